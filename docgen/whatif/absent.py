"""Why a clause is not in a document, or where it stands if it is.

In: the folders, an engagement, the id of a clause. Out: a ``Verdict`` for each type of document whose outline names it,
or that the engagement asks for: not asked for, not named by its outline, written for another law, left out by its
condition with the part that decides; or its number, its wording and what let it in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.assembly.assemble import Assembled
from docgen.assembly.draft import Materials, ground
from docgen.assembly.walk import placed
from docgen.build import work
from docgen.build.places import Places, Target
from docgen.finding import Finding, Location
from docgen.inputs.folder import Reading
from docgen.library.clause import ClauseText
from docgen.model.engagement import EngagementFacts
from docgen.whatif.parts import Part, taken_apart

Why = Literal["stands", "not_asked", "not_listed", "no_law", "unmet", "failed"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording that is chosen, or would be: its position, how that came about, and its file."""

    position: str
    chosen: Literal["exception", "default", "fallback"]
    wanted: str
    file: str
    version: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A clause and a type of document. ``laws`` are those for which it is written; ``condition`` is taken apart in
    ``part``; ``place`` is where that stands on which the verdict rests."""

    document: str
    why: Why
    place: str
    title: str = ""
    number: str = ""
    law: str = ""
    laws: tuple[str, ...] = ()
    condition: str = ""
    part: Part | None = None
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """All verdicts of an engagement, or the findings that keep its facts from being read."""

    engagement: str
    clause: str
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...] = ()


def absence(places: Places, target: Target, clause: str) -> Absence:
    """Why a clause is not in the documents of an engagement, or where it is."""
    reading, documents, findings = work.check(places, target)
    if reading.engagement is None:
        return Absence(target.name, clause, (), tuple(findings))
    facts = reading.engagement.engagement
    materials, faults = work.read_materials(places, facts.language.value, facts.governing_law.value)
    if materials is None:
        return Absence(target.name, clause, (), faults)
    found = _Search(places, reading, facts, materials, documents, clause)
    return Absence(target.name, clause, tuple(found.verdicts()))


@dataclass(frozen=True)
class _Search:
    places: Places
    reading: Reading
    facts: EngagementFacts
    materials: Materials
    documents: Mapping[str, Assembled]
    clause: str

    def verdicts(self) -> Iterator[Verdict]:
        asked = [kind.value for kind in self.facts.documents]
        named = [kind for kind, one in self.materials.outlines.items() if self.clause in one.clause_ids()]
        for kind in (*named, *(kind for kind in asked if kind not in named)):
            yield self._verdict(kind, asked)

    def _verdict(self, kind: str, asked: list[str]) -> Verdict:
        outline = self.materials.outlines.get(kind)
        file = outline.file if outline else f"{self.places.templates.as_posix()}/{kind}/outline.yaml"
        if outline is None or self.clause not in outline.clause_ids():
            return Verdict(kind, "not_listed", file)
        if kind not in asked:
            given = self.reading.places.get("documents", Location(self.reading.name))
            return Verdict(kind, "not_asked", f"{given.file}:{given.line}")
        law = self.facts.governing_law.value
        wanted = self.facts.positions.exceptions.get(self.clause, self.facts.positions.default)
        text = self.materials.library.choose(self.clause, law, wanted.value)
        if text is None:
            variants = self.materials.library.clauses.get(self.clause, ())
            laws = tuple(sorted({one.value for text in variants for one in text.head.law}))
            where = ", ".join(text.file for text in variants[:3])
            return Verdict(kind, "no_law", where or file, law=law, laws=laws)
        wording = self._wording(text, wanted.value)
        part = self._part(kind, text)
        place = f"{text.file}:{text.when_line}"
        about = {"title": text.head.title, "condition": text.head.when or "", "part": part, "wording": wording}
        if part is not None and part.holds is False:
            return Verdict(kind, "unmet", place, **about)  # type: ignore[arg-type]
        made = self.documents.get(kind)
        for section, one in placed(made.document) if made else ():
            if one.id == self.clause:
                outside = section.label if section else ""
                inner = f"{outside}, {one.number}" if section and section.schedule and one.number else one.number
                return Verdict(kind, "stands", place, number=inner or outside, **about)  # type: ignore[arg-type]
        return Verdict(kind, "failed", place, **about)  # type: ignore[arg-type]

    def _wording(self, text: ClauseText, wanted: str) -> Wording:
        position = text.head.position.value
        exception = self.clause in self.facts.positions.exceptions
        chosen: Literal["exception", "default", "fallback"] = "exception" if exception else "default"
        return Wording(position, chosen if position == wanted else "fallback", wanted, text.file, text.head.version)

    def _part(self, kind: str, text: ClauseText) -> Part | None:
        if not text.head.when:
            return None
        names, run = ground(self.reading, self.materials, kind)
        return taken_apart(text.head.when, names, run, Location(text.file, text.when_line, 1))
