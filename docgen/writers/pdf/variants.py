"""The kinds of PDF that can be written: those of WeasyPrint for reading and for archives.

Not those for printers (PDF/X), which demand colours of print, and of which some hold random numbers.
"""

from __future__ import annotations

DEFAULT = "pdf/ua-1"


def variants() -> tuple[str, ...]:
    """Their names, by name."""
    from docgen.writers.pdf.loading import alone

    with alone():
        from weasyprint.pdf import VARIANTS  # loads for a third of a second

    return tuple(sorted(name for name in VARIANTS if name.startswith(("pdf/a-", "pdf/ua-"))))
