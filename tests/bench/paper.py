"""Our PDF writer against bare WeasyPrint, given the very page, style sheet, fonts and options that ours works with.

What ours adds, the page itself and what PDF/UA asks of the finished file, should cost next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from weasyprint import HTML

from docgen.assembly.document import Document
from docgen.writers import pdf
from docgen.writers.html.markup import Medium
from docgen.writers.html.page import page
from docgen.writers.html.strings import page_strings
from docgen.writers.pdf.engine import engine
from tests.bench.clock import in_turns
from tests.bench.material import Material
from tests.bench.row import Row


def rows(material: Material) -> Iterator[Row]:
    """A row for some documents of the first example."""
    templates = material.places.templates
    repetitions = min(material.effort.repetitions, 3)
    for kind, document in next(iter(material.documents.values())).items():
        if kind in material.effort.laid_out:
            functions = [partial(pdf.write, document, templates), partial(_bare, _page(document), templates)]
            ours, theirs = in_turns(functions, repetitions)
            yield Row("pdf / WeasyPrint", kind, ours, theirs, target=1.05)


def _page(document: Document) -> str:
    return page(document, Medium.PAPER, page_strings(document.cover))


def _bare(page: str, templates: Path) -> bytes:
    tools = engine(templates)
    written: bytes = HTML(string=page, url_fetcher=tools.fetcher).write_pdf(
        stylesheets=[tools.style], font_config=tools.fonts, pdf_variant="pdf/ua-1", custom_metadata=True
    )
    return written
