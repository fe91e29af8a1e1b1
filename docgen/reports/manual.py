"""The manual of all that can be found: a page for each code, from the docstring of its rule and from its messages.

In: rules, lints, the rules of the library and of wordings, and the words of findings. Out: a ``Page`` for each code.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from docgen import lint, rules, wordings
from docgen.finding import Severity, say
from docgen.lint import across
from docgen.messages import cases, codes, template, text, title
from docgen.model.needs import guarded
from docgen.outside import lints as outside_lints
from docgen.reports.weights import weights
from docgen.upkeep import rules as library_rules

_HEAD = re.compile(r"((?:[A-Z]+\d{3}, )*[A-Z]+\d{3}): ")
_PART = re.compile(r"(?:^|(?<=\s))(What|Why|Need|Fails|Passes): ")


@dataclass(frozen=True, slots=True)
class Told:
    """One of the messages of a code, with what is filled into it in braces, and its advice."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say of a code; ``what``, ``fails`` and ``passes`` stand in English, beside the program."""

    code: str
    title: str
    severities: tuple[Severity, ...]
    needs: tuple[str, ...]
    what: str
    why: str
    fails: str
    passes: str
    told: tuple[Told, ...] = field(repr=False)

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")


@cache
def pages(language: str = "en") -> tuple[Page, ...]:
    """A page for each code, by family and number."""
    written = dict(_docstrings())
    known = sorted({*written, *codes(), *weights()})
    return tuple(_page(code, written.get(code, ""), language) for code in known)


def families(language: str = "en") -> dict[str, tuple[Page, ...]]:
    """The pages of each family."""
    found: dict[str, tuple[Page, ...]] = {}
    for page in pages(language):
        found[page.family] = (*found.get(page.family, ()), page)
    return found


def named(family: str, language: str = "en") -> str:
    """What a family is about."""
    return text(say(f"family.{family}"), language)


def near(code: str) -> tuple[str, ...]:
    """The codes that are probably meant."""
    return tuple(sorted(get_close_matches(code, [page.code for page in pages()], n=3, cutoff=0.6)))


def _docstrings() -> Iterator[tuple[str, str]]:
    """The docstring in which each code is described."""
    for code, rule in rules.every().items():
        yield code, rule.__doc__ or ""
    rooms = (lint, across, outside_lints, wordings)
    modules = [importlib.import_module(f"{room.__name__}.{name}") for room in rooms for name in room.names()]
    for module in (*modules, *library_rules.every().values()):
        head = _HEAD.match(module.__doc__ or "")
        for code in head[1].split(", ") if head else ():
            yield code, module.__doc__ or ""


def _page(code: str, written: str, language: str) -> Page:
    words = _HEAD.sub("", " ".join(written.split()), count=1)
    head, *rest = map(str.strip, _PART.split(words))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    told = tuple(Told(template(key, "message", language), template(key, "hint", language)) for key in cases(code))
    return Page(
        code,
        title(code, language) or (head[:1].upper() + head[1:]).rstrip("."),
        weights().get(code, ()),
        guarded(written) or (),
        parts.get("What", ""),
        _why(code, parts, language),
        parts.get("Fails", ""),
        parts.get("Passes", ""),
        told,
    )


def _why(code: str, parts: dict[str, str], language: str) -> str:
    """In English the docstring says more than the message."""
    short = template(code, "why", language)
    return parts.get("Why", short) if language == "en" or not short else short
