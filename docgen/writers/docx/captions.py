"""Captions: label, number and words above a table or figure.

In: the label as the tree has it, such as ``Table 3``. Out: a caption whose number is a sequence field with the right
result, and whose label is bookmarked for cross-references.
"""

from __future__ import annotations

from docgen.assembly.nodes import Figure, Table
from docgen.writers.docx.inline import inlines
from docgen.writers.docx.markup import field, run
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.writing import Writing

_BETWEEN = "\u2003"


def write_caption(out: Pieces, block: Table | Figure, writing: Writing) -> None:
    """Write the caption of ``block``; nothing if it has neither label nor words."""
    if not block.label and not block.caption:
        return
    label = ""
    if block.label:
        begin, end = writing.bookmark(block.anchor)
        label = f"{begin}{_label(block, writing)}{end}{run(_BETWEEN)}"
    out.append(Line(writing.styles.id("Caption"), label + inlines(block.caption, writing)))


def _label(block: Table | Figure, writing: Writing) -> str:
    style = writing.styles.id("Caption Label")
    before, number, after = block.label.rpartition(block.number)
    sequence = "".join(letter for letter in before if letter.isalpha())
    if not (sequence and number.isdecimal()):
        return run(block.label, style)
    code = f"SEQ {sequence} \\* ARABIC"
    if int(number) != writing.sequences.get(sequence, 0) + 1:
        code += f" \\r {number}"
    writing.sequences[sequence] = int(number)
    return run(before, style) + field(code, number, style) + (run(after, style) if after else "")
