"""Files that travel within a PDF/A-3: the inputs that a document was made from, and the record of how.

In: names and contents. Out: attachments for WeasyPrint, and in the PDF before it is written what it leaves to the
machine: the type of each file; and its list of them, which holds each twice.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime

import pydyf
from weasyprint import Attachment

from docgen.writers.pdf.objects import referred

_TYPES = {"json": "/application#2fjson", "yaml": "/application#2fyaml"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to be attached; ``relationship`` is what it is to the document, ``Source`` or ``Data`` (PDF/A-3, 6.8)."""

    name: str
    content: bytes
    relationship: str
    dated: str


def attachments(files: tuple[Attached, ...]) -> list[Attachment]:
    """The files as WeasyPrint takes them, by name, all of the date of the document."""
    return [
        Attachment(
            file_obj=io.BytesIO(one.content),
            name=one.name,
            description=one.name,
            relationship=one.relationship,
            created=_midnight(one.dated),
            modified=_midnight(one.dated),
        )
        for one in sorted(files, key=lambda file: file.name)
    ]


def complete_attachments(pdf: pydyf.PDF) -> None:
    """The type of each file by its ending; each file once in the list of them."""
    if "AF" not in pdf.catalog:
        if "EmbeddedFiles" not in pdf.catalog.get("Names", {}):
            return
        # Outside PDF/A the record alone is attached, and nothing says yet what it is to the document.
        pdf.catalog["AF"] = pydyf.Array(referred(pdf, pdf.catalog["Names"]["EmbeddedFiles"])["Names"][1::2])
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for reference in pdf.catalog["AF"]:
        file = referred(pdf, reference)
        file.setdefault("AFRelationship", "/Data")
        referred(pdf, file["EF"]["F"]).extra["Subtype"] = _TYPES[file["UF"].string.rpartition(".")[2]]


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time())
