"""Which wording of each clause an engagement chose, whether it stands in a document, and whether it was approved.

In: what was read of the engagement, the library, and the documents as assembled. Out: a ``Choice`` for a clause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.walk import placed
from docgen.finding import Location, Severity
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library
from docgen.model.engagement import Approval, EngagementFacts, Position, Status


class Standing(StrEnum):
    """How it stands with the approval of a choice."""

    NOT_NEEDED = "not needed"
    APPROVED = "approved"
    MISSING = "missing"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: the type of document, its number there (with that of its schedule), the clause itself."""

    document: str
    number: str
    clause: Clause = field(repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """The wording of a clause that stands: ``wanted`` is the position chosen, and ``text`` may be in another one."""

    clause: str
    wanted: Position
    by_exception: bool
    text: ClauseText
    places: tuple[Place, ...]

    @property
    def position(self) -> Position:
        """The position of the wording that stands."""
        return self.text.head.position

    def named(self) -> str:
        """The choice as findings name it."""
        where = ", ".join(f"{place.document} {place.number}".strip() for place in self.places)
        return f"{self.clause} (“{self.text.head.title}”{f', {where}' if where else ''})"


@dataclass(frozen=True)
class Case:
    """An engagement with its library and its documents; these are empty where they can't be assembled."""

    facts: EngagementFacts
    fields: Mapping[str, Location]
    shown: str
    library: Library
    documents: Mapping[str, Document]

    @cached_property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """Where each clause stands that stands anywhere."""
        found: dict[str, tuple[Place, ...]] = {}
        for kind, document in self.documents.items():
            for section, clause in placed(document):
                place = Place(kind, _number(section, clause), clause)
                found[clause.id] = (*found.get(clause.id, ()), place)
        return found

    def choice(self, clause: str) -> Choice | None:
        """What was chosen for a clause; None where no wording is written for the governing law."""
        positions = self.facts.positions
        wanted = positions.exceptions.get(clause, positions.default)
        text = self.library.choose(clause, self.facts.governing_law, wanted)
        if text is None:
            return None
        return Choice(clause, wanted, clause in positions.exceptions, text, self.places.get(clause, ()))

    @cached_property
    def choices(self) -> list[Choice]:
        """The choice for each clause of the library, in the order of the documents, then those that stand nowhere."""
        rest = sorted(name for name in self.library.clauses if name not in self.places)
        return [choice for name in (*self.places, *rest) if (choice := self.choice(name)) is not None]

    def approval(self, choice: Choice) -> tuple[Standing, int | None]:
        """How it stands with the approval of a choice, and the number of the entry that says so."""
        needed = choice.text.head.approval
        entries = [
            (number, entry)
            for number, entry in enumerate(self.facts.positions.approvals)
            if (entry.clause, entry.position) == (choice.clause, choice.position)
            and (needed is None or entry.role is needed)
        ]
        for number, entry in entries:
            if entry.wording == choice.text.mark:
                return Standing.APPROVED, number
        if entries:
            return Standing.OUTDATED, entries[-1][0]
        return (Standing.NOT_NEEDED if needed is None else Standing.MISSING), None

    def entry(self, number: int | None) -> Approval | None:
        """An approval by its number."""
        return None if number is None else self.facts.positions.approvals[number]

    def at(self, *paths: str) -> Location:
        """The place of the first of these fields that is written; else the top of the file."""
        for path in paths:
            if path in self.fields:
                return self.fields[path]
        return Location(f"{self.shown}/engagement.yaml", 1, 1)

    def chosen_at(self, choice: Choice) -> Location:
        """The line that chose: the exception, else the default."""
        own = (f"positions.exceptions.{choice.clause}",) if choice.by_exception else ()
        return self.at(*own, "positions.default", "positions")

    @property
    def severity(self) -> Severity:
        """A draft may wait for an approval, an issued document may not."""
        return Severity.ERROR if self.facts.status is Status.ISSUED else Severity.WARNING


def line(choice: Choice) -> str:
    """The entry under ``positions.approvals`` that approves a choice, but for the name and the date."""
    role = choice.text.head.approval or "legal"
    return (
        f"- {{clause: {choice.clause}, position: {choice.position}, role: {role}, by: NAME, date: YYYY-MM-DD, "
        f'wording: "{choice.text.mark}"}}'
    )


def listed(names: list[str]) -> str:
    """Names that somebody could have meant."""
    return " or ".join(f"“{name}”" for name in names)


def _number(section: Section | None, clause: Clause) -> str:
    if section is None or not section.schedule:
        return clause.number or (section.number if section else "")
    return f"{section.label}, {clause.number}" if clause.number else section.label
