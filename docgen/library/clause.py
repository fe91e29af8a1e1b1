"""A clause file: front matter between two lines of dashes, then the wording.

In: the bytes of a file. Out: a ``ClauseText`` that knows where its wording begins, or findings. Jinja and Markdown in
the wording are not looked at here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from docgen.finding import Finding, Location, finding
from docgen.inputs import nodes
from docgen.inputs.validate import conform
from docgen.model.engagement import Approver, Law, Position
from docgen.model.record import Day, Id, NeedId, ProseText, Record, Text

BLANK = "[●]"  # what lawyers write where something is still to be written


class Change(Record):
    """A version of a wording: since when it stands, and what it changed."""

    version: Text
    date: Day
    change: Text


class ClauseHead(Record):
    """The front matter of a clause."""

    id: Id
    title: Text = Field(description="Becomes the numbered sub-heading")
    version: Text
    when: Text | None = Field(default=None, description="The condition on which the clause stands in a document")
    law: tuple[Law, ...] = Field(
        default=(), description="The laws for which this variant is written; none: for all others"
    )
    position: Position = Position.BALANCED
    covers: tuple[NeedId, ...] = ()
    express: tuple[Text, ...] = Field(
        default=(), description="Which of the six express elements of a contract it states"
    )
    changes: Text | None = Field(default=None, description="What this position changes against the balanced one")
    accept: Text | None = Field(default=None, description="When the client can accept this position")
    approval: Approver | None = Field(default=None, description="Who must approve the choice of this position")
    fallback: Position | None = Field(default=None, description="The position to offer next if this one is refused")
    other_fields: dict[Text, Text] = Field(
        default_factory=dict, description="Fields that only this position prints, or does not print, each with a reason"
    )
    no_positions: Text | None = Field(
        default=None, description="Why the positions of other laws have no wording for the laws of this balanced one"
    )
    standard_terms: Text | None = Field(
        default=None, description="Why this position would or may fail where it is used as a standard term"
    )
    guidance: ProseText | None = Field(default=None, description="For those who negotiate; never in the document")
    history: tuple[Change, ...] = Field(default=(), description="Earlier and present versions, the newest first")


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One wording of a clause; ``mark`` is the digest of what somebody who approves it has read, title and wording;
    ``places`` are those of the fields of its front matter."""

    head: ClauseHead
    body: str
    file: str
    line: int
    when_line: int
    digest: str
    mark: str
    places: Mapping[nodes.Path, Location] = field(default_factory=dict, repr=False)


def parse(raw: bytes, file: str) -> tuple[ClauseText | None, list[Finding]]:
    """Read a clause file; the clause is None where findings forbid its use."""
    start = Location(file, 1, 1)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None, [finding("LIB002", start)]
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        return None, [finding("LIB003", start)]
    front = "\n".join(["", *lines[1 : ends[1]]])
    tree, findings = nodes.read(front.encode(), file)
    if tree is None:
        return None, findings
    head, findings = conform(ClauseHead, tree)
    if head is None:
        return None, findings
    body = "\n".join(lines[ends[1] + 1 :])
    marks = [(char, name) for char, name in RESERVED.items() if char in body]
    if marks:
        return None, [finding("LIB004", start, character=marks[0][1])]
    if not body.strip():
        return None, [finding("LIB005", start)]
    when = tree.values.get(("when",))
    digest = hashlib.sha256(raw).hexdigest()[:16]
    mark, places = _mark(head.title, body), tree.values | tree.keys
    return ClauseText(head, body, file, ends[1] + 2, when.line if when else 1, digest, mark, places), []


def _mark(title: str, body: str) -> str:
    """Spaces at the ends of lines and empty lines around the wording change nothing for a reader."""
    lines = [line.rstrip() for line in (title, "", *body.strip().split("\n"))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


RESERVED = {
    "\ue000": "a private-use character",
    "\ue001": "a private-use character",
    "\x02": "a control character",
    "\x03": "a control character",
}
