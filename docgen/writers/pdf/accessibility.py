"""What PDF/UA asks of a finished file and WeasyPrint 70 leaves out.

In: the laid-out pages, and their PDF before it is written. Changed in place: tables say what their headers head, links
are printed and say where they lead, running heads and page numbers are artifacts, so that no screen reader reads them
on every page, and no element of the structure is empty. Never changes what is seen.
"""

from __future__ import annotations

from typing import Any

import pydyf

from docgen.writers.pdf.artifacts import Artifacts, cut
from docgen.writers.pdf.objects import referred
from docgen.writers.pdf.tables import complete_tables

# A cell keeps its place in the row, whatever it holds.
_MAY_BE_EMPTY = ("/TH", "/TD", "/Document")


def join_links(document: Any) -> None:
    """One link for one place on a page: none for what stands within a link, none for a space at the end of a line.

    Called before the pages are painted, so that WeasyPrint makes no annotation for the others.
    """
    for page in document.pages:
        kept: list[Any] = []
        for link in page.links:
            _, target, place, box = link
            within = kept and kept[-1][1] == target and _within(place, kept[-1][2])
            if not within and _words(box).strip():
                kept.append(link)
        page.links[:] = kept


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Complete the structure; called right before the file is written."""
    artifacts = Artifacts(pdf)
    _complete_bookmarks(pdf)
    _complete_links(document, pdf)
    complete_tables(pdf)
    _free_margins(pdf, artifacts)
    artifacts.mark()
    _prune(pdf)


def _complete_bookmarks(pdf: pydyf.PDF) -> None:
    """No tab between a number and its heading: viewers show it as a box."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and "Title" in item and "Dest" in item:
            item["Title"] = pydyf.String(item["Title"].string.replace("\t", ""))


def _complete_links(document: Any, pdf: pydyf.PDF) -> None:
    """Link annotations: the print flag (PDF/UA-1, 7.18.1) and the words of the link as its description (7.18.5)."""
    for page in document.pages:
        for _, _, _, box in page.links:
            annotation = box.link_annotation
            if annotation is not None:  # a link without a target is left out of the file
                annotation["F"] = 4
                annotation["Contents"] = pydyf.String(" ".join(_words(box).split()))
    for element in pdf.objects:
        # What lies within a link, the page number of an entry of the contents, is a link itself to WeasyPrint.
        if isinstance(element, pydyf.Dictionary) and element.get("S") == "/Link" and not _annotated(pdf, element):
            element["S"] = "/Span"


def _annotated(pdf: pydyf.PDF, element: Any) -> bool:
    return any(isinstance(kid, bytes) and referred(pdf, kid).get("Type") == "/OBJR" for kid in element["K"])


def _words(box: Any) -> str:
    if hasattr(box, "text"):
        return str(box.text)
    if (box.element_tag or "").endswith("::after"):
        return ""
    return "".join(_words(child) for child in getattr(box, "children", ()))


def _within(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether a rectangle lies in another, but for the height of a letter, as an accent or another font makes it."""
    left, top, right, bottom = (a - b for a, b in zip(one, other, strict=True))
    return left > -1 and right < 1 and top > -4 and bottom < 4


def _free_margins(pdf: pydyf.PDF, artifacts: Artifacts) -> None:
    """What hangs on no branch of the structure tree, the text of the margins, is an artifact (PDF/UA-1, 7.8)."""
    root = referred(pdf, pdf.catalog["StructTreeRoot"])
    whole = referred(pdf, root["K"][0])
    branches = set(whole["K"])
    for element in pdf.objects:
        below = isinstance(element, pydyf.Dictionary) and element.get("P") == whole.reference
        if below and element.reference not in branches:
            cut(pdf, element, artifacts)


def _prune(pdf: pydyf.PDF) -> None:
    """Take out elements that hold nothing: lines to write on, spaces at the end of a line (PDF/UA-1, 7.1)."""
    for element in reversed(pdf.objects):  # an element stands before what it holds
        if not isinstance(element, pydyf.Dictionary) or element.get("Type") != "/StructElem":
            continue
        if not element["K"] and element["S"] not in _MAY_BE_EMPTY and "Alt" not in element:
            referred(pdf, element["P"])["K"].remove(element.reference)
            element.clear()
