"""A finished Word document laid out on pages.

In: its mark-up and the package that it stands in. Out: the page of each bookmark. The same file gives the same pages on
every machine.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from docgen.writers.docx.faces import theme_face
from docgen.writers.docx.names import name
from docgen.writers.docx.pages.blocks import Block, Paragraph, Section
from docgen.writers.docx.pages.faces import Faces
from docgen.writers.docx.pages.fonts import Font, read_font
from docgen.writers.docx.pages.looks import Looks
from docgen.writers.docx.pages.measures import boxes, stacked
from docgen.writers.docx.pages.paging import Pages
from docgen.writers.docx.pages.reading import read
from docgen.writers.remembered import DOCUMENTS

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.opc.part import Part

_OBFUSCATED = 32
_STYLES = {
    "embedRegular": (False, False),
    "embedBold": (True, False),
    "embedItalic": (False, True),
    "embedBoldItalic": (True, True),
}


def pages(text: str, package: Package, theme: bytes) -> dict[str, int]:
    """The page of each bookmark of the document with this ``text``, as printed."""
    return laid_out(text, package, theme).found


def laid_out(text: str, package: Package, theme: bytes) -> Pages:
    """The pages of the document with this ``text``.

    Raises ValueError if a font that the file embeds cannot be read.
    """
    part = package.part
    looks = _looks(
        etree.tostring(part._styles_part.element),
        etree.tostring(part.numbering_part.element),
        tuple(embedded(part).items()),
        theme,
    )
    stop = _default_stop(package)
    blocks, last = read(text, looks)
    filled = Pages()
    running: dict[tuple[str, str], str] = {}
    heights: dict[tuple[str, int], int] = {}

    def height(kind: str, section: Section) -> int:
        relation = running.get((kind, "default"), "")
        if not relation:
            return 0
        width = section.width - section.left - section.right
        if (relation, width) not in heights:
            own = etree.tostring(part.related_parts[relation].element, encoding="unicode")
            heights[relation, width] = stacked(boxes(read(own, looks)[0], width, stop))
        return heights[relation, width]

    for section, held in _sections(blocks, last):
        running |= section.running
        top = max(section.top, section.head + height("headerReference", section))
        bottom = max(section.bottom, section.foot + height("footerReference", section))
        made = boxes(held, section.width - section.left - section.right, stop)
        filled.section(made, section.height - top - bottom, section.start, continuous=section.continuous)
    return filled


@lru_cache(maxsize=DOCUMENTS)
def _looks(
    styles: bytes, numbering: bytes, fonts: tuple[tuple[tuple[str, bool, bool], Font], ...], theme: bytes
) -> Looks:
    """The looks of a document with these styles and lists, which are those of the document of the last build as long as
    it holds the same lists."""
    faces = Faces(dict(fonts), cache(lambda named: theme_face(theme, named) if theme else ""))
    return Looks(etree.fromstring(styles), etree.fromstring(numbering), faces)


def _sections(blocks: list[Block], last: Section) -> list[tuple[Section, list[Block]]]:
    found: list[tuple[Section, list[Block]]] = []
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        if isinstance(block, Paragraph) and block.section is not None:
            found.append((block.section, held))
            held = []
    found.append((last, held))
    return found


def _default_stop(package: Package) -> int:
    found = package.part._settings_part.element.find(name("defaultTabStop"))
    return 720 if found is None else int(found.get(name("val")) or 720) or 720


def embedded(part: Part) -> dict[tuple[str, bool, bool], Font]:
    """The fonts that the file holds, by name, bold and italic."""
    found: dict[tuple[str, bool, bool], Font] = {}
    try:
        table = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    except KeyError:
        return found
    for font in etree.fromstring(table.blob):
        for local, style in _STYLES.items():
            held = font.find(name(local))
            if held is not None:
                blob = table.related_parts[held.get(name("r:id")) or ""].blob
                found[font.get(name("name")) or "", *style] = read_font(_clear(blob, held.get(name("fontKey")) or ""))
    return found


def _clear(blob: bytes, key: str) -> bytes:
    """The font in an obfuscated ``blob``: its first bytes are mixed with the key, read backwards."""
    digits = bytes.fromhex(re.sub("[^0-9A-Fa-f]", "", key))[::-1] or bytes(16)
    head = bytes(byte ^ digits[place % len(digits)] for place, byte in enumerate(blob[:_OBFUSCATED]))
    return head + blob[_OBFUSCATED:]
