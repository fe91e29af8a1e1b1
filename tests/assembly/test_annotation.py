"""A review copy: the same text with notes beside it, in each format marked as no part of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from openxml_audit import OpenXmlValidator

from docgen.assembly.document import Clause, Document
from docgen.assembly.walk import clauses
from docgen.build import work
from docgen.build.places import Target
from docgen.writers import docx, html, markdown
from tests import examples

GUIDANCE = "Ask the insurer first, *before* any talk.\n\n- Does it cover <b>fines</b>?\n- Until when?"


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Document]:
    """The contract of an example whose limit of liability bears guidance: as it is, and with notes."""
    folder = tmp_path_factory.mktemp("library")
    library = examples.library(folder)
    for file in library.rglob("liability.cap*.md"):
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        facts = yaml.load(head, yaml.CSafeLoader) | {"guidance": GUIDANCE}
        file.write_text(f"---\n{yaml.safe_dump(facts, allow_unicode=True)}---\n{body}", "utf-8")
    places = replace(examples.HERE, clauses=library)
    target = Target("one", examples.ROOT / "inputs" / examples.NAMES[0], "one")
    plain, annotated = (work.check(places, one)[1]["contract"].document for one in (target, target.review()))
    return plain, annotated


def without_notes(document: Document) -> Document:
    def each(group: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(replace(one, notes=()) for one in group)

    return replace(
        document,
        opening=each(document.opening),
        sections=tuple(replace(one, clauses=each(one.clauses)) for one in document.sections),
        closing=each(document.closing),
        schedules=tuple(replace(one, clauses=each(one.clauses)) for one in document.schedules),
    )


def test_the_text_is_that_of_the_document(copies: tuple[Document, Document]) -> None:
    plain, annotated = copies
    assert replace(without_notes(annotated), cover=plain.cover) == plain
    assert not any(one.notes for one in clauses(plain))


def test_the_cover_and_every_page_say_that_it_is_a_review_copy(copies: tuple[Document, Document]) -> None:
    plain, annotated = copies
    for words in (annotated.cover.kind, annotated.cover.running_head, annotated.cover.notice):
        assert "review copy" in words.lower() or "not to be given" in words
    assert "review" not in plain.cover.running_head.lower()


def test_notes_stand_in_every_format_and_in_no_document(copies: tuple[Document, Document], tmp_path: Path) -> None:
    plain, annotated = copies
    templates = examples.ROOT / "templates"
    shown = html.write(annotated, templates).decode()
    assert '<aside class="review"' in shown
    assert "Does it cover &lt;b&gt;fines&lt;/b&gt;?" in shown
    text = markdown.write(annotated, templates).decode()
    assert f"> **{annotated.cover.note}**" in text
    assert any(line.startswith("> - Does it cover") for line in text.splitlines())
    file = tmp_path / "review.docx"
    file.write_bytes(docx.write(annotated, templates))
    with ZipFile(file) as package:
        comments = package.read("word/comments.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "Does it cover &lt;b&gt;fines&lt;/b&gt;?" in comments
    noted = sum(bool(one.notes) for one in clauses(annotated))
    assert comments.count("<w:comment ") == body.count("<w:commentReference ") == noted > 0
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    for written in (html.write(plain, templates), markdown.write(plain, templates)):
        assert b"Does it cover" not in written
    with ZipFile(_saved(tmp_path / "plain.docx", docx.write(plain, templates))) as package:
        assert "word/comments.xml" not in package.namelist()


def _saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
