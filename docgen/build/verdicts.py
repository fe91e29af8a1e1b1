"""What becomes of each file of a document that was assembled: which are stale and why, which somebody changed by hand.

In: a document, what is asked for, and the record of the last build. Out: a ``Judged``; nothing is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.assembly import telling
from docgen.assembly.assemble import Assembled
from docgen.assembly.ledger import digest
from docgen.build import explain, record, stale
from docgen.build.explain import EDITED, KEPT, MADE, Change, Decision, read_origins
from docgen.build.manifest import ORIGINS, Built, Manifest
from docgen.build.paper import Attachments, attachments
from docgen.build.places import INPUT_FILES, Places, Target
from docgen.build.stale import Request, State, Verdict, causes, changed_looks, differences, judge, say, state_of
from docgen.build.tasks import Carried
from docgen.build.why import carried
from docgen.carried.record import Record
from docgen.finding import Finding, Location, Severity, finding
from docgen.inputs.folder import Reading


@dataclass(frozen=True, slots=True)
class Situation:
    """What all documents of an engagement are judged by: what was read of it, what is asked for, the record of the last
    build, the digest of all that was looked at, and for each input file that of what it says."""

    places: Places
    target: Target
    request: Request
    reading: Reading
    last: Manifest | None
    seen: str
    facts: Mapping[str, str]

    def path(self, kind: str, form: str) -> Path:
        """Where a file stands."""
        return self.places.output / self.target.name / f"{kind}.{form}"

    def before(self, kind: str) -> Built | None:
        """A document as it was last built."""
        return self.last.documents.get(kind) if self.last else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A document as it now stands, without its files; the record that stands beside them; the formats that are made
    anew, those among them that must not be written over another file, and those into which the record alone is put
    anew; the record that they carry; why, in the words of the table; what is attached to a .pdf; what is to be said of
    files that were changed by hand; the decision on each file."""

    built: Built
    origins: bytes
    stale: tuple[str, ...]
    unknown: tuple[str, ...]
    again: tuple[str, ...]
    carried: Carried | None
    reason: str
    attached: Attachments | None
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]


def facts(reading: Reading) -> dict[str, str]:
    """For each input file the digest of what it says: comments, spacing and order aside."""
    assert reading.engagement is not None
    return {f"{name}.yaml": digest(getattr(reading.engagement, name)) for name in INPUT_FILES}


def judged(case: Situation, made: Assembled, told: Record, origins: bytes) -> Judged:
    """Judge every file of a document that is asked for; ``told`` is its record, ``origins`` its sidecar."""
    request, kind = case.request, made.document.type
    tree = telling.digest(made.document)
    whole = carried(told)
    built = record.built(case.places, made, tree, case.seen, hashlib.sha256(origins).hexdigest(), whole.digest)
    carries = None if request.bare else whole
    attached = None
    if request.paper.attach_inputs:
        attached = attachments(case.target, kind, built, case.reading.hashes)
    states = {
        form: state_of(built, request.variant(form), attached.digest if attached and form == "pdf" else "")
        for form in request.formats
    }
    verdicts = {
        form: judge(case.places, case.target.name, kind, form, state, case.last) for form, state in states.items()
    }
    anew = {form: verdict for form, verdict in verdicts.items() if _made_anew(verdict, request)}
    said = (_told(case, kind, form, verdict, states[form]) for form, verdict in verdicts.items())
    return Judged(
        built,
        origins,
        tuple(anew),
        tuple(form for form, verdict in anew.items() if verdict.unknown and not request.force),
        tuple(form for form, verdict in anew.items() if verdict.record_alone and not request.force),
        carries,
        _reason(case, anew, kind, built),
        attached,
        tuple(one for one in said if one is not None),
        tuple(_decisions(case, kind, built, verdicts, states, origins)) if request.explain else (),
    )


def _made_anew(verdict: Verdict, request: Request) -> bool:
    if verdict.kept or (verdict.edited and not request.force):
        return False
    return verdict.stale or request.force


def _told(case: Situation, kind: str, form: str, verdict: Verdict, state: State) -> Finding | None:
    """What is to be said of a file that somebody changed or wants left as it is."""
    path = case.path(kind, form).as_posix()
    if verdict.kept:
        built = case.before(kind)
        output = built.outputs.get(form) if built else None
        behind = output is None or differences(case.places, form, state, output)
        return finding("BLD012.behind" if behind else "BLD012", Location(path), severity=Severity.INFO, path=path)
    if verdict.edited and not case.request.force:
        return finding("BLD003.again" if verdict.again else "BLD003", Location(path), path=path)
    return None


def _reason(case: Situation, verdicts: Mapping[str, Verdict], kind: str, built: Built) -> str:
    """Why a document is made anew, in the words of the table."""
    before = case.before(kind)
    why = list(dict.fromkeys(reason for verdict in verdicts.values() for reason in verdict.reasons))
    if verdicts and not why:
        return say(["forced"])
    named: list[str] = []
    if stale.CONTENT in why and before is not None:
        other = "an earlier change" if built.tree == before.tree else "a document that it refers to"
        named = causes(built.fields, built.files, before) or [other]
    looks = [
        name
        for form, verdict in verdicts.items()
        if stale.LOOK in verdict.reasons
        for name in changed_looks(case.places, form, before.outputs.get(form) if before else None, case.last)
        or (stale.LOOK,)
    ]
    others = [reason for reason in why if reason not in {stale.CONTENT, stale.LOOK}]
    first = [stale.PROGRAM] if stale.PROGRAM in others else []
    return say([*first, *named, *others, *looks])


def _decisions(
    case: Situation,
    kind: str,
    built: Built,
    verdicts: Mapping[str, Verdict],
    states: Mapping[str, State],
    origins: bytes,
) -> Iterator[Decision]:
    """The decision on each file, with its reason."""
    assert case.reading.engagement is not None
    language = case.reading.engagement.engagement.language.value
    before = read_origins(case.path(kind, ORIGINS))
    change = Change(
        *(case.reading.hashes, case.facts, language, built.fields, built.files, built.tree, case.last),
        *(before, json.loads(origins)),
    )
    for form, verdict in verdicts.items():
        done = MADE if _made_anew(verdict, case.request) else EDITED if verdict.edited else KEPT
        said = explain.why(case.places, kind, form, verdict, states[form], change, case.request)
        yield Decision(case.target.name, f"{kind}.{form}", done, said)
