"""Fields in which the parties sign, for any program that signs PDF files.

In: the PDF before it is written, with a check box of WeasyPrint's where each signature goes, in its place, tagged and
in tab order. Changed in place: the check boxes become signature fields (PDF 1.7, 12.7.4.5), numbered in reading order.
"""

from __future__ import annotations

import pydyf

from docgen.writers.pdf.objects import referred

# A rule for the style sheet: what is a mere place on paper without it is a field with it.
RULE = ".signature input { appearance: auto }\n"

_OF_CHECK_BOXES = ("AS", "V", "MK", "Border")
_SIGNATURES_EXIST = 1


def complete_fields(pdf: pydyf.PDF) -> None:
    """Make signature fields of all fields that there are."""
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    for number, reference in enumerate(form["Fields"], 1):
        field = referred(pdf, reference)
        for name in _OF_CHECK_BOXES:
            field.pop(name, None)
        left, top, right, bottom = field["Rect"]
        appearance = next(iter(field["AP"]["N"].values()))
        drawn = referred(pdf, appearance)
        drawn.stream[:] = []  # nothing is seen until somebody signs
        drawn.extra.pop("Resources", None)
        field |= {
            "FT": "/Sig",
            "T": pydyf.String(f"signature-{number}"),
            "Rect": pydyf.Array([left, min(top, bottom), right, max(top, bottom)]),
            "AP": pydyf.Dictionary({"N": appearance}),
        }
    for element in pdf.objects:
        if isinstance(element, pydyf.Dictionary) and element.get("S") == "/Form":
            # Not in an array: so those who check a signature know the field again that the next party signs.
            (element["K"],) = element["K"]
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": form["Fields"], "SigFlags": _SIGNATURES_EXIST})
