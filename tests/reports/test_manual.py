"""The manual of all that can be found: complete, and as fresh as the docstrings from which it is made."""

from __future__ import annotations

from functools import cache

import pytest

from docgen import rules
from docgen.finding import Severity
from docgen.messages import LANGUAGES
from docgen.model.needs import guarded
from docgen.reports import manual, manual_forms
from tests import examples


@cache
def pages() -> dict[str, manual.Page]:
    return {page.code: page for page in manual.pages()}


def test_the_reference_is_fresh() -> None:
    written = (examples.ROOT / "docs" / "rules.md").read_text("utf-8")
    assert written == manual_forms.reference("en"), "run “make reference”"


@pytest.mark.parametrize("code", sorted(rules.every()))
def test_the_docstring_of_a_rule_is_a_whole_page(code: str) -> None:
    page = pages()[code]
    assert page.title
    assert page.what
    assert page.why
    assert page.fails
    assert page.passes
    assert guarded(rules.every()[code].__doc__) is not None
    assert page.severities


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_a_name(language: str) -> None:
    assert [family for family in manual.families(language) if not manual.named(family, language)] == []


def test_what_a_finding_weighs_is_read_off_the_program() -> None:
    error, warning, info = Severity
    assert pages()["REQ002"].severities == (error,)
    assert pages()["COST001"].severities == (warning,)
    assert pages()["OPS001"].severities == (info,)
    assert pages()["VOL003"].severities == (error, warning)  # by a variable
    assert pages()["POS001"].severities == (error, warning)  # by whether the documents are issued
    assert pages()["UPK013"].severities == (error,)


def test_names_of_fields_are_code_and_nothing_else_is_a_mark() -> None:
    shown = manual_forms.reference("en")
    assert "`kind: training` without `trainees`" in shown
    assert "``" not in shown
