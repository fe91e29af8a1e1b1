"""What is wrong with a text that a lawyer wrote elsewhere is found at its place, and nothing else is.

A case is a Markdown file in ``texts/``. Its head says what it is about and what is found: for each message the words
that are marked, in any order; empty ones where the whole paragraph is meant. The same text is read from a file of Word
too. Notes (info) are left aside.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import outside
from docgen.finding import Finding, Severity
from docgen.messages import LANGUAGES, words
from docgen.outside import lints
from docgen.reports import manual
from tests.examples import ROOT
from tests.outside.word import as_word
from tests.program import run

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "texts").glob("*.md"))


def head(file: Path) -> dict[str, Any]:
    _, written, _ = file.read_text("utf-8").split("---\n", 2)
    loaded: dict[str, Any] = yaml.load(written, yaml.CSafeLoader)
    return loaded


def key(one: Finding) -> str:
    return one.said.key


def told(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity is not Severity.INFO]


def at(one: Finding, lines: list[str]) -> str:
    """The words that are marked, or all from the place on."""
    place = one.location
    start = place.column - 1
    return lines[place.line - 1][start : start + place.length if place.length else None]


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_what_is_wrong_is_found_at_its_place(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    found = sorted((key(one), at(one, lines)) for one in told(outside.check(file)))
    expected = sorted((name, said) for name, some in head(file)["finds"].items() for said in some)
    assert [name for name, _ in found] == [name for name, _ in expected], found
    assert all(words.startswith(said) for (_, words), (_, said) in zip(found, expected, strict=True)), found


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_the_same_is_found_in_a_file_of_word(file: Path, tmp_path: Path) -> None:
    def without_links(findings: list[Finding]) -> Counter[str]:
        return Counter(key(one) for one in told(findings) if one.code != "TXT007")

    copy = tmp_path / f"{file.stem}.docx"
    copy.write_bytes(as_word(file))
    assert without_links(outside.check(copy)) == without_links(outside.check(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_text_has_words(language: str) -> None:
    for file in TEXTS:
        for one in outside.check(file):
            said = words(one, language)
            assert said.message
            assert "{" not in said.message


def test_every_lint_fails_somewhere_and_has_a_page() -> None:
    failing = {name.partition(".")[0] for file in TEXTS for name in head(file)["finds"]}
    notes = {"TXT001", "TXT002", "TXT011"}
    pages = {page.code: page for page in manual.pages() if page.family == "TXT"}
    assert pages.keys() == failing | notes
    for page in pages.values():
        assert page.title
        assert page.why
        assert page.code == "TXT001" or (page.what and page.fails and page.passes)


def test_lints_are_found_by_listing_the_folder() -> None:
    assert {f"{name}.py" for name in lints.names()} == {
        file.name for file in Path(lints.__file__).parent.glob("*.py") if file.name != "__init__.py"
    }


def test_the_command_checks_texts_alone_and_writes_nothing(tmp_path: Path) -> None:
    text = tmp_path / "contract.md"
    text.write_text((HERE / "texts" / "de-stale-numbers.md").read_text("utf-8"), "utf-8")
    done = run("check", "--text", str(text), "--lang", "en", cwd=tmp_path)
    assert done.code == 1
    assert f"{text}:17:74: error TXT003: “§ 9 Abs. 2” (in § 1(1)) leads to no clause of this text" in done.err
    assert "info TXT002: " in done.err
    assert [one.name for one in tmp_path.iterdir()] == ["contract.md"]


@pytest.mark.parametrize(
    ("written", "at"), [("The **Supplier** acts forthwith.", (1, 23)), ("One\nline, forthwith.", (2, 7))]
)
def test_a_note_on_wording_stands_at_its_words(written: str, at: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(written, "utf-8")
    (note,) = [one for one in outside.check(tmp_path / "x.md", "en", ROOT / "clauses") if one.code == "STY002"]
    assert (note.location.line, note.location.column) == at


def test_a_link_of_the_contents_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    entries = "- [1 Term](#1-term)\n- [2 Charges](#2-fees)"
    (tmp_path / "x.md").write_text(f"## Contents\n\n{entries}\n\n## 1 Term\n\nOne.\n\n## 2 Charges\n\nTwo.\n", "utf-8")
    found = told(outside.check(tmp_path / "x.md", "en"))
    assert [(key(one), one.location.line) for one in found] == [("TXT007.nowhere", 4)]
