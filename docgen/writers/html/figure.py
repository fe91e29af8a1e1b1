"""Figures: the picture inside the page, with its text alternative.

A picture is drawn by this program, yet it holds words from the inputs; so it is parsed, and anything in it that could
run, fetch or lead away is refused, not passed on.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.assembly.nodes import Figure
from docgen.writers.characters import printable
from docgen.writers.html.inline import inline, paths, places
from docgen.writers.html.markup import Medium, attributes
from docgen.writers.html.table import caption_words

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = frozenset(
    f"{_SVG}{name}"
    for name in (
        *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "marker", "pattern", "clipPath", "linearGradient", "stop", "use", "symbol"),
    )
)
_ELSEWHERE = re.compile(r"url\((?!#)", re.IGNORECASE)


def figure(block: Figure, medium: Medium) -> str:
    """The figure with its caption below; raises ``ValueError`` when the picture is not plain SVG."""
    picture, origin = _picture(block), ""
    if medium is Medium.SCREEN:
        origin = attributes(data_path=paths(block.sources), data_source=places(block.sources))
        # On a telephone the picture scrolls in a frame that the keyboard can reach.
        picture = f'<div class="frame" tabindex="0">{picture}</div>'
    caption = caption_words(block.label, inline(block.caption, medium))
    return f"<figure{attributes(id=block.anchor)}{origin}>{picture}\n<figcaption>{caption}</figcaption></figure>\n"


def _picture(block: Figure) -> str:
    try:
        root = etree.fromstring(block.svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        raise ValueError(f"figure {block.name}: {problem}") from problem
    prefix = block.anchor or block.name
    for element in root.iter():
        if element.tag not in _DRAWING:
            raise ValueError(f"figure {block.name}: <{element.tag}> has no place in a drawing")
        _check_attributes(element, block.name, prefix)
    for title in root.findall(f"{_SVG}title"):
        root.remove(title)
    title = etree.Element(f"{_SVG}title", id=f"alternative-{prefix}")
    title.text = printable(block.alternative)
    root.insert(0, title)
    root.set("role", "img")
    root.set("aria-labelledby", f"alternative-{prefix}")
    root.set("width", f"{block.width}mm")
    root.set("height", f"{block.height}mm")
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _check_attributes(element: etree._Element, name: str, prefix: str) -> None:
    """Refuse what runs or fetches; make ids unique in the page, since pictures from one pen name their parts alike."""
    for key, value in element.attrib.items():
        words = str(value)
        local = etree.QName(key).localname
        if local.lower().startswith("on") or (local == "href" and not words.startswith("#")):
            raise ValueError(f'figure {name}: {local}="{words}" has no place in a drawing')
        if local == "id":
            element.set(key, f"{prefix}-{words}")
        elif local == "href":
            element.set(key, f"#{prefix}-{words[1:]}")
        elif _ELSEWHERE.search(words):
            raise ValueError(f'figure {name}: {local}="{words}" has no place in a drawing')
        elif "url(#" in words:
            element.set(key, words.replace("url(#", f"url(#{prefix}-"))
