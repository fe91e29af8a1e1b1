"""The body: sections, schedules and clauses, each heading in the style that numbers it.

In: the document. Out: its paragraphs and tables, added to what is written. No number is typed: Word computes each, and
each is checked against the tree.
"""

from __future__ import annotations

from docgen.assembly.document import Clause, Document, Section
from docgen.writers.docx.blocks import write_blocks
from docgen.writers.docx.comments import comment
from docgen.writers.docx.markup import run
from docgen.writers.docx.numbering import Outline
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.setting import FLUSH, clause_setting, schedule_setting
from docgen.writers.docx.together import keep_end
from docgen.writers.docx.writing import Writing

_FITS = 40


def write_body(out: Pieces, document: Document, writing: Writing) -> None:
    """Write all of ``document`` but its front tables.

    Raises ValueError if a number differs from what Word would compute, or a cross-reference points to nothing.
    """
    for clause in document.opening:
        _write_clause(out, clause, None, writing)
    _write_sections(out, document.sections, writing.numbering.outline("heading 1"), writing)
    for clause in document.closing:
        _write_clause(out, clause, None, writing)
    _write_sections(out, document.schedules, writing.numbering.outline("Schedule Heading"), writing)


def _write_sections(out: Pieces, sections: tuple[Section, ...], outline: Outline, writing: Writing) -> None:
    numbered = next((section for section in sections if section.number), None)
    if numbered:
        outline.name_first_level(numbered.label, numbered.number)
    for section in sections:
        style = "Schedule Heading" if section.schedule else "heading 1"
        if section.number:
            outline.advance(0, section.label)
        else:
            style = "Heading Unnumbered"
        writing.anchor = section.anchor
        _write_heading(out, style, section.heading, writing)
        for clause in section.clauses:
            _write_clause(out, clause, (section, outline), writing)
        if section.schedule:
            keep_end(out)


def _write_clause(out: Pieces, clause: Clause, within: tuple[Section, Outline] | None, writing: Writing) -> None:
    writing.tag = f"{clause.id}|{clause.origin.version}|{clause.origin.position}"
    writing.anchor = clause.anchor
    start = len(out)
    setting = FLUSH
    if within and (clause.number or not clause.titled):
        section, outline = within
        setting = schedule_setting(outline) if section.schedule else clause_setting(outline)
    if clause.titled:
        style = "Heading Unnumbered 2" if within else "Heading Unnumbered"
        if within and clause.number:
            style = "Schedule Heading 2" if within[0].schedule else "heading 2"
            within[1].advance(1, clause.number)
        _write_heading(out, style, clause.title, writing)
    write_blocks(out, clause.blocks, setting, writing)
    if clause.notes:
        comment(out[start:], clause.notes, writing.comments)
    writing.tag = ""


def _write_heading(out: Pieces, style: str, words: str, writing: Writing) -> None:
    """Write a heading. A clause's bears its origin; its bookmark lies within, so a reference copies words alone."""
    begin, end = writing.bookmark(writing.take_anchor())
    heading = f"{begin}{run(words)}{end}"
    if writing.tag and len(words.partition(" ")[0]) <= _FITS:  # see blocks.py: a longer word would hang LibreOffice
        heading = writing.control(writing.tag, heading)
    writing.tag = ""
    out.append(Line(writing.styles.id(style), heading))
