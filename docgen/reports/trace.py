"""From need to clause: what answers each need in an engagement, what guards it, and where it is stated.

In: what was read and assembled of an engagement, and the needs. Out: a ``Matrix``, and a finding for each need that
ends nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Figure, Value
from docgen.assembly.walk import blocks, inlines, placed
from docgen.finding import Finding, Location, finding, say
from docgen.inputs.folder import Reading
from docgen.model.engagement import Kind
from docgen.reports.trace_facts import Guard, fields, guards
from docgen.reports.trace_needs import Needs


@dataclass(frozen=True, slots=True)
class Stated:
    """A clause that answers a need: where it stands, and the fields that it reads."""

    document: str
    number: str
    title: str
    clause: str
    file: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers one need. ``wanted`` are the documents in which it must be stated, ``lacking`` those of them in
    which it is not, as far as the engagement asks for them."""

    need: str
    title: str
    fields: tuple[str, ...]
    guards: tuple[Guard, ...]
    requirements: tuple[str, ...]
    stated: tuple[Stated, ...]
    wanted: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def group(self) -> str:
        """The group to which the need belongs: S1 to S4."""
        return self.need.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All needs of one engagement. ``documents`` are its documents with what each is called."""

    engagement: str
    title: str
    kind: Kind
    language: str
    documents: Mapping[str, str]
    answers: tuple[Answer, ...]
    not_asked: tuple[str, ...]
    needs: Needs


def matrix(reading: Reading, assembled: Mapping[str, Assembled], needs: Needs) -> Matrix:
    """What answers each need of an engagement that was read and assembled."""
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    documents = {kind: made.document for kind, made in assembled.items()}
    stated = _stated(documents.values())
    answering = fields(reading.engagement)
    asked = needs.asked(facts.kind)
    answers = []
    for need in asked:
        wanted = tuple(kind.value for kind in needs.table.documents[need])
        places = stated.get(need, ())
        told = {place.document for place in places}
        bids = tuple(one.id for one in reading.engagement.requirements.requirements if one.need == need)
        lacking = tuple(kind for kind in wanted if kind in documents and kind not in told)
        row = (answering.get(need, ()), guards().get(need, ()), bids, places, wanted, lacking)
        answers.append(Answer(need, needs.title(need), *row))
    rest = tuple(need for need in sorted(needs.table.documents) if need not in asked)
    names = {kind: document.cover.kind for kind, document in documents.items()}
    language = facts.language.value
    return Matrix(reading.name, facts.title, facts.kind, language, names, tuple(answers), rest, needs)


def _stated(documents: Iterable[Document]) -> dict[str, tuple[Stated, ...]]:
    found: dict[str, list[Stated]] = {}
    for document in documents:
        for section, clause in placed(document):
            place = _place(document.type, section, clause)
            for need in clause.origin.covers:
                found.setdefault(need, []).append(place)
    return {need: tuple(places) for need, places in found.items()}


def _place(document: str, section: Section | None, clause: Clause) -> Stated:
    number, title = clause.number, clause.title
    if section is not None:
        number = f"{section.label}, {number}" if section.schedule and number else number or section.label
        title = title if clause.titled else section.heading
    return Stated(document, number, title, clause.id, clause.origin.file, _reads(clause))


def _reads(clause: Clause) -> tuple[str, ...]:
    """The fields behind the condition, the values and the pictures of a clause, whichever item of a list they are
    of."""
    sources = list(clause.origin.condition_sources)
    for block in blocks(clause.blocks):
        if isinstance(block, Figure):
            sources.extend(block.sources)
    for node in inlines(clause.blocks):
        if isinstance(node, Value):
            sources.extend(node.sources)
    return tuple(sorted({_ITEM.sub("", source.path) for source in sources}))


_ITEM = re.compile(r"\[[^\]]*\]")


def findings(reading: Reading, assembled: Mapping[str, Assembled], needs: Needs) -> Iterator[Finding]:
    """TRC001 for each need that ends nowhere, TRC002 for each name of a need that there is not."""
    made = matrix(reading, assembled, needs)
    for answer in made.answers:
        yield from _nowhere(answer, made)
    assert reading.engagement is not None
    for requirement in reading.engagement.requirements.requirements:
        if requirement.need not in needs.table.documents:
            path = f"requirements.requirements[{requirement.id}].need"
            yield _unknown("TRC002.requirement", requirement.need, requirement.id, reading.places[path], needs)
    for one in assembled.values():
        for _, clause in placed(one.document):
            for need in clause.origin.covers:
                if need not in needs.table.documents:
                    yield _unknown("TRC002.clause", need, clause.id, Location(clause.origin.file, 1, 1), needs)


def _nowhere(answer: Answer, made: Matrix) -> Iterator[Finding]:
    place = made.needs.place(answer.need)
    if not answer.fields:
        yield finding("TRC001.field", place, need=answer.need, title=answer.title, engagement=made.engagement)
    if not answer.guards:
        yield finding("TRC001.guard", place, need=answer.need, title=answer.title, engagement=made.engagement)
    for kind in answer.lacking:
        outline = Location(f"{made.needs.templates}/{kind}/outline.yaml", 1, 1)
        yield finding(
            "TRC001.clause", outline, kind=kind, need=answer.need, title=answer.title, engagement=made.engagement
        )


def _unknown(key: str, need: str, name: str, place: Location, needs: Needs) -> Finding:
    return finding(say(key, name=name), place, need=need, known=tuple(sorted(needs.table.documents)))
