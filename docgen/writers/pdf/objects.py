"""The objects of a PDF that is not yet written, found by their references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pydyf


def referred(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object that a reference, ``12 0 R``, means."""
    return pdf.objects[int(reference.split(b" ", 1)[0])]
