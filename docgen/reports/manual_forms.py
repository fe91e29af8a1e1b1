"""The manual as lines for a terminal, as data, and as a page of Markdown.

In: pages. Out: text. The words that stand round them are those of the messages.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from docgen.messages import phrase
from docgen.reports.manual import Page, families, named

_WIDTH = 100
_FILLED = re.compile(r"\{\w+\}")  # advice that is told apart only where it is given
_PARTS = ("what", "why", "need", "fails", "passes")


def table(language: str) -> str:
    """All codes by family: severity, needs, title."""
    lines: list[str] = []
    for family, some in families(language).items():
        lines += ["", f"{family}  {named(family, language)} ({len(some)})"]
        rows = [(page.code, _weights(page, language), ", ".join(page.needs), page.title) for page in some]
        wide = [max(len(row[number]) for row in rows) for number in range(3)]
        for row in rows:
            cells = (f"{cell:<{width}}" for cell, width in zip(row, (*wide, 0), strict=True) if width or cell)
            lines.append(f"  {'  '.join(cells)}".rstrip())
    return "\n".join(lines[1:])


def page_as_text(page: Page, language: str) -> str:
    """The page of a code."""
    lines = [f"{page.code}  {page.title}", _weights(page, language), ""]
    for name, said in _said(page):
        lines += _set(phrase(name, language), _plain(said))
    for told in page.told:
        lines += _set(phrase("says", language), _plain(told.message))
        if told.hint and not _FILLED.fullmatch(told.hint):
            lines += _set(phrase("hint", language), _plain(told.hint))
    if page.what and phrase("page_note", language):
        lines += ["", phrase("page_note", language)]
    return "\n".join(line.rstrip() for line in lines).strip()


def _said(page: Page) -> Iterator[tuple[str, str]]:
    for name in _PARTS:
        said = ", ".join(page.needs) if name == "need" else getattr(page, name)
        if said:
            yield name, said


def _set(label: str, said: str) -> list[str]:
    indent = " " * 10
    return textwrap.wrap(said, _WIDTH, initial_indent=f"{label:<10}", subsequent_indent=indent, break_on_hyphens=False)


def as_data(page: Page) -> dict[str, Any]:
    """The page for machines."""
    return {
        "code": page.code,
        "family": page.family,
        "severities": [severity.value for severity in page.severities],
        "title": page.title,
        "what": _plain(page.what),
        "why": _plain(page.why),
        "needs": list(page.needs),
        "fails": _plain(page.fails),
        "passes": _plain(page.passes),
        "messages": [{"message": told.message, "hint": told.hint} for told in page.told],
    }


def reference(language: str) -> str:
    """All pages as one of Markdown, with the families and their numbers first."""
    every = families(language)
    count = sum(map(len, every.values()))
    lines = [f"# {phrase('reference', language)}", "", phrase("reference_note", language).format(count), ""]
    lines += [f"| {phrase('family', language)} | {phrase('about', language)} | {phrase('codes', language)} |"]
    lines += ["|---|---|---:|"]
    lines += [f"| [{name}](#{name.lower()}) | {named(name, language)} | {len(some)} |" for name, some in every.items()]
    for name, some in every.items():
        lines += ["", f"## {name}", "", f"{named(name, language)}."]
        for page in some:
            lines += ["", f"### {page.code}", "", *_entry(page, language)]
    return "\n".join(lines) + "\n"


def _entry(page: Page, language: str) -> Iterator[str]:
    weights = _weights(page, language)
    yield f"**{_marked(page.title)}**" + (f" ({weights})" if weights else "") if page.title else weights
    said = [f"- *{phrase(name, language)}:* {_marked(text)}" for name, text in _said(page)]
    if said:
        yield ""
        yield from said


def _weights(page: Page, language: str) -> str:
    return f" {phrase('or', language)} ".join(phrase(severity.value, language) for severity in page.severities)


def _plain(text: str) -> str:
    return text.replace("``", "")


def _marked(text: str) -> str:
    """Markdown of a text: names of fields as code, and nothing else read as a mark."""
    parts = text.split("``")
    return "`".join(part if number % 2 else _escaped(part) for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    for mark in "\\*_<[|":
        text = text.replace(mark, f"\\{mark}")
    return text
