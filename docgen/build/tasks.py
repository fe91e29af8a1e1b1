"""What a build hands out to its workers, and what they bring back.

Light on purpose: the process that hands out work loads nothing heavy, and what it holds can be sent between processes.
"""

from __future__ import annotations

import gc
import os
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.explain import Decision
from docgen.build.manifest import Built, Manifest, Output
from docgen.build.paper import USUAL, Attachments, Paper
from docgen.build.places import Places, Target
from docgen.build.stale import Request
from docgen.finding import Finding, Location, finding

if TYPE_CHECKING:
    from docgen.assembly.document import Document


@dataclass(frozen=True, slots=True)
class Carried:
    """The record of a document as its files carry it: ``told`` where their words can be read back, ``whole`` with the
    words where they can't; and its digest."""

    told: bytes
    whole: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Job:
    """Files of one document to write; what a .pdf is to be, and what is attached to it; the record that they carry,
    and the formats in which it alone is put in anew. In place of the ``unknown`` ones stand files of which nobody knows
    where they come from."""

    engagement: str
    document: Document
    tree: str
    formats: tuple[str, ...]
    folder: Path
    templates: Path
    shell: Path
    paper: Paper = USUAL
    attachments: Attachments | None = None
    carried: Carried | None = None
    again: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """Files as they were written, or what kept them from being written; ``times`` holds the seconds of each format."""

    engagement: str
    kind: str
    formats: tuple[str, ...]
    outputs: dict[str, Output]
    findings: tuple[Finding, ...]
    seconds: float
    times: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An engagement that was read and assembled: what is stale and why, the files that were written at once, and the
    slow ones that are still to be written.

    ``asked`` are all its types of document, empty where errors forbid them; ``built`` holds those that were judged, as
    they now stand, without their files; ``facts`` the digest of what each input file says; ``decisions`` why each file
    is made or not, where somebody asks.
    """

    target: Target
    language: str
    inputs: dict[str, str]
    findings: tuple[Finding, ...]
    asked: tuple[str, ...] = ()
    built: dict[str, Built] = field(default_factory=dict)
    stale: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    made: tuple[Made, ...] = ()
    jobs: tuple[Job, ...] = ()
    last: Manifest | None = None
    seconds: float = 0.0
    facts: dict[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()


def broken(problem: Exception, place: Location) -> Finding:
    """A fault of the program itself, as something that can be reported instead of a traceback; who asks for that sees
    it too."""
    if os.environ.get("DOCGEN_TRACEBACK"):
        traceback.print_exception(problem)
    return finding("BLD001", place, problem=f"{type(problem).__name__}: {problem}")


def prepare(places: Places, target: Target, request: Request) -> Prepared:
    """Read, check and assemble an engagement, decide which of its files are stale, and write all but the slow ones."""
    was_enabled = gc.isenabled()
    gc.disable()  # nearly all that is made here is kept to the end; to look for garbage takes a sixth of the time
    try:
        from docgen.build import work

        return work.prepare(places, target, request)
    finally:
        if was_enabled:
            gc.enable()


def make(job: Job) -> Made:
    """Write the files of a job."""
    from docgen.build import writing

    return writing.make(job)
