"""Room in a PDF for the record of the document, which is put in when the file is finished (see ``carried/pdf.py``).

In the variants that may hold any file it is an attachment that every reader shows; in the others it is private data of
this program in the catalog, which PDF/A allows and nobody sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pydyf

NAME = "docgen-record.json"
PLACE = b'{"docgen-record": "a place for it"}'
_HOLDING = ("pdf/ua-", "pdf/a-3", "pdf/a-4e", "pdf/a-4f")


def holds_files(variant: str) -> bool:
    """Whether a variant may hold files that are no PDF."""
    return variant.startswith(_HOLDING)


def leave_room(pdf: pydyf.PDF, dated: str) -> None:
    """Keep a place for the record in the catalog; ``dated`` is the day of the document (yyyy-mm-dd)."""
    import pydyf

    place = pydyf.Stream([PLACE], compress=False)
    pdf.add_object(place)
    data = pydyf.Dictionary(
        {"LastModified": pydyf.String(f"D:{dated.replace('-', '')}000000Z"), "Private": place.reference}
    )
    pdf.catalog["PieceInfo"] = pydyf.Dictionary({"docgen": data})
