"""The names of WordprocessingML, for what is read from the shell and changed in it.

In: local names such as ``pStyle`` and their values. Out: lxml elements in the right namespace. Knows nothing of
documents.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}


@cache
def name(prefixed: str) -> str:
    """The full name of ``pStyle`` or ``wp:inline``; without prefix it is one of WordprocessingML's own."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def add(parent: etree._Element, prefixed: str, **attributes: str) -> etree._Element:
    """A new last child of ``parent``, its attributes in the namespace of WordprocessingML."""
    return etree.SubElement(parent, name(prefixed), {name(key): value for key, value in attributes.items()})
