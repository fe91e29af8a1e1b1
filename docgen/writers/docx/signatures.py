"""Signatures: the parties side by side, each with its lines, never split over two pages.

In: the signature blocks of the tree. Out: tables without borders but for the lines that people sign on.
"""

from __future__ import annotations

from docgen.assembly.nodes import SignatureBlock, SignatureLine, Signatures
from docgen.writers.docx.inline import inlines
from docgen.writers.docx.markup import run
from docgen.writers.docx.pieces import Line, Pieces, markup
from docgen.writers.docx.table import grid
from docgen.writers.docx.writing import Writing

_GAP = 567
_ROOM_TO_SIGN = 680


def write_signatures(out: Pieces, signatures: Signatures, writing: Writing) -> None:
    """Write the blocks in pairs."""
    for first in range(0, len(signatures.blocks), 2):
        if out and isinstance(out[-1], str):
            out.append(Line(writing.styles.id("Table End"), keep=True))
        out.append(_pair(signatures.blocks[first : first + 2], writing))


def _pair(pair: tuple[SignatureBlock, ...], writing: Writing) -> str:
    half = (writing.page.width - _GAP) // 2
    widths = [half, _GAP, half]
    rows = [_row(widths, [[_party(block, writing)] for block in pair], writing)]
    for position in range(max(len(block.lines) for block in pair)):
        lines = [block.lines[position] if position < len(block.lines) else None for block in pair]
        written_on = [line is not None and not line.content for line in lines]
        if any(written_on):
            rows.append(_room_to_sign(widths, written_on, writing))
        rows.append(_row(widths, [_line(line, writing) if line else [] for line in lines], writing))
    style = writing.styles.id("Signature Table")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>{grid(widths)}{"".join(rows)}</w:tbl>'
    )


def _party(block: SignatureBlock, writing: Writing) -> Line:
    return Line(writing.styles.id("Signature Party"), inlines(block.party, writing), keep=True)


def _line(line: SignatureLine, writing: Writing) -> list[Line]:
    written = [Line(writing.styles.id("Signature Label"), run(line.label), keep=True)]
    if line.content:
        written.append(Line(writing.styles.id("Signature Text"), inlines(line.content, writing), keep=True))
    return written


def _room_to_sign(widths: list[int], signed: list[bool], writing: Writing) -> str:
    """A high row, with a line to sign on at the foot of the cells that are signed."""
    edge = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
    height = f'<w:trHeight w:val="{_ROOM_TO_SIGN}" w:hRule="atLeast"/>'
    return _row(widths, [[] for _ in signed], writing, height, [edge if each else "" for each in signed])


def _row(
    widths: list[int], sides: list[list[Line]], writing: Writing, height: str = "", edges: list[str] | None = None
) -> str:
    """A row of two sides with a gap between them; what is empty holds an empty paragraph."""
    empty = Line(writing.styles.id("Signature Space"), keep=True)
    held = [sides[0], [], sides[1] if len(sides) > 1 else []]
    drawn = [edges[0], "", edges[1] if len(edges) > 1 else ""] if edges else ["", "", ""]
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}</w:tcPr>{markup(lines or [empty])}</w:tc>'
        for width, edge, lines in zip(widths, drawn, held, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"
