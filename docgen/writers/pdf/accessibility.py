"""What PDF/UA asks of a finished file and WeasyPrint 70 leaves out.

In: the laid-out document and its PDF, before it is written. Changed in place: header cells say whether they head a row
or a column, group rows head their own row alone, links are printed and say where they lead, running heads and page
numbers are artifacts, so that no screen reader reads them on every page. Never changes what is seen.
"""

from __future__ import annotations

from typing import Any

import pydyf


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Complete the structure; called by WeasyPrint right before it writes the file."""
    _complete_cells(pdf)
    _complete_bookmarks(pdf)
    _complete_links(document)
    _free_margins(pdf)


def _complete_cells(pdf: pydyf.PDF) -> None:
    """``Scope`` for header cells (PDF 1.7, 14.8.5.7); a group's heading does not head the column that it begins in."""
    groups: set[bytes] = set()
    cells = []
    for element in pdf.objects:
        if not isinstance(element, dict) or element.get("S") not in ("/TH", "/TD"):
            continue
        if element["S"] == "/TD":
            cells.append(element)
            continue
        row = _referred(pdf, element["P"])
        heads_column = _referred(pdf, row["P"])["S"] == "/THead"
        element["A"]["Scope"] = "/Column" if heads_column else "/Row"
        if "ColSpan" in element["A"] and "ID" in element:
            groups.add(element["ID"].data)
    if groups:
        for cell in cells:
            headers = cell["A"].get("Headers", ())
            cell["A"]["Headers"] = pydyf.Array([header for header in headers if header.data not in groups])


def _complete_bookmarks(pdf: pydyf.PDF) -> None:
    """No tab between a number and its heading: viewers show it as a box."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and "Title" in item and "Dest" in item:
            item["Title"] = pydyf.String(item["Title"].string.replace("\t", ""))


def _complete_links(document: Any) -> None:
    """Link annotations: the print flag (PDF/UA-1, 7.18.1) and the words of the link as its description (7.18.5)."""
    for page in document.pages:
        for _, _, _, box in page.links:
            annotation = box.link_annotation
            if annotation is None:  # a link without a target is left out of the file
                continue
            annotation["F"] = 4
            words = " ".join(_words(box).split())
            if words:
                annotation["Contents"] = pydyf.String(words)


def _words(box: Any) -> str:
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_words(child) for child in getattr(box, "children", ()))


def _free_margins(pdf: pydyf.PDF) -> None:
    """Turn what hangs on no branch of the structure tree, the text of the margins, into artifacts (PDF/UA-1, 7.8)."""
    root = _referred(pdf, pdf.catalog["StructTreeRoot"])
    whole = _referred(pdf, root["K"][0])
    branches = set(whole["K"])
    loose: dict[bytes, set[int]] = {}
    for element in pdf.objects:
        if not isinstance(element, pydyf.Dictionary) or element.get("P") != whole.reference:
            continue
        if element.reference not in branches:
            loose.setdefault(element["Pg"], set()).update(_cut(pdf, element))
    numbers = _referred(pdf, root["ParentTree"])["Nums"]
    for reference, identifiers in loose.items():
        _mark_as_artifacts(_referred(pdf, _referred(pdf, reference)["Contents"]), identifiers)
    for page, owners in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(owners, list):
            for identifier in loose.get(pdf.page_references[page], ()):
                owners[identifier] = b"null"


def _cut(pdf: pydyf.PDF, element: Any) -> set[int]:
    """Empty an element and all below it; its marked-content identifiers."""
    identifiers = set()
    for kid in element.get("K", ()):
        if isinstance(kid, int):
            identifiers.add(kid)
        else:
            identifiers |= _cut(pdf, _referred(pdf, kid))
    element.clear()
    return identifiers


def _mark_as_artifacts(stream: pydyf.Stream, identifiers: set[int]) -> None:
    # Margins are painted last, so they are found soonest from the end.
    missing = len(identifiers)
    for index in range(len(stream.stream) - 1, 0, -1):
        properties = stream.stream[index]
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in identifiers:
            stream.stream[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
            missing -= 1
            if not missing:
                return


def _referred(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
