"""What came of work that was handed out: a result, or a finding where it broke down, or never began.

In: outcomes of the pool. Out: what was prepared and made, empty but for the finding where there is no result.
"""

from __future__ import annotations

from pathlib import Path

from docgen.build import lock
from docgen.build.places import Target
from docgen.build.pool import Outcome
from docgen.build.tasks import Job, Made, Prepared, broken
from docgen.finding import Finding, Location, finding


def busy(folder: Path) -> Finding:
    """That another build works on a folder for too long, and which, where the system tells."""
    place, process = Location(folder.as_posix()), lock.holder(folder)
    if process is None:
        return finding("BLD008.somebody", place)
    return finding("BLD008", place, process=str(process))


def prepared(outcome: Outcome, target: Target) -> Prepared:
    """An engagement as prepared; a finding where that broke down."""
    place = Location(target.shown)
    if outcome.death:
        return Prepared(target, "", {}, (finding("BLD009", place, death=outcome.death),))
    if outcome.problem is not None:
        return Prepared(target, "", {}, (broken(outcome.problem, place),))
    ready: Prepared = outcome.result
    return ready


def made(outcome: Outcome, job: Job) -> Made:
    """What was made; a finding where that broke down."""
    if outcome.problem is None and not outcome.death:
        result: Made = outcome.result
        return result
    place = Location((job.folder / f"{job.document.type}.{job.formats[0]}").as_posix())
    if outcome.death:
        found = finding("BLD009", place, death=outcome.death)
    else:
        found = broken(outcome.problem or RuntimeError(), place)
    return Made(job.engagement, job.document.type, job.formats, {}, (found,), 0.0)
