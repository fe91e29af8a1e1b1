"""Figures: a caption and the picture, drawn as pixels because Word shows SVG only where it is new enough.

In: a figure of the tree. Out: caption and picture with its text alternative. No font of the machine is used, so that
the picture is the same everywhere.
"""

from __future__ import annotations

from docgen.assembly.nodes import Figure
from docgen.writers.docx.captions import write_caption
from docgen.writers.docx.drawing import picture
from docgen.writers.docx.markup import attribute
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.writing import Writing

_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635

_PICTURE = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Figure {number}" descr="{alternative}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def write_figure(out: Pieces, figure: Figure, writing: Writing) -> None:
    """Write ``figure``, scaled down where it is wider than the text."""
    write_caption(out, figure, writing)
    width = figure.width * _EMU_PER_MM
    height = figure.height * _EMU_PER_MM
    if (available := writing.page.width * _EMU_PER_TWIP) < width:
        width, height = available, height * available // width
    relation = writing.add_picture(picture(figure.svg, figure.width, writing.fonts))
    drawing = _PICTURE.format(
        width=width,
        height=height,
        number=writing.pictures,
        relation=relation,
        alternative=attribute(figure.alternative),
    )
    out.append(Line(writing.styles.id("Figure"), f"<w:r>{drawing}</w:r>"))
