"""A worked example after somebody changed some of its files: what is found in it that was not found before.

In: the name of an example and the new text of files, by their paths in the project. Out: the new findings. A changed
file goes through the readers of the program, in a folder of its own; what it replaces is replaced in what was read of
the whole, and only the documents that it can change are put together and linted again. ``whole`` leaves nothing out
and is what the quick way is held against.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from docgen import lint, rules, wordings
from docgen.assembly import references
from docgen.assembly.assemble import Assembled, assemble
from docgen.assembly.draft import Materials
from docgen.build import work
from docgen.build.accept import accept
from docgen.finding import Finding, Severity, has_errors
from docgen.inputs.folder import Reading
from docgen.lint import across
from docgen.lint.across.ground.whole import Whole
from docgen.wordings.chosen import Case as Chosen
from tests import examples
from tests.planted.changed import Edits, Set, changed, key, touched

ROOT = examples.ROOT
_DANGLING = {"CL004", "CL005", "CL006"}


@cache
def clean(name: str) -> Set:
    """An example as it is shipped."""
    checked = examples.example(name)
    made = Set(name, checked.reading, _materials(checked.reading), checked.documents)
    made = replace(made, findings=tuple(_checked(made, checked.documents, rules_too=True)))
    gc.freeze()  # it stays to the end: to look for garbage in it takes as long as the work on one fault
    return made


@cache
def text(file: str) -> str:
    """A file of the project as it stands."""
    return (ROOT / file).read_text("utf-8")


def look(name: str, edits: Edits) -> list[Finding]:
    """What is found in an example with these edits and not without."""
    before = clean(name)
    after, problems = changed(before, edits)
    kinds = touched(before, after, edits)
    given = after.materials
    some = Materials(given.library, given.layouts, {kind: given.outlines[kind] for kind in kinds})
    own, told = assemble(after.reading, some)
    trees = before.trees | {kind: made.document for kind, made in own.items()}
    labels = given.library.labels.data
    resolved, dangling = references.resolve(trees, labels, after.known, frozenset())
    if dangling or [one for one in told if one.code not in {*_DANGLING, "CL013"}]:
        return whole(name, edits)
    every = {kind: replace((before.documents | own)[kind], document=one) for kind, one in resolved.items()}
    new = [kind for kind in resolved if kind in kinds or resolved[kind] != before.trees[kind]]
    facts_too = any(file.startswith("inputs/") for file in edits)
    return _new(before, [*problems, *_checked(after, every, new, rules_too=facts_too)])


def whole(name: str, edits: Edits) -> list[Finding]:
    """The same, with every document assembled and linted as ``docgen check`` does."""
    before = clean(name)
    after, problems = changed(before, edits)
    if has_errors(problems):
        return _new(before, problems)
    every, told = assemble(after.reading, after.materials)
    if has_errors(told):
        return _new(before, [*problems, *told])
    return _new(before, [*problems, *told, *_checked(after, every, rules_too=True)])


def stale(name: str, edits: Edits, kind: str) -> list[Finding]:
    """What is found where one document was made anew after the edits, and its siblings were not."""
    before = clean(name)
    after, _ = changed(before, edits)
    every, told = assemble(after.reading, after.materials)
    assert not has_errors(told), told
    return _new(before, _checked(after, dict(before.documents) | {kind: every[kind]}))


def _checked(
    made: Set, documents: Mapping[str, Assembled], kinds: Iterable[str] | None = None, *, rules_too: bool = False
) -> list[Finding]:
    """The findings of ``docgen check``; those of the text of some documents alone, where ``kinds`` names them."""
    facts = made.reading.engagement
    assert facts is not None
    library, trees = made.materials.library, {kind: one.document for kind, one in documents.items()}
    held = Whole.of(made.reading, made.shown, library, documents)
    some = {kind: held.readouts[kind] for kind in (trees if kinds is None else kinds)}
    law = facts.engagement.governing_law.value
    found = list(lint.check(trees, library, work.read_registers(examples.HERE), law, some))
    found += across.check(held)
    found = across.once(found)
    found += wordings.check(Chosen(facts.engagement, made.reading.places, made.shown, library, trees))
    if rules_too:
        found += rules.check(facts, made.reading.places, made.shown)
    return found


def _new(before: Set, found: Iterable[Finding]) -> list[Finding]:
    """What was not found before, accepted as the engagement accepts it."""
    facts, places = before.reading.engagement, before.reading.places
    assert facts is not None
    granted = facts.engagement.accepted
    far = min((one.until for one in granted), default=None)
    every = found if far is None else accept(found, granted, places, far)
    return [one for one in every if key(one) not in before.told and one.code != "ACC001"]


def _materials(reading: Reading) -> Materials:
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    given, findings = work.read_materials(examples.HERE, facts.language.value, facts.governing_law.value)
    assert given is not None
    assert not findings
    return given


def weighty(found: Iterable[Finding]) -> list[Finding]:
    """What somebody must act on."""
    return [one for one in found if one.severity is not Severity.INFO]
