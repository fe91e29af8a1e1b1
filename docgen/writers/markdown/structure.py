"""The whole text: title and facts, key terms, contents, clauses under their headings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from docgen.assembly.document import Clause, Cover, Document, Section
from docgen.assembly.nodes import Reference
from docgen.assembly.walk import clauses, inlines
from docgen.writers.markdown.blocks import Manner, blocks, bullet
from docgen.writers.markdown.escaping import escape, line
from docgen.writers.markdown.inline import link
from docgen.writers.remembered import CLAUSES, DOCUMENTS


def whole(document: Document, abbreviations: frozenset[str]) -> str:
    """The document as one text."""
    manner = _manner(abbreviations, frozenset(_targets(document)), document.cover.note)
    lines = [
        *_cover(document.cover),
        *_front(document, manner),
        *_contents(document),
        *[words for one in document.opening for words in _clause(one, 2, manner)],
        *[words for one in document.sections for words in _section(one, manner)],
        *[words for one in document.closing for words in _clause(one, 2, manner)],
        *[words for one in document.schedules for words in _section(one, manner)],
    ]
    return "\n".join(lines).strip("\n") + "\n"


def _targets(document: Document) -> Iterator[str]:
    """The anchors that something in the document leads to: references, and the contents."""
    for content in (document.front, *(clause.blocks for clause in clauses(document))):
        for node in inlines(content):
            if isinstance(node, Reference):
                yield from (part.anchor for part in node.parts if part.anchor)
    for entry in _entries(document):
        yield entry.anchor
        if isinstance(entry, Section) and document.contents_depth > 1:
            yield from (clause.anchor for clause in entry.clauses if clause.titled)


def _entries(document: Document) -> tuple[Clause | Section, ...]:
    return (*document.opening, *document.sections, *document.closing, *document.schedules)


def _cover(cover: Cover) -> list[str]:
    lines = [_heading(1, cover.title), "", f"**{escape(cover.kind)}**", ""]
    lines += [words for party in cover.parties for words in bullet([line(escape(party))])]
    said = cover.status in (fact for _, fact in cover.facts)
    lines += ["", line(escape(cover.status)), ""] if cover.status and not said else [""]
    lines += [words for label, fact in cover.facts for words in bullet([line(f"{escape(label)}: {escape(fact)}")])]
    return [*lines, "", *([f"> {line(escape(cover.notice))}", ""] if cover.notice else [])]


def _front(document: Document, manner: Manner) -> list[str]:
    if not document.front:
        return []
    return [_heading(2, document.cover.front_heading), "", *blocks(document.front, manner), ""]


def _contents(document: Document) -> list[str]:
    lines = [_heading(2, document.cover.contents_heading), ""]
    for entry in _entries(document):
        if isinstance(entry, Section):
            lines += bullet([link(_labelled(entry.label, entry.heading), entry.anchor)])
            below = [clause for clause in entry.clauses if clause.titled] if document.contents_depth > 1 else []
            lines += [f"  - {link(_labelled(clause.number, clause.title), clause.anchor)}" for clause in below]
        elif entry.titled:
            lines += bullet([link(_labelled(entry.number, entry.title), entry.anchor)])
    return [*lines, ""]


def _section(block: Section, manner: Manner) -> list[str]:
    lines = _anchored(_heading(2, _labelled(block.label, block.heading)), block.anchor, manner)
    return [*lines, *[words for one in block.clauses for words in _clause(one, 3, manner)]]


@lru_cache(maxsize=CLAUSES)
def _clause(block: Clause, level: int, manner: Manner) -> tuple[str, ...]:
    """The lines of a clause, found again where neither it nor the manner has changed since it was last written."""
    if block.titled:
        lines = _anchored(_heading(level, _labelled(block.number, block.title)), block.anchor, manner)
    else:
        anchor = manner.anchor(block.anchor)
        lines = [anchor, ""] if anchor else []
    return (*lines, *_notes(block, manner), *blocks(block.blocks, manner), "")


@lru_cache(maxsize=DOCUMENTS)
def _manner(abbreviations: frozenset[str], targets: frozenset[str], note: str) -> Manner:
    """One and the same manner for the same document, so that it is quickly known."""
    return Manner(abbreviations, targets, note)


def _notes(block: Clause, manner: Manner) -> list[str]:
    """What a review copy says beside the text, as a quotation."""
    if not block.notes:
        return []
    said = [f"**{escape(manner.note)}**", "", *blocks(block.notes, manner)]
    return [*(f"> {one}".rstrip() for one in said), ""]


def _anchored(heading: str, anchor: str, manner: Manner) -> list[str]:
    mark = manner.anchor(anchor)
    return [mark, heading, ""] if mark else [heading, ""]


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {line(escape(words))}"


def _labelled(label: str, words: str) -> str:
    return f"{label} {words}" if label else words
