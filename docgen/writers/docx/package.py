"""The file: properties, and the parts of the package as bytes that depend on nothing but what they hold.

In: a complete package. Out: a .docx file. Parts stand in a fixed order, so that equal documents are equal files.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from docgen.assembly.document import Document
from docgen.writers.characters import printable
from docgen.writers.docx.archive import zipped

if TYPE_CHECKING:
    from docx.document import Document as Package

_LONGEST = 255
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


def describe(package: Package, document: Document, language: str) -> None:
    """Set the properties of the file from the cover of ``document``.

    Raises ValueError if the date on the cover is not of the form yyyy-mm-dd.
    """
    cover = document.cover
    properties = package.core_properties
    properties.title = printable(cover.title)[:_LONGEST]
    properties.subject = printable(cover.kind)[:_LONGEST]
    properties.author = properties.last_modified_by = printable(cover.author)[:_LONGEST]
    properties.keywords = properties.content_status = printable(cover.status)[:_LONGEST]
    properties.created = properties.modified = datetime.strptime(cover.date, "%Y-%m-%d")  # noqa: DTZ007 (a date has no zone)
    properties.language = language
    properties.identifier = document.fingerprint[:_LONGEST]
    properties.revision = 1


def store_picture(package: Package, png: bytes, number: int) -> str:
    """Store picture ``number`` and return the id of its relation to the document."""
    part = Part(PackURI(f"/word/media/image{number}.png"), _DEFAULTS["png"], png, package.part.package)
    return package.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def to_bytes(package: Package, document: bytes) -> bytes:
    """``package`` as a .docx file, with this as its document part."""
    opened = package.part.package
    parts = sorted(opened.iter_parts(), key=lambda part: part.partname)
    files = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": opened.rels.xml}
    for part in parts:
        files[part.partname.membername] = document if part is package.part else part.blob
        if len(part.rels):
            files[part.partname.rels_uri.membername] = part.rels.xml
    return zipped(files, package.part.partname.membername)


def _content_types(parts: list[Part]) -> bytes:
    root = etree.Element(f"{{{_CONTENT_TYPES}}}Types", nsmap={None: _CONTENT_TYPES})  # type: ignore[dict-item]
    used = {part.partname.ext for part in parts} | {"rels", "xml"}
    for extension in sorted(used & _DEFAULTS.keys()):
        etree.SubElement(root, "Default", Extension=extension, ContentType=_DEFAULTS[extension])
    for part in parts:
        if _DEFAULTS.get(part.partname.ext) != part.content_type:
            etree.SubElement(root, "Override", PartName=part.partname, ContentType=part.content_type)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
