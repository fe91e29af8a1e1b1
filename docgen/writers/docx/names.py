"""The names of WordprocessingML and the smallest pieces made of them.

In: local names such as ``pStyle`` and their values. Out: lxml elements in the right namespace. Knows nothing of
documents.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from docgen.writers.characters import printable

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def name(prefixed: str) -> str:
    """The full name of ``pStyle`` or ``wp:inline``; without prefix it is one of WordprocessingML's own."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def add(parent: etree._Element, prefixed: str, **attributes: str) -> etree._Element:
    """A new last child of ``parent``, its attributes in the namespace of WordprocessingML."""
    child = etree.SubElement(parent, name(prefixed))
    for key, value in attributes.items():
        child.set(name(key), value)
    return child


def container() -> etree._Element:
    """An empty element to write paragraphs and tables into, before they are moved into the document."""
    return etree.Element(name("body"), nsmap=NAMESPACES)


def paragraph(parent: etree._Element, style: str) -> etree._Element:
    """A new paragraph in the style with this id."""
    element = etree.SubElement(parent, _P)
    etree.SubElement(etree.SubElement(element, _PPR), _PSTYLE).set(_VAL, style)
    return element


def text_run(parent: etree._Element, text: str, style: str = "") -> etree._Element:
    """A new run with these words, in the character style with this id if one is given."""
    run = _run(parent, style)
    words = etree.SubElement(run, _T)
    words.set(SPACE, "preserve")
    words.text = clean(text)
    return run


def clean(text: str) -> str:
    """``text`` as one line of characters that XML can carry: in Word a tab or line feed within words is not content."""
    return printable(text).translate(_LINE) if _UNCLEAN.search(text) else text


def simple_field(parent: etree._Element, code: str, result: str, style: str = "") -> None:
    """A field with its result as Word would compute it, so that no reader sees a stale or an empty one."""
    for kind in ("begin", "separate"):
        add(_run(parent, style), "fldChar", fldCharType=kind)
        if kind == "begin":
            instruction(parent, code)
    text_run(parent, result, style)
    add(_run(parent, style), "fldChar", fldCharType="end")


def instruction(parent: etree._Element, code: str) -> None:
    """The run that tells Word what a field computes."""
    words = etree.SubElement(_run(parent, ""), name("instrText"))
    words.set(SPACE, "preserve")
    words.text = f" {code} "


def _run(parent: etree._Element, style: str) -> etree._Element:
    run = etree.SubElement(parent, _R)
    if style:
        add(add(run, "rPr"), "rStyle", val=style)
    return run


# The names that most elements bear, looked up once: they are what the time goes into.
_P, _PPR, _PSTYLE, _R, _T, _VAL = (name(each) for each in ("p", "pPr", "pStyle", "r", "t", "val"))
_UNCLEAN = re.compile("[^ -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = {ord("\t"): " ", ord("\n"): " ", ord("\r"): None}
