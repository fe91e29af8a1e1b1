"""Two sides -> what differs: facts first, then wording, each difference with its causes.

In: two sides. Out: a ``Difference``. Where facts and wording both differ, the facts of the later side in the wording of
the earlier one stand between them, so that what either brought about is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.build.places import TYPES
from docgen.finding import Finding, Severity
from docgen.whatif import facts
from docgen.whatif.causes import Step
from docgen.whatif.changes import Change, Difference
from docgen.whatif.compared import Compared
from docgen.whatif.facts import FactChange, Index
from docgen.whatif.sides import Side, between


def compare(before: Side, after: Side) -> Difference:
    """All that differs between two sides."""
    found = _facts(before, after)
    compared = before.whole and after.whole and before.language == after.language
    changes: tuple[Change, ...] = ()
    if compared:
        whole = Step(before, after, Index(found))
        steps = _steps(before, after, whole)
        changes = tuple(change for kind in _kinds(before, after) for change in _changes(kind, whole, steps))
    raised = _only(after.findings, before.findings)
    removed = _only(before.findings, after.findings) if after.whole else ()  # with errors not all is looked at
    languages = before.language, after.language
    return Difference(before.named, after.named, after.engagement, languages, found, changes, raised, removed, compared)


def _facts(before: Side, after: Side) -> tuple[FactChange, ...]:
    if not before.whole or not after.whole:
        return facts.changes(before.facts, after.facts) if before.facts and after.facts else ()
    if before.live is not None and after.live is not None:
        return facts.changes(before.facts, after.facts)
    digests = [
        {path: digest for one in side.editions.values() for path, digest in one.fields.items()}
        for side in (before, after)
    ]
    found = facts.of_digests(digests[0], digests[1], (before.facts, after.facts))
    if before.asked == after.asked:
        return found
    others = [one for one in found if not one.path.startswith("documents")]
    return (FactChange("documents", ", ".join(before.asked), ", ".join(after.asked)), *others)


def _steps(before: Side, after: Side, whole: Step) -> tuple[Step, ...]:
    """One thing after the other, where both differ."""
    same = all(
        edition.files == after.editions[kind].files
        for kind, edition in before.editions.items()
        if kind in after.editions
    )
    if same or not whole.facts.index.changes:
        return (whole,)
    middle = between(after, before)
    if middle is None:
        return (whole,)
    return Step(before, middle, whole.facts.index), Step(middle, after, Index(()))


def _kinds(before: Side, after: Side) -> list[str]:
    every = {*before.editions, *after.editions}
    known = [kind for kind in TYPES if kind in every]
    return [*known, *sorted(every.difference(known))]


def _only(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of one side, leaving out those that the other has too; notes are none."""
    known = {_mark(one) for one in others}
    return tuple(one for one in some if one.severity is not Severity.INFO and _mark(one) not in known)


def _mark(one: Finding) -> tuple[str, object, str]:
    return one.code, one.said, one.field or one.location.file.rpartition("/")[2]


def _changes(kind: str, whole: Step, steps: tuple[Step, ...]) -> Iterator[Change]:
    there = whole.of(kind)
    if there is None:
        gone = kind in whole.before.editions
        causes = whole.facts.fields(("documents",))
        yield Change(kind, "document_out" if gone else "document_in", "", "", "", "", "", "", causes)
        return
    parts = [made for step in steps if (made := step.of(kind)) is not None]
    placed = Compared(there, tuple(parts) if len(parts) == len(steps) else (there,))
    yield from (change for _, change in sorted(placed.changes(), key=lambda one: one[0]))
