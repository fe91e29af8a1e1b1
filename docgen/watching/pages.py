"""The pages round the documents: all engagements with their documents, and one document with its findings beside it.

In: what stands on the board, ``templates/live`` and the language of the reader. Out: HTML. Every value is escaped; no
page holds a script or a style of its own, so that its policy can forbid both.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from jinja2 import Environment, StrictUndefined

from docgen.watching.board import Entry, Shown

LIVE = "live"  # the folder under templates
_FONTS = ("sans-regular", "sans-italic", "sans-semibold", "serif-semibold", "symbols")


class Pages:
    """Makes the pages. Raises OSError, UnicodeDecodeError, TemplateError or YAMLError where they can't be made."""

    def __init__(self, templates: Path, language: str) -> None:
        self._folder = templates / LIVE
        self._language = language
        words = yaml.safe_load((self._folder / "words.yaml").read_bytes())
        self._words: dict[str, Any] = words[language]
        self._surroundings = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self._surroundings.filters["segment"] = segment
        self._made = {
            name: self._surroundings.from_string((self._folder / name).read_text("utf-8"))
            for name in ("index.html", "document.html")
        }
        self.parts = {
            **{f"/look/{name}": (self._folder / name).read_bytes() for name in ("page.css", "page.js")},
            **{f"/fonts/{name}.woff2": (templates / "fonts/web" / f"{name}.woff2").read_bytes() for name in _FONTS},
        }

    def index(self, entries: list[Entry]) -> str:
        """All engagements with their documents."""
        return self._made["index.html"].render(language=self._language, words=self._words, entries=entries)

    def document(self, entry: Entry, shown: Shown) -> str:
        """One document with what is to be said of it."""
        own = [one for one in entry.told if one.within(shown.kind)]
        others = [one for one in entry.told if not one.within(shown.kind)]
        return self._made["document.html"].render(
            language=self._language, words=self._words, entry=entry, shown=shown, own=own, others=others
        )

    @cached_property
    def lost(self) -> str:
        """What is said where there is no such page."""
        return str(self._words["lost"])


def segment(words: str) -> str:
    """A name as a part of an address."""
    return quote(words, safe="")
