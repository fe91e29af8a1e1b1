# Builds the documents of every engagement under inputs/. "make help" lists what else there is.
# Another Makefile can include this one: then there is nothing but the targets of docgen.mk, and its own goal stays first.

DOCGEN_INCLUDED := $(filter-out $(firstword $(MAKEFILE_LIST)),$(lastword $(MAKEFILE_LIST)))
DOCGEN_GOAL := $(.DEFAULT_GOAL)
ifndef DOCGEN_INCLUDED
docgen-all-alone := $(if $(filter-out build golden pictures,$(MAKECMDGOALS)),,yes)
endif
include $(dir $(lastword $(MAKEFILE_LIST)))docgen.mk
.DEFAULT_GOAL := $(DOCGEN_GOAL)

ifndef DOCGEN_INCLUDED

BIN := .venv/bin
UV := uv==0.13.9
# One more than the cores of a small machine: some tests wait for LibreOffice or a browser. Each begins with a part of
# its own, so that what the tests of a file share is mostly made once, and takes over from the others when it is through.
PYTEST_WORKERS ?= 3
PYTEST = PYTHONDONTWRITEBYTECODE= $(BIN)/pytest
PYTEST_PARALLEL = -n $(PYTEST_WORKERS) --dist worksteal

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: build check watch bench test test-all lint format setup lock fonts fields reference golden pictures clean help

build: docgen-build ## Build all documents of all engagements (plain "make" does this)

## inputs/<engagement>: Build the documents of one engagement
ifneq ($(strip $(docgen-engagements)),)
.PHONY: $(docgen-engagements:%=inputs/%) $(docgen-engagements:%=inputs/%/)
$(docgen-engagements:%=inputs/%): inputs/%: $(docgen-stamps)/%.done
$(docgen-engagements:%=inputs/%/): inputs/%/: $(docgen-stamps)/%.done
endif

check: .venv/.ready ## Check inputs, clauses and documents without writing anything
	@status=0; \
	$(BIN)/docgen check || status=$$?; \
	$(BIN)/docgen check --library || status=$$?; \
	exit $$status

watch: .venv/.ready ## Rebuild whenever an input, a clause or a template changes, and show it on a page
	@$(BIN)/docgen watch

bench: .venv/.ready ## Measure how long building takes
	@$(BIN)/python -m tests.bench

# Tests are compiled while the code is checked, which leaves a core to spare.
test: .venv/.ready-test ## Check the code and run all tests, installing the programs they need
	@.ci/setup tools
	@$(PYTEST) -q --collect-only >/dev/null 2>&1 & \
		$(MAKE) --no-print-directory lint; lint=$$?; wait; \
		$(PYTEST) $(PYTEST_PARALLEL) && exit $$lint

test-all: test ## Run all tests and then try every combination of kinds, laws, languages, positions … (minutes)
	@$(PYTEST) $(PYTEST_PARALLEL) -m exhaustive

lint: .venv/.ready-test ## Check format, style, types and the direction of imports
	@status=0; \
	$(BIN)/ruff format --check || status=1; \
	$(BIN)/ruff check || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/lint-imports --no-logo || status=1; \
	exit $$status

format: .venv/.ready-test ## Format the code and mend what the linter can
	@$(BIN)/ruff check --fix --quiet || true
	@$(BIN)/ruff format

setup: .venv/.ready ## Set up the environment in .venv (every target does so when it must)

.venv/.ready-test: .venv/.ready requirements-test.lock
	@.ci/setup test
	@touch $@

LOCK = .cache/uv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" --group build pyproject.toml

# Of axe-playwright-python the tests take a script; the driver that it would bring weighs fifty megabytes.
UNUSED = --no-emit-package playwright --no-emit-package pyee --no-emit-package greenlet

lock: .venv/.ready ## Pin the newest versions that pyproject.toml allows
	@$(BIN)/python -m venv .cache/uv && .cache/uv/bin/pip install -qq "$(UV)"
	@$(LOCK) -o requirements.lock
	@$(LOCK) --extra test -c requirements.lock $(UNUSED) -o requirements-test.lock

SUBSET = $(BIN)/pyftsubset templates/fonts/$(1).ttf --flavor=woff2 --name-IDs=0,13,14 --drop-tables+=FFTM \
	--layout-features+=tnum,lnum,case,zero --unicodes-file=templates/fonts/web/$(2).txt --output-file=templates/fonts/web/$(3).woff2

fonts: .venv/.ready ## Make the fonts for HTML pages from those in templates/fonts
	@for style in Regular Italic SemiBold Bold BoldItalic; do \
		low=$$(echo $$style | tr A-Z a-z); \
		$(call SUBSET,SourceSerif4-$$style,unicodes,serif-$$low) && \
		$(call SUBSET,SourceSans3-$$style,unicodes,sans-$$low) || exit 1; \
	done
	@$(call SUBSET,DejaVuSans,symbols,symbols) --no-hinting

fields: .venv/.ready ## Make the schemas and the pages on the fields anew, after a change of a field or of its words
	@$(BIN)/docgen schema
	@$(BIN)/docgen schema --page en > docs/fields.md
	@$(BIN)/docgen schema --page de > docs/felder.md

reference: .venv/.ready ## Make docs/rules.md anew from the docstrings of rules and the words of findings
	@$(BIN)/docgen rules --format markdown --lang en > docs/rules.md

golden: .venv/.ready ## Take over the Markdown of the examples as what the tests expect, after reading the difference
	@$(BIN)/docgen build --bare --to md --output .cache/golden --quiet
	@cd .cache/golden; for file in */*.md; do install -D -m 644 $$file ../../tests/golden/$$file; done
	@git --no-pager diff --stat -- tests/golden

pictures: build ## Make the pictures of the README and the guides anew from the built documents
	@.ci/setup tools
	@$(BIN)/python -m docs.pictures.make

clean: ## Remove all generated documents and caches
	@if [ -d output ]; then find output -mindepth 1 ! -path output/.gitkeep -delete; fi
	@rm -rf .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find docgen tests -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-22s %s\n", $$1, $$2} \
		/^## / {sub(/^## /, ""); split($$0, part, ": "); printf "  make %-22s %s\n", part[1], part[2]}' Makefile

endif
