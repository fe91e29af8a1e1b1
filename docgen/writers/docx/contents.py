"""The table of contents: a field that Word can update, whose entries are right before it does.

In: the document. Out: one paragraph per heading with its number, as a link. Page numbers are left out, because only
Word knows them once it has laid out the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.assembly.document import Document
from docgen.writers.docx.names import add, instruction, paragraph, text_run
from docgen.writers.docx.targets import bookmark
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that the table of contents shows."""

    level: int
    number: str
    heading: str
    anchor: str


def entries(document: Document) -> Iterator[Entry]:
    """The headings of ``document`` in reading order, as deep as its contents go."""
    yield from (Entry(1, "", clause.title, clause.anchor) for clause in document.opening if clause.titled)
    yield from _sections(document, schedules=False)
    yield from (Entry(1, "", clause.title, clause.anchor) for clause in document.closing if clause.titled)
    yield from _sections(document, schedules=True)


def write_contents(out: etree._Element, document: Document, writing: Writing) -> None:
    """Write the table of contents of ``document``, if it has headings."""
    shown = list(entries(document))
    for position, entry in enumerate(shown):
        line = paragraph(out, writing.styles.id(f"toc {entry.level}"))
        if position == 0:
            _begin(line, document.contents_depth)
        link = line
        if entry.anchor:
            link = add(line, "hyperlink", anchor=bookmark(entry.anchor), history="1")
            writing.referenced.add(entry.anchor)
        if entry.number:
            text_run(link, entry.number)
            add(add(link, "r"), "tab")
        text_run(link, entry.heading)
        if position == len(shown) - 1:
            add(add(line, "r"), "fldChar", fldCharType="end")


def _sections(document: Document, *, schedules: bool) -> Iterator[Entry]:
    for section in document.schedules if schedules else document.sections:
        yield Entry(1, section.label, section.heading, section.anchor)
        if document.contents_depth > 1:
            yield from (Entry(2, each.number, each.title, each.anchor) for each in section.clauses if each.titled)


def _begin(line: etree._Element, depth: int) -> None:
    add(add(line, "r"), "fldChar", fldCharType="begin")
    # \u takes in the styles that have an outline level; naming them after \t depends on the reader's list separator.
    instruction(line, f'TOC \\o "1-{depth}" \\n \\h \\z \\u')
    add(add(line, "r"), "fldChar", fldCharType="separate")
