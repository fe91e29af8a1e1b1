"""Outputs of engagements that are gone: renamed, moved away or deleted.

In: the places and the engagements that there are. Out: a finding for each folder of documents that no engagement
stands behind, since an old contract that nobody builds any more is easily sent. Never deletes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.build.manifest import NAME
from docgen.build.places import Places, Target
from docgen.finding import Finding, Location, Severity, finding


def left(places: Places, targets: Iterable[Target]) -> Iterator[Finding]:
    """A warning for each folder under output/ with the record of a build, but without an engagement under inputs/."""
    known = {target.name for target in targets}
    for record in sorted(places.output.glob(f"*/{NAME}")):
        if record.parent.name not in known:
            place, inputs = Location(record.parent.as_posix()), f"{places.inputs}/"
            yield finding("BLD006", place, severity=Severity.WARNING, inputs=inputs)
