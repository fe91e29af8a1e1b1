"""Captions: label, number and words above a table or figure.

In: the label as the tree has it, such as ``Table 3``. Out: a caption whose number is a sequence field with the right
result, and whose label is bookmarked for cross-references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.document import Figure, Table
from docgen.writers.docx.inline import write_inlines
from docgen.writers.docx.names import paragraph, simple_field, text_run
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree

_BETWEEN = "\u2003"


def write_caption(out: etree._Element, block: Table | Figure, writing: Writing) -> None:
    """Write the caption of ``block``; nothing if it has neither label nor words."""
    if not block.label and not block.caption:
        return
    caption = paragraph(out, writing.styles.id("Caption"))
    if block.label:
        bookmark = writing.open_bookmark(caption, block.anchor)
        _label(caption, block, writing)
        writing.close_bookmark(caption, bookmark)
        text_run(caption, _BETWEEN)
    write_inlines(caption, block.caption, writing)


def _label(caption: etree._Element, block: Table | Figure, writing: Writing) -> None:
    style = writing.styles.id("Caption Label")
    before, number, after = block.label.rpartition(block.number)
    sequence = "".join(letter for letter in before if letter.isalpha())
    if not (sequence and number.isdecimal()):
        text_run(caption, block.label, style)
        return
    text_run(caption, before, style)
    code = f"SEQ {sequence} \\* ARABIC"
    if int(number) != writing.sequences.get(sequence, 0) + 1:
        code += f" \\r {number}"
    writing.sequences[sequence] = int(number)
    simple_field(caption, code, number, style)
    if after:
        text_run(caption, after, style)
