"""The positions of an engagement: what was chosen for each clause that has several wordings, and what else there is.

In: the folders and an engagement. Out: a ``Report`` with a row for each such clause that its documents hold, or the
findings that keep them from being assembled; and the wordings of a clause in each position, as this engagement would
read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docgen.assembly.assemble import Assembled, assemble
from docgen.assembly.draft import Materials
from docgen.build import work
from docgen.build.places import Places, Target
from docgen.finding import Finding, has_errors
from docgen.inputs.folder import Reading
from docgen.library.clause import ClauseText
from docgen.model.engagement import EngagementFacts, Position
from docgen.reports import words
from docgen.wordings.chosen import Case, Choice, Place, Standing, line

_ORDER = {position: number for number, position in enumerate(Position)}


@dataclass(frozen=True, slots=True)
class Other:
    """A wording that could have been chosen; the texts are those of its front matter."""

    position: str
    changes: str
    accept: str
    approval: str
    standard_terms: str


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with several positions; ``chosen_by`` is exception or default, ``wanted`` what was asked for."""

    clause: str
    title: str
    places: tuple[str, ...]
    position: str
    wanted: str
    chosen_by: str
    changes: str
    standard_terms: str
    approval: str
    approved: str
    approved_by: str
    entry: str
    mark: str
    fallback: str
    guidance: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An engagement: its law, the position that clauses take unless an exception says otherwise, and the rows."""

    engagement: str
    file: str
    law: str
    default: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A clause in one position, as it would stand ``where``; where it stands nowhere, as the library has it."""

    position: str
    title: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A clause in the position chosen (None: it has no wording for this engagement) and in the others."""

    engagement: str
    clause: str
    chosen: Worded | None
    others: tuple[Worded, ...]
    findings: tuple[Finding, ...]


def report(places: Places, target: Target) -> Report:
    """The positions of an engagement."""
    file = f"{target.shown}/engagement.yaml"
    read = _read(places, target)
    if not isinstance(read, _Read):
        return Report(target.name, file, "", "", (), read)
    case = read.case
    rows = tuple(_row(case, one) for one in case.choices if one.places and len(_wordings(case, one)) > 1)
    law, default = case.facts.governing_law.value, case.facts.positions.default.value
    return Report(target.name, file, law, default, rows, read.errors)


def comparison(places: Places, target: Target, clause: str) -> Comparison:
    """A clause in the position chosen and in each other one, as this engagement would read it."""
    read = _read(places, target)
    if not isinstance(read, _Read):
        return Comparison(target.name, clause, None, (), read)
    choice = read.case.choice(clause)
    if choice is None:
        return Comparison(target.name, clause, None, (), read.errors)
    others = (text for text in _wordings(read.case, choice) if text is not choice.text)
    worded = tuple(_worded(read, choice, text) for text in others)
    return Comparison(target.name, clause, _worded(read, choice, choice.text), worded, read.errors)


@dataclass(frozen=True, slots=True)
class _Read:
    """An engagement with what its documents are assembled from; ``errors`` say which of them can't be."""

    reading: Reading
    materials: Materials
    case: Case
    errors: tuple[Finding, ...]


def _read(places: Places, target: Target) -> _Read | tuple[Finding, ...]:
    reading, documents, findings = work.check(places, target)
    errors = tuple(one for one in findings if has_errors((one,)) and not one.code.startswith("POS"))
    if reading.engagement is None or not documents:
        return errors
    facts = reading.engagement.engagement
    materials, _ = work.read_materials(places, facts.language.value, facts.governing_law.value)
    assert materials is not None  # the documents came of it
    return _Read(reading, materials, _case(reading, facts, materials, documents, target.shown), errors)


def _case(
    reading: Reading, facts: EngagementFacts, materials: Materials, documents: Mapping[str, Assembled], shown: str
) -> Case:
    trees = {kind: made.document for kind, made in documents.items()}
    return Case(facts, reading.places, shown, materials.library, trees)


def _wordings(case: Case, choice: Choice) -> list[ClauseText]:
    """The wordings of a clause for the governing law, from the buyer's to the supplier's."""
    fitting = case.library.fitting(choice.clause, case.facts.governing_law)
    return sorted(fitting, key=lambda text: _ORDER[text.head.position])


def _row(case: Case, choice: Choice) -> Row:
    head = choice.text.head
    standing, number = case.approval(choice)
    entry = case.entry(number)
    neutral = [text.head.guidance for text in _wordings(case, choice) if text.head.position is Position.BALANCED]
    return Row(
        clause=choice.clause,
        title=head.title,
        places=tuple(f"{place.document} {place.number}".strip() for place in choice.places),
        position=choice.position.value,
        wanted=choice.wanted.value,
        chosen_by="exception" if choice.by_exception else "default",
        changes=head.changes or "",
        standard_terms=head.standard_terms or "",
        approval=head.approval.value if head.approval else "",
        approved=standing.value,
        approved_by=f"{entry.by}, {entry.date.isoformat()}" if entry else "",
        entry=line(choice) if standing in {Standing.MISSING, Standing.OUTDATED} else "",
        mark=choice.text.mark,
        fallback=head.fallback.value if head.fallback else "",
        guidance=head.guidance or next((text for text in neutral if text), ""),
        others=tuple(_other(text) for text in _wordings(case, choice) if text is not choice.text),
    )


def _other(text: ClauseText) -> Other:
    head = text.head
    approval = head.approval.value if head.approval else ""
    return Other(head.position.value, head.changes or "", head.accept or "", approval, head.standard_terms or "")


def _worded(read: _Read, choice: Choice, text: ClauseText) -> Worded:
    places = choice.places if text is choice.text else _otherwise(read, choice, text)
    for place in places[:1]:
        where = f"{place.document} {place.number}".strip()
        return Worded(text.head.position.value, place.clause.title, words.text(place.clause.blocks), where)
    return Worded(text.head.position.value, text.head.title, text.body.strip(), "")


def _otherwise(read: _Read, choice: Choice, text: ClauseText) -> tuple[Place, ...]:
    """Where the clause would stand if this position were chosen; nowhere where it can't be assembled for these
    facts."""
    assert read.reading.engagement is not None
    exceptions = {**read.case.facts.positions.exceptions, choice.clause: text.head.position}
    positions = read.case.facts.positions.model_copy(update={"exceptions": exceptions})
    facts = read.case.facts.model_copy(update={"positions": positions})
    reading = replace(read.reading, engagement=read.reading.engagement.model_copy(update={"engagement": facts}))
    documents, _ = assemble(reading, read.materials)
    return _case(reading, facts, read.materials, documents, read.case.shown).places.get(choice.clause, ())
