"""Figures: a caption and the picture, drawn as pixels because Word shows SVG only where it is new enough.

In: a figure of the tree and the fonts that come with the templates. Out: caption and picture with its text
alternative. No font of the machine is used, so that the picture is the same everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree

from docgen.assembly.document import Figure
from docgen.writers.docx.captions import write_caption
from docgen.writers.docx.names import NAMESPACES, add, clean, paragraph
from docgen.writers.docx.writing import Writing

_DOTS_PER_MM = 200 / 25.4
_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635

_PICTURE = """<wp:inline {namespaces} distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{kind} {number}"/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{number}" name="{kind} {number}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline>"""
_NAMESPACES = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("wp", "a", "pic", "r"))


def write_figure(out: etree._Element, figure: Figure, writing: Writing) -> None:
    """Write ``figure`` at the end of ``out``, scaled down where it is wider than the text."""
    write_caption(out, figure, writing)
    width = figure.width * _EMU_PER_MM
    height = figure.height * _EMU_PER_MM
    if (available := writing.page.width * _EMU_PER_TWIP) < width:
        width, height = available, height * available // width
    relation = writing.add_picture(picture(figure.svg, figure.width, writing.fonts))
    drawing = etree.fromstring(
        _PICTURE.format(
            namespaces=_NAMESPACES,
            width=width,
            height=height,
            number=writing.pictures,
            kind="Figure",
            relation=relation,
        ),
        _PARSER,
    )
    properties = drawing.find(f"{{{NAMESPACES['wp']}}}docPr")
    assert properties is not None
    properties.set("descr", clean(figure.alternative))
    add(add(paragraph(out, writing.styles.id("Figure")), "r"), "drawing").append(drawing)


@lru_cache(maxsize=32)
def picture(svg: str, width: int, fonts: Path) -> bytes:
    """``svg`` as a PNG of ``width`` millimetres at 200 dots per inch, with the fonts in the folder ``fonts`` alone."""
    import resvg_py  # only here: a document without figures need not load it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=round(width * _DOTS_PER_MM),
            font_files=[str(font) for font in sorted(fonts.glob("*.ttf"))],
            skip_system_fonts=True,
        )
    )


_PARSER = etree.XMLParser(remove_blank_text=True)
