"""A fault as somebody describes it, and as it is planted.

A description is an item of a list in ``faults/*.yaml``::

    - fault: a period typed into a clause     # what somebody did
      rule: STY006                            # the code that finds it, or the key of one of its messages
      documents: [rfp, contract]              # optional: the types of document in which it is planted, in turn
      times: 3                                # how often in each language
      or: [SET002]                            # optional: codes that say the same of it
      also: [DEF004]                          # what else may be told: plain consequences of the same fault
      slip: two notice periods                # optional: the name of a slip that is publicly known
      en: {add: ["It answers within nine days."]}
      de: {add: ["Er antwortet innerhalb von neun Tagen."]}

How it is planted, in each language::

    add: [sentence, …]         at the end of a paragraph of a clause, one of them each time
    change: pattern, to: …     on a line of a clause that is drawn from all that hold it
    itself: true               a reference of a clause that is drawn leads to the clause itself
    body: wording              in place of the whole wording of a clause
    body_of: another           the wording of another clause of the document in its place
    title_of: another          the title of the clause before it in its section
    edits: [{file, change, to}, …], at: [{file, line}, …]       in files that are named; found at the lines that hold a
                               text; `example` is the engagement, `document` the type of document
    element: payment           no clause says any more that it states this element of a contract
    list: {last: ".", to: ";"} on an item of a list that is drawn: the first, an inner one or the last

``text: md`` or ``text: docx`` plants it in a document that was made, for the checks of texts from elsewhere: there a
paragraph takes the place of a clause. Words such as {client} are filled in with what the example calls its parties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "faults"
LANGUAGES = ("en", "de")
Place = tuple[str, int]  # a file and a line of it


@dataclass(frozen=True)
class Fault:
    """A kind of fault; ``how`` says for each language in which ways it is planted."""

    fault: str
    rule: str
    times: int = 3
    documents: tuple[str, ...] = ("rfp", "contract", "governance-charter", "contingency-plan")
    also: tuple[str, ...] = ()
    slip: str = ""
    otherwise: tuple[str, ...] = ()
    text: str = ""
    how: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True)
class Planted:
    """One fault in an example: the files as they are then, and where it may be found."""

    fault: Fault
    language: str
    example: str
    document: str
    edits: Mapping[str, str]
    at: frozenset[Place]
    number: int = 0
    holds: str = ""  # in place of ``at``: found at any line that holds these words
    stale: bool = False

    @property
    def name(self) -> str:
        where = "+".join(sorted({Path(file).name for file, _ in self.at})) or self.holds.replace(" ", "_")
        return f"{self.fault.rule}-{self.language}-{self.document}-{self.number}-{where}"


@cache
def every() -> tuple[Fault, ...]:
    """All kinds of faults, in the order of the files."""
    return tuple(
        _read(one)
        for file in sorted(FOLDER.glob("*.yaml"))
        for one in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    )


def _read(told: dict[str, Any]) -> Fault:
    how = {language: tuple(_several(told.pop(language))) for language in LANGUAGES if language in told}
    told["otherwise"] = told.pop("or", ())
    for name in ("documents", "also", "otherwise"):
        if name in told:
            told[name] = tuple(told[name])
    return Fault(**told, how=how)


def _several(ways: Any) -> Iterator[Mapping[str, Any]]:
    yield from ways if isinstance(ways, list) else [ways]
