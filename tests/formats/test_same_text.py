"""All four files of a document say the same: every word and every number of the tree, in its order, and nothing more.

The words are read back by programs that are not ours. LibreOffice computes the numbers of the Word file itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from docgen.assembly.document import Document
from tests import examples
from tests.browser import Browser
from tests.formats import readers
from tests.verdicts import Verdict
from tests.writers import office

_AROUND, _MOST, _LONGEST = 6, 20, 40


@pytest.fixture(params=examples.DOCUMENTS, ids="/".join)
def name(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param[0], request.param[1]


@pytest.fixture
def document(name: tuple[str, str]) -> Document:
    return examples.example(name[0]).documents[name[1]].document


def test_word(name: tuple[str, str], document: Document, shown: Path, verdict: Verdict) -> None:
    lines = office.lines(shown / f"{'-'.join(name)}.txt")
    found, expected = readers.word(lines, document)
    compare(name, "docx", found, expected, verdict)


def test_pdf(name: tuple[str, str], document: Document, built: Path, verdict: Verdict) -> None:
    found, expected = readers.pdf(built / name[0] / f"{name[1]}.pdf", document)
    compare(name, "pdf", found, expected, verdict)


def test_html(name: tuple[str, str], document: Document, built: Path, tab: Browser, verdict: Verdict) -> None:
    found, expected = readers.html(tab, built / name[0] / f"{name[1]}.html", document)
    compare(name, "html", found, expected, verdict)


def test_markdown(name: tuple[str, str], document: Document, built: Path, verdict: Verdict) -> None:
    found, expected = readers.markdown((built / name[0] / f"{name[1]}.md").read_text("utf-8"), document)
    compare(name, "md", found, expected, verdict)


def compare(name: tuple[str, str], form: str, found: list[str], expected: list[str], verdict: Verdict) -> None:
    """Fail with each place where the two differ."""
    assert len(expected) > 1000
    wrong = list(differences(expected, found))
    verdict(name, form, "same text", len(wrong))
    if wrong:
        more = [f"... and {len(wrong) - _MOST} more"] if len(wrong) > _MOST else []
        pytest.fail("\n".join([f"{'/'.join(name)}.{form}, [-of the tree-] {{+of the file+}}:", *wrong[:_MOST], *more]))


def differences(expected: list[str], found: list[str]) -> Iterator[str]:
    """Each place where two sequences of words differ, with the words around it: ``before [-lost-] {+added+} after``."""
    begin = next((n for n, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), None)
    if begin is None and len(expected) == len(found):
        return
    # What is the same at the beginning need not be compared with everything.
    start = max(0, min(len(expected), len(found)) - _AROUND if begin is None else begin - _AROUND)
    expected, found = expected[start:], found[start:]
    for kind, lost, lost_end, added, added_end in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if kind != "equal":
            parts = [
                *expected[max(0, lost - _AROUND) : lost],
                *([f"[-{_shortened(expected[lost:lost_end])}-]"] if lost < lost_end else []),
                *([f"{{+{_shortened(found[added:added_end])}+}}"] if added < added_end else []),
                *expected[lost_end : lost_end + _AROUND],
            ]
            yield " ".join(parts)


def _shortened(words: list[str]) -> str:
    return " ".join(words if len(words) <= _LONGEST else [*words[: _LONGEST - 3], "...", *words[-3:]])


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("one two three", []),
        ("one three", ["one [-two-] three"]),
        ("one two two three", ["one two {+two+} three"]),
        ("one 2 three", ["one [-two-] {+2+} three"]),
        ("one two", ["one two [-three-]"]),
        ("one two three four", ["one two three {+four+}"]),
        ("two one three", ["{+two+} one two three", "one [-two-] three"]),
    ],
)
def test_a_difference_is_told(found: str, said: list[str]) -> None:
    assert list(differences(["one", "two", "three"], found.split())) == said
