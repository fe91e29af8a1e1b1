"""Why a file was made or left as it is, in words: down to the field with what it said and says, the clause, the style
sheet.

In: a verdict, what was assembled and what was recorded of the last build. Out: ``Decision``s. Light on purpose: a build
with nothing to do imports it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.build import stale
from docgen.build.manifest import Built, Manifest, Output
from docgen.build.places import Places, tree_digest
from docgen.build.stale import Request, State, Verdict, changed_looks, differing, narrowest
from docgen.inputs import plain

MADE, KEPT, FAILED, OLDER, REMOVED, EDITED = "made", "kept", "failed", "older", "removed", "by hand"
_MOST = 12
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one file of an engagement, and why."""

    engagement: str
    file: str
    done: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of an engagement and one of its documents, now and when it was last built: the digests of the
    input files and of what they say, the fields and files that were read, and the records beside the document."""

    inputs: Mapping[str, str]
    facts: Mapping[str, str]
    language: str
    fields: Mapping[str, str]
    files: Mapping[str, str]
    tree: str
    last: Manifest | None = None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)

    def built(self, kind: str) -> Built | None:
        """The document as it was last built."""
        return self.last.documents.get(kind) if self.last else None


def read_origins(path: Path) -> dict[str, Any]:
    """The record beside a document; nothing where there is none that can be read."""
    try:
        found = json.loads(plain.read(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def why(
    places: Places, kind: str, form: str, verdict: Verdict, state: State, change: Change, request: Request
) -> tuple[str, ...]:
    """Why a file is made, or stays as it is."""
    built = change.built(kind)
    output = built.outputs.get(form) if built else None
    if verdict.kept:
        behind = output is None or bool(stale.differences(places, form, state, output))
        return ("kept as it stands, on request" + ("; what it would say has changed since" if behind else ""),)
    if verdict.edited and not request.force:
        return (_AGAIN if verdict.again else _BY_HAND,)
    if not verdict.stale:
        return ("--force",) if request.force else tuple(_unread(places, change))
    said: list[str] = []
    for reason in verdict.reasons:
        match reason:
            case stale.CONTENT:
                said.extend(_content(kind, change))
            case stale.LOOK:
                named = changed_looks(places, form, output, change.last)
                said.extend(f"{name} has changed" for name in named or ("its look",))
            case stale.VARIANT:
                said.append(f"another variant: {_old(output) or _USUAL} → {state.variant or _USUAL}")
            case stale.PROGRAM:
                then = change.last.version if change.last else ""
                other = f"docgen {then} → {__version__}" if then != __version__ else "docgen or a package that it needs"
                said.append(f"another version of the program: {other}")
            case _:
                said.append(_WORDS.get(reason, reason))
    return tuple(dict.fromkeys(said))


_BY_HAND = "changed by hand since it was built, and left as it is"
_AGAIN = "changed by hand again since it was kept, and left as it is"
_USUAL = "as usual"
_WORDS = {
    stale.NEW: "it has not been built before",
    stale.MISSING: "the file is not there any more",
    stale.BROKEN_OFF: "a build was broken off before it could record it",
    stale.LOST: "there is no record of how it was made",
    stale.ATTACHMENTS: "what is attached to it has changed",
    stale.RECORD: "only the record in it, of lines and approvals; its text and look stay as they were",
    stale.BY_HAND: "changed by hand, and overwritten with --force",
}


def _old(output: Output | None) -> str:
    return output.variant if output else ""


def _content(kind: str, change: Change) -> Iterator[str]:
    """Which fields and files of wording or layout changed what a document says."""
    built = change.built(kind)
    fields = narrowest(differing(change.fields, built.fields)) if built else []
    files = differing(change.files, built.files) if built else []
    then, now = _printed(change.before), _printed(change.after)
    for path in fields[:_MOST]:
        old, new = then.get(path, ""), now.get(path, "")
        yield f"{path}: {_quoted(old)} → {_quoted(new)}" if (old or new) and old != new else path
    if len(fields) > _MOST:
        yield f"and {len(fields) - _MOST} more fields"
    before, after = _clauses(change.before), _clauses(change.after)
    named = {file.split(":", 2)[2] for file in files if file.startswith("clause:")}
    moved = {one for one in {*before, *after} if (one in before) != (one in after)} if before and after else set()
    said = [_clause(one, before.get(one), after.get(one)) for one in sorted(named | moved)]
    yield from said[:_MOST]
    if len(said) > _MOST:
        yield f"and {len(said) - _MOST} more clauses"
    yield from (f"{file} has changed" for file in files if not file.startswith("clause:"))
    if not fields and not files and not moved:
        same = built is not None and built.tree == change.tree
        yield "an earlier change, which it had missed" if same else "a document that it refers to has changed"


def _clause(name: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """What became of a clause in a document."""
    if before is None or after is None:
        return (
            f"clause {name}: its wording"
            if before is after
            else f"clause {name} {'is left out' if before else 'comes in'}"
        )
    for part in ("position", "version"):
        if before.get(part) != after.get(part):
            return f"clause {name}: {part} {before.get(part)} → {after.get(part)}"
    return f"clause {name}: its wording"


def _clauses(origins: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    listed = origins.get("clauses")
    every = listed if isinstance(listed, list) else []
    return {str(one["id"]): one for one in every if isinstance(one, dict) and "id" in one}


def _printed(origins: Mapping[str, Any]) -> dict[str, str]:
    """How each field was first printed where it was printed alone."""
    texts: dict[str, str] = {}
    for clause in _clauses(origins).values():
        for value in clause.get("values", ()):
            match value:
                case {"text": str(text), "fields": [str(path)]}:
                    texts.setdefault(path, text)
    return texts


def _quoted(text: str) -> str:
    one = " ".join(text.split())
    return f"“{one if len(one) <= _LONGEST else one[: _LONGEST - 1] + '…'}”" if one else "nothing"


def _unread(places: Places, change: Change) -> Iterator[str]:
    """That a file stays, and what has changed all the same."""
    last = change.last
    if last is None:
        return
    files = differing(change.inputs, last.inputs)
    alike = [name for name in files if last.facts.get(name) and change.facts.get(name) == last.facts.get(name)]
    others = [name for name in files if name not in alike]
    said = []
    if alike:
        said.append(f"{_listed(alike, 'input file')} in comments, spacing or order alone")
    if others:
        said.append(f"{_listed(others, 'input file')} in what it does not read")
    if last.clauses != tree_digest(places.clauses / change.language):
        said.append("wording differs that it does not hold")
    if last.templates != tree_digest(places.templates):
        said.append("templates differ that it does not use")
    yield "nothing that it read has changed" + (f": {', '.join(said)}" if said else "")


def _listed(names: Iterable[str], what: str) -> str:
    every = list(names)
    return (
        f"{len(every)} {what} differs ({every[0]})"
        if len(every) == 1
        else f"{len(every)} {what}s differ ({', '.join(every)})"
    )
