"""The table of contents: a field that Word can update, whose entries are right before it does.

In: the document, and on which page each bookmark stands as far as that is known. Out: one paragraph per heading with
its number and its page, as a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.assembly.document import Document
from docgen.writers.docx.markup import field, field_mark, instruction, link, run, tab
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.targets import bookmark
from docgen.writers.docx.writing import Writing

_FLUSH = '<w:ind w:firstLine="0"/>'  # without a number, the tab would end where the words of the others begin
_UNKNOWN = 0  # a number that takes the room of one, while the pages are still to be found


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


def write_contents(out: Pieces, document: Document, writing: Writing, pages: Mapping[str, int]) -> None:
    """Write the table of contents of ``document``, if it has headings; ``pages`` are those of bookmarks, by name."""
    shown = list(entries(document))
    for position, entry in enumerate(shown):
        runs = (run(entry.number) + tab() if entry.number else "") + run(entry.heading)
        if entry.anchor:
            place = bookmark(entry.anchor)
            runs = link(place, runs + tab() + field(f"PAGEREF {place} \\h", str(pages.get(place, _UNKNOWN))))
            writing.referenced.add(entry.anchor)
        if position == 0:
            runs = _begin(document.contents_depth) + runs
        if position == len(shown) - 1:
            runs += field_mark("end")
        out.append(Line(writing.styles.id(f"toc {entry.level}"), runs, "" if entry.number else _FLUSH))


def _sections(document: Document, *, schedules: bool) -> Iterator[Entry]:
    for section in document.schedules if schedules else document.sections:
        yield Entry(1, section.label, section.heading, section.anchor)
        if document.contents_depth > 1:
            yield from (Entry(2, each.number, each.title, each.anchor) for each in section.clauses if each.titled)


def _begin(depth: int) -> str:
    # \u takes in the styles that have an outline level; naming them after \t depends on the reader's list separator.
    code = instruction(f'TOC \\o "1-{depth}" \\h \\z \\u')
    return f"{field_mark('begin')}{code}{field_mark('separate')}"
