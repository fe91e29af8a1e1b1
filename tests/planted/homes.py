"""The clauses that stand in the documents of the examples, and what an example calls its parties.

In: a language and a type of document. Out: a ``Home`` for each clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.assembly.walk import placed
from tests import examples
from tests.planted import again

SPOKEN = {"en": ("harborlight-training", "uferstrom-staffing"), "de": ("nordwarenhaus-callcenter",)}


@dataclass(frozen=True)
class Home:
    """A clause that stands in a document of an example."""

    example: str
    document: str
    section: str
    clause: str
    file: str
    titled: bool


@cache
def homes(language: str, kind: str) -> tuple[Home, ...]:
    """The clauses of the documents of a type in a language."""
    found = []
    for name in SPOKEN[language]:
        document = again.clean(name).trees[kind]
        for section, clause in placed(document):
            file = Path(clause.origin.file).relative_to(examples.ROOT).as_posix()
            found.append(Home(name, kind, section.id if section else "", clause.id, file, clause.titled))
    return tuple(found)


def filled(words: str, example: str) -> str:
    """Words with what the example calls its parties."""
    reading = again.clean(example).reading
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    known = {"client": facts.client.name, "supplier": facts.supplier.name}
    for name, full in known.items():
        words = words.replace(f"<{name}>", full).replace(f"<{name}'s first word>", full.split()[0])
    return words
