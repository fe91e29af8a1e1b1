"""What a Word shell would load or run on the machine of whoever opens a document that was written in it.

In: the package of a shell. Out: a finding for each template, picture or object that stands elsewhere, each field that
fetches something, and each macro. Links that somebody has to click on are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lxml import etree

from docgen.finding import Finding, Location, finding
from docgen.writers.docx.names import name

if TYPE_CHECKING:
    from pathlib import Path

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CLICKED = "hyperlink"
_FETCHING = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|INCLUDE|DDEAUTO|DDE|LINK|RD|DATABASE|MACROBUTTON)\b", re.I
)
_PROGRAMS = re.compile(r"(vbaProject\.bin|vbaData\.xml|activeX\d*\.(xml|bin)|oleObject\d*\.bin|embeddings/.*)$", re.I)
_SAFE = {"resolve_entities": False, "no_network": True, "huge_tree": False}


def loaded(shell: Path, place: Location) -> Iterator[Finding]:
    """Everything of that kind. Raises BadZipFile, and ValueError where a part is no XML."""
    with ZipFile(shell) as archive:
        for part in archive.namelist():
            program = _PROGRAMS.search(part)
            if program:
                yield finding("SHL008.macros", place, what=part)
            elif part.endswith(".rels"):
                yield from _related(_parsed(archive.read(part)), place)
            elif part.startswith("word/") and part.endswith(".xml"):
                yield from _fields(_parsed(archive.read(part)), place)


def _parsed(content: bytes) -> etree._Element:
    try:
        return etree.fromstring(content, etree.XMLParser(**_SAFE))  # type: ignore[arg-type]  # all of them are switches
    except etree.XMLSyntaxError as problem:
        raise ValueError(str(problem)) from problem


def _related(root: etree._Element, place: Location) -> Iterator[Finding]:
    for one in root.iter(_RELATIONSHIP):
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode") == "External" and kind != _CLICKED:
            yield finding("SHL008", place, what=kind, target=one.get("Target", ""))


def _fields(root: etree._Element, place: Location) -> Iterator[Finding]:
    simple = [one.get(name("instr"), "") for one in root.iter(name("fldSimple"))]
    told = "".join(one.text or "" for one in root.iter(name("instrText")))
    for field in dict.fromkeys(found[1].upper() for text in (*simple, told) for found in _FETCHING.finditer(text)):
        yield finding("SHL008.field", place, what=field)
