"""What becomes of each file of a document that was assembled: which are stale and why, which somebody changed by hand.

In: a document, what is asked for, and the record of the last build. Out: a ``Judged``; nothing is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.assembly.assemble import Assembled
from docgen.assembly.ledger import digest
from docgen.build import explain, record, stale
from docgen.build.explain import EDITED, KEPT, MADE, Change, Decision, read_origins
from docgen.build.manifest import ORIGINS, Built, Manifest
from docgen.build.paper import Attachments, attachments
from docgen.build.places import INPUT_FILES, Places, Target
from docgen.build.stale import Request, State, Verdict, causes, changed_looks, differences, judge, say
from docgen.finding import Finding, Location, Severity, finding
from docgen.inputs.folder import Reading


@dataclass(frozen=True, slots=True)
class Judged:
    """A document as it now stands, without its files; the record that stands beside them; the formats that are made
    anew, and those among them that must not be written over another file; why, in the words of the table; what is
    attached to a .pdf; what is to be said of files that were changed by hand; the decision on each file."""

    built: Built
    origins: bytes
    stale: tuple[str, ...]
    unknown: tuple[str, ...]
    reason: str
    attached: Attachments | None
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]


def facts(reading: Reading) -> dict[str, str]:
    """For each input file the digest of what it says: comments, spacing and order aside."""
    assert reading.engagement is not None
    return {f"{name}.yaml": digest(getattr(reading.engagement, name)) for name in INPUT_FILES}


def judged(
    places: Places,
    target: Target,
    request: Request,
    made: Assembled,
    seen: str,
    last: Manifest | None,
    reading: Reading,
    said: Mapping[str, str],
) -> Judged:
    """Judge every file of a document that is asked for; ``said`` is the digest of what each input file says."""
    kind = made.document.type
    tree = hashlib.sha256(repr(made.document).encode()).hexdigest()[:16]
    origins = record.origins(made.document)
    built = record.built(made, tree, seen, hashlib.sha256(origins).hexdigest())
    before = last.documents.get(kind) if last else None
    attached = None
    if request.paper.attach_inputs:
        attached = attachments(places, target, kind, built, reading.hashes)
    states = {form: _state(tree, request, form, attached) for form in request.formats}
    verdicts = {form: judge(places, target.name, kind, form, state, last) for form, state in states.items()}
    edited = [form for form, one in verdicts.items() if one.edited and not request.force]
    anew = [
        form for form, one in verdicts.items() if (one.stale or (request.force and not one.kept)) and form not in edited
    ]
    told = [
        _told(places, target, kind, form, verdicts[form], states[form], before, request) for form in request.formats
    ]
    return Judged(
        built,
        origins,
        tuple(anew),
        tuple(form for form in anew if verdicts[form].unknown and not request.force),
        _reason({form: verdicts[form] for form in anew}, places, made, tree, last, request),
        attached,
        tuple(one for one in told if one is not None),
        _decisions(places, target, kind, request, made, reading, said, verdicts, states, last, origins, built),
    )


def _state(tree: str, request: Request, form: str, attached: Attachments | None) -> State:
    return State(tree, request.variant(form), attached.digest if attached and form == "pdf" else "")


def _told(
    places: Places,
    target: Target,
    kind: str,
    form: str,
    verdict: Verdict,
    state: State,
    before: Built | None,
    request: Request,
) -> Finding | None:
    """What is to be said of a file that somebody changed or wants left as it is."""
    path = (places.output / target.name / f"{kind}.{form}").as_posix()
    if verdict.kept:
        output = before.outputs.get(form) if before else None
        behind = output is None or differences(places, form, state, output)
        return finding("BLD012.behind" if behind else "BLD012", Location(path), severity=Severity.INFO, path=path)
    if verdict.edited and not request.force:
        return finding("BLD003.again" if verdict.again else "BLD003", Location(path), path=path)
    return None


def _reason(
    verdicts: Mapping[str, Verdict], places: Places, made: Assembled, tree: str, last: Manifest | None, request: Request
) -> str:
    """Why a document is made anew, in the words of the table."""
    before = last.documents.get(made.document.type) if last else None
    why = list(dict.fromkeys(reason for verdict in verdicts.values() for reason in verdict.reasons))
    named: list[str] = []
    if stale.CONTENT in why and before is not None:
        other = "an earlier change" if tree == before.tree else "a document that it refers to"
        named = causes(made.fields, made.files, before) or [other]
    looks = [
        name
        for form, verdict in verdicts.items()
        if stale.LOOK in verdict.reasons
        for name in changed_looks(places, form, before.outputs.get(form) if before else None, last) or (stale.LOOK,)
    ]
    others = [reason for reason in why if reason not in {stale.CONTENT, stale.LOOK}]
    if verdicts and not why and request.force:
        return say(["forced"])
    return say([*others[:1], *named, *others[1:], *looks] if stale.PROGRAM in why else [*named, *others, *looks])


def _decisions(
    places: Places,
    target: Target,
    kind: str,
    request: Request,
    made: Assembled,
    reading: Reading,
    facts: Mapping[str, str],
    verdicts: Mapping[str, Verdict],
    states: Mapping[str, State],
    last: Manifest | None,
    origins: bytes,
    built: Built,
) -> tuple[Decision, ...]:
    """The decision on each file; nothing where nobody asks for reasons."""
    if not request.explain:
        return ()
    assert reading.engagement is not None
    language = reading.engagement.engagement.language.value
    before = read_origins(places.output / target.name / f"{kind}.{ORIGINS}")
    change = Change(
        *(reading.hashes, facts, language, made.fields, made.files, built.tree, last),
        *(before, json.loads(origins)),
    )
    found = []
    for form, verdict in verdicts.items():
        done = KEPT if verdict.kept or not (verdict.stale or request.force) else MADE
        if verdict.edited and not request.force:
            done = EDITED
        said = explain.why(places, kind, form, verdict, states[form], change, request)
        found.append(Decision(target.name, f"{kind}.{form}", done, said))
    return tuple(found)
