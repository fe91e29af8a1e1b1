"""Marked content that belongs to no element of the structure: artifacts, which screen readers pass over.

In: elements that are cut off the structure tree. Out: their content, marked as an artifact in the streams of the pages
and struck from the parent tree.
"""

from __future__ import annotations

from typing import Any

import pydyf

from docgen.writers.pdf.objects import referred


class Artifacts:
    """Content to be turned into artifacts: the marked-content identifiers of each page."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._identifiers: dict[bytes, set[int]] = {}

    def add(self, page: bytes, identifier: int) -> None:
        """Note a piece of content."""
        self._identifiers.setdefault(page, set()).add(identifier)

    def mark(self) -> None:
        """Turn all that was noted into artifacts."""
        pdf = self._pdf
        for page, identifiers in self._identifiers.items():
            _mark(referred(pdf, referred(pdf, page)["Contents"]), identifiers)
        root = referred(pdf, pdf.catalog["StructTreeRoot"])
        numbers = referred(pdf, root["ParentTree"])["Nums"]
        references = pdf.page_references
        for number, owners in zip(numbers[::2], numbers[1::2], strict=True):
            if isinstance(owners, list):  # of a page; else the owner of an annotation
                for identifier in self._identifiers.get(references[number], ()):
                    owners[identifier] = b"null"


def cut(pdf: pydyf.PDF, element: Any, artifacts: Artifacts) -> None:
    """Empty an element and all below it; its content becomes artifacts."""
    for kid in element.get("K", ()):
        if isinstance(kid, int):
            artifacts.add(element["Pg"], kid)
        else:
            cut(pdf, referred(pdf, kid), artifacts)
    element.clear()


def _mark(stream: pydyf.Stream, identifiers: set[int]) -> None:
    # Margins are painted last, so they are found soonest from the end.
    missing = len(identifiers)
    for index in range(len(stream.stream) - 1, 0, -1):
        properties = stream.stream[index]
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in identifiers:
            stream.stream[index - 1 : index + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
            missing -= 1
            if not missing:
                return
