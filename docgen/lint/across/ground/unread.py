"""The fields that no document reads, and why each is kept all the same.

In: a whole set. Out: ``Unread`` for each: how it is used, or which clauses print it that the engagement leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from docgen.finding import Said, say
from docgen.lint.across.ground.whole import Whole
from docgen.model.engagement import DocumentType

_KEPT = Path(__file__).parents[1] / "kept.yaml"


@dataclass(frozen=True, slots=True)
class Unread:
    """A field, its form without the marks of items, and its use: one of those in ``kept.yaml``, ``left_out`` where
    only clauses print it that the engagement leaves out, ``elsewhere`` where a type of document could do so for which
    it does not ask, or ``nothing``."""

    path: str
    form: str
    use: str
    clauses: tuple[str, ...] = ()

    @property
    def reason(self) -> Said:
        """Why it is kept, or what is to be done with it."""
        return say(f"SET013.{self.use}", field=self.path, clauses=self.clauses)


def unread(whole: Whole) -> Iterator[Unread]:
    """Each field that somebody wrote and that no document reads, not even to decide on a condition."""
    read = frozenset().union(*whole.read.values())
    for path, _, _ in whole.leaves:
        if path not in read and path in whole.places and not any(one in read for one in enclosing(path)):
            form = re.sub(r"\[[^\]]*\]", "[]", path)
            use = _use(form)
            clauses = () if use else _printed_by(whole, form)
            complete = len(whole.documents) == len(DocumentType)
            other = "left_out" if clauses else "nothing" if complete else "elsewhere"
            yield Unread(path, form, use or other, clauses)


def enclosing(path: str) -> Iterator[str]:
    """A path and those of all records and lists round it, which a document can read as a whole."""
    while path:
        yield path
        path = path[: max(path.rfind("."), path.rfind("["), 0)]


@cache
def _kept() -> Mapping[str, tuple[str, ...]]:
    return {use: tuple(forms) for use, forms in yaml.safe_load(_KEPT.read_text("utf-8")).items()}


@cache
def _use(form: str) -> str:
    """The use that is listed for a field: by its whole form, by how it ends (``[].id``) or begins (``positions.``)."""
    for use, forms in _kept().items():
        for one in forms:
            if form == one or (one.startswith("[]") and form.endswith(one)):
                return use
            if one.endswith((".", "[]")) and form.startswith(one):
                return use
    return ""


def _printed_by(whole: Whole, form: str) -> tuple[str, ...]:
    """The clauses whose wording names a field; one of a list by its last name, beside that of the list."""
    before, _, last = form.rpartition(".")
    outer = before.partition("[]")[0] if "[]" in before else ""
    wanted = rf"\.{re.escape(last)}\b" if outer else rf"(?<![\w.]){re.escape(form)}\b"
    pattern = re.compile(wanted)
    likely = outer or form  # most clauses need no search
    names = {text.head.id for text, words in whole.wordings if likely in words and pattern.search(words)}
    return tuple(sorted(names))
