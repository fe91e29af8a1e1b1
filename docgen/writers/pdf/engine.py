"""The layout engine, set up once per process: style sheet parsed, fonts found, doors shut.

Importing this module loads WeasyPrint; only the PDF writer does, and only when it writes.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from docgen.writers.pdf import accessibility
from docgen.writers.pdf.accessibility import join_links
from docgen.writers.pdf.attachments import Attached, attachments, complete_attachments
from docgen.writers.pdf.crowding import make_room
from docgen.writers.pdf.fields import complete_fields
from docgen.writers.pdf.loading import alone
from docgen.writers.pdf.room import leave_room

# How often a document is laid out anew, at most, to find room for its pictures: what moves may crowd out another.
_ROUNDS = 2


class _Templates(URLFetcher):  # type: ignore[misc]
    """Opens files below ``templates`` and data URIs; anything else ends the rendering."""

    def __init__(self, templates: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self._templates = templates.resolve()
        self.refused: list[str] = []  # within a picture, a refusal would only be logged

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        try:
            if parts.scheme == "file" and not Path(unquote(parts.path)).resolve().is_relative_to(self._templates):
                raise ValueError(f"{url} lies outside {self._templates}")
            return super().fetch(url, headers)
        except Exception as problem:
            self.refused.append(f"{url}: {problem}")
            raise


@dataclass(frozen=True, slots=True)
class Engine:
    """Style sheet and fonts, ready for any number of documents."""

    style: CSS
    fonts: FontConfiguration
    fetcher: _Templates

    def pdf(self, page: str, variant: str, attached: tuple[Attached, ...] = (), room: str = "") -> bytes:
        """Lay the page out and write it; where ``room`` is the day of the document, with a hidden place for its record.

        Raises ``ValueError`` when it asks for a file from outside the templates.
        """
        options = {"pdf_variant": variant, "pdf_tags": True, "custom_metadata": True, "stylesheets": [self.style]}
        # Nothing can be freed before the file is written: looking for garbage would waste a tenth of the time.
        self.fetcher.refused.clear()
        collecting = gc.isenabled()
        gc.disable()
        try:
            source = HTML(string=page, url_fetcher=self.fetcher)
            document = source.render(self.fonts, **options)
            for _ in range(_ROUNDS):
                if not make_room(document, source.etree_element):
                    break
                document = source.render(self.fonts, **options)
            join_links(document)
            written: bytes = document.write_pdf(
                finisher=partial(_finish, room=room), attachments=attachments(attached), **options
            )
            if self.fetcher.refused:
                raise ValueError(self.fetcher.refused[0])
        except FatalURLFetchingError as refusal:
            raise ValueError(str(refusal)) from refusal
        finally:
            if collecting:
                gc.enable()
        return written


def _finish(document: Any, pdf: Any, *, room: str) -> None:
    accessibility.finish(document, pdf)
    complete_fields(pdf)
    complete_attachments(pdf)
    if room:
        leave_room(pdf, room)


def engine(templates: Path) -> Engine:
    """The engine for the style sheet as it stands now: an edited sheet is parsed anew, an unchanged one is not."""
    sheet = templates / "house" / "print.css"
    return _engine(templates.resolve(), sheet.read_text("utf-8"))


@cache
def _engine(templates: Path, style: str) -> Engine:
    fetcher = _Templates(templates)
    with alone(templates / "fonts"):
        fonts = FontConfiguration()
    base = (templates / "house").as_uri() + "/"
    try:
        sheet = CSS(string=style, base_url=base, url_fetcher=fetcher, font_config=fonts)
    except FatalURLFetchingError as refusal:
        raise ValueError(str(refusal)) from refusal
    return Engine(sheet, fonts, fetcher)
