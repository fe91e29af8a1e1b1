# Documents as targets of make: included by the Makefile here, and through it by that of whoever wants documents.
# docs/rebuild.md says how. Names of ours begin with "docgen-" or "DOCGEN_".
#
# A stamp stands for each engagement, and one, +all, for all. It depends on whatever was read (docgen build --depfile); documents
# depend on the stamp, with an empty recipe, so that one that stays as it is does not pass for new; the "+" has "make -n"
# look at its time too.

DOCGEN_HOME := $(patsubst ./%,%,$(dir $(lastword $(MAKEFILE_LIST))))
DOCGEN_INPUTS ?= $(DOCGEN_HOME)inputs
DOCGEN_OUTPUT ?= $(DOCGEN_HOME)output
DOCGEN_FLAGS ?=

docgen-bin := $(DOCGEN_HOME).venv/bin
docgen-ready := $(DOCGEN_HOME).venv/.ready
docgen-stamps := $(DOCGEN_OUTPUT)/.make
docgen-folders := $(if $(DOCGEN_HOME),--clauses $(DOCGEN_HOME)clauses --templates $(DOCGEN_HOME)templates) \
	$(if $(filter inputs,$(DOCGEN_INPUTS)),,--inputs $(DOCGEN_INPUTS)) \
	$(if $(filter output,$(DOCGEN_OUTPUT)),,--output $(DOCGEN_OUTPUT))

# Where make itself works on several engagements at a time, each build works on one file at a time.
docgen-run = $(strip $(docgen-bin)/docgen build $(1) $(docgen-folders) $(if $(1),$(if $(findstring jobserver,$(MAKEFLAGS)),--jobs 1)) \
	$(DOCGEN_FLAGS) --depfile $(docgen-stamps)/$(2).d --depfile-target $@) && touch $@

# Make's targets have no blanks in their names; an engagement that has is built with all others, but is no target.
docgen-engagements := $(shell cd '$(DOCGEN_INPUTS)' 2>/dev/null && for name in */; do \
	case "$$name" in (*[!A-Za-z0-9._/-]*) ;; (*) echo "$${name%/}";; esac; done)

docgen-hash := \#

# What times alone would not tell: the stamps of which an output was deleted, or was written after them by somebody else,
# and those after which something was changed that bears an older time.
docgen-lost := $(shell for stamp in '$(docgen-stamps)'/$(if $(docgen-all-alone),+all,*).done; do [ -f "$$stamp" ] || continue; \
	sed -n 's/^$(docgen-hash) output //p' "$${stamp%.done}.d" | while IFS= read -r path; do \
	if [ ! -e "$$path" ] || [ "$$path" -nt "$$stamp" ]; then echo "$$stamp"; break; fi; done; \
	name="$${stamp$(docgen-hash)$(docgen-hash)*/}"; own='$(DOCGEN_INPUTS)'/"$${name%.done}"; \
	[ -d "$$own" ] || own='$(DOCGEN_INPUTS)'; [ -z "$$(find "$$own" '$(DOCGEN_HOME)clauses' '$(DOCGEN_HOME)templates' -cnewer "$$stamp" -print -quit \
	2>/dev/null)" ] || echo "$$stamp"; done)

docgen-program := $(docgen-ready) $(shell find $(DOCGEN_HOME)docgen -name '*.py')

.PHONY: docgen-build docgen-setup docgen-force

docgen-build: $(docgen-stamps)/+all.done

docgen-setup: $(docgen-ready)

$(docgen-ready): $(DOCGEN_HOME)requirements.lock $(DOCGEN_HOME)pyproject.toml
	@$(DOCGEN_HOME).ci/setup run
	@touch $@

ifneq ($(strip $(docgen-lost)),)
$(sort $(docgen-lost)): docgen-force
endif

$(docgen-stamps)/+all.done: $(docgen-program)
	@$(call docgen-run,,+all)

# Two builds never write to one folder: that of all waits for those of single engagements, unless it is all that is wanted.
ifndef docgen-all-alone
$(docgen-stamps)/+all.done: | $(docgen-engagements:%=$(docgen-stamps)/%.done)
endif

ifneq ($(strip $(docgen-engagements)),)
$(docgen-engagements:%=$(docgen-stamps)/%.done): $(docgen-stamps)/%.done: $(docgen-program)
	@$(call docgen-run,$*,$*)
endif

define docgen-documents
$(DOCGEN_OUTPUT)/$(1)/%: $(docgen-stamps)/$(1).done ; +
endef
$(foreach name,$(docgen-engagements),$(eval $(call docgen-documents,$(name))))

-include $(wildcard $(docgen-stamps)/*.d)
