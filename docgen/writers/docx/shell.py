"""The shell: cover, running heads, styles and lists, made and edited in Word.

In: the shell and what the cover says. Out: the shell with the words of one document filled in by docxtpl, as a
package whose body is yet to be written. Values are escaped, the template runs sandboxed, and a name that the shell
gets wrong is an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from docgen.assembly.document import Document
from docgen.writers.characters import printable
from docgen.writers.docx.names import name

if TYPE_CHECKING:
    from docx.document import Document as Package
    from lxml import etree


def fill_in(document: Document, shell: Path) -> Package:
    """``shell`` with the cover of ``document`` filled in.

    Raises ValueError if the shell asks for words that a cover does not have, and OSError if it cannot be read.
    """
    template = DocxTemplate(BytesIO(shell.read_bytes()))
    try:
        template.render(_words(document), _ENVIRONMENT, autoescape=True)
    except TemplateError as problem:
        raise ValueError(f"{shell}: {problem.message}") from problem
    filled: Package = template.docx
    return filled


def marker(package: Package, words: str) -> etree._Element | None:
    """The paragraph of the shell that holds ``words`` and nothing else."""
    paragraphs: list[etree._Element] = list(package.element.body.iter(name("p")))
    for paragraph in paragraphs:
        if "".join(run.text or "" for run in paragraph.iter(name("t"))).strip() == words:
            return paragraph
    return None


def put_in_place(place: etree._Element, written: etree._Element) -> None:
    """Put all that ``written`` holds in the place of a paragraph."""
    parent = place.getparent()
    assert parent is not None
    position = parent.index(place)
    parent[position : position + 1] = list(written)


def _words(document: Document) -> dict[str, Any]:
    cover = document.cover
    before, between, after = _page(cover.page)
    words: dict[str, Any] = {
        field: getattr(cover, field) for field in cover.__slots__ if field not in ("page", "parties", "facts")
    }
    words = {field: printable(text) for field, text in words.items()}
    return words | {
        "parties": [printable(party) for party in cover.parties],
        "facts": [(printable(label), printable(fact)) for label, fact in cover.facts],
        "page_before": printable(before),
        "page_between": printable(between),
        "page_after": printable(after),
        "draft": document.draft,
        "front": bool(document.front),
    }


def _page(label: str) -> tuple[str, str, str]:
    """The words before, between and after the fields of ``Page {page} of {pages}``."""
    pieces = re.fullmatch(r"(.*)\{page\}(.*)\{pages\}(.*)", label, re.DOTALL)
    if not pieces:
        raise ValueError(f"the label of the pages holds no {{page}} followed by {{pages}}: {label}")
    return pieces[1], pieces[2], pieces[3]


class _Environment(SandboxedEnvironment):
    """Compiles each part of a shell once per process: all documents of a build share it."""

    @lru_cache(maxsize=64)  # noqa: B019 (there is one environment, which lives as long as the process)
    def from_string(  # type: ignore[override]  # wrapping it hides that the signature is the same
        self, source: Any, *others: Any, **settings: Any
    ) -> Template:
        return super().from_string(source, *others, **settings)


_ENVIRONMENT = _Environment(undefined=StrictUndefined, autoescape=True)
