"""Outputs of engagements that are gone: renamed, moved away or deleted.

In: the places and the engagements that there are. Out: a finding for each folder of documents that no engagement
stands behind, since an old contract that nobody builds any more is easily sent. Never deletes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.build.manifest import NAME
from docgen.build.places import Places, Target
from docgen.finding import Finding, Location, Severity


def left(places: Places, targets: Iterable[Target]) -> Iterator[Finding]:
    """A warning for each folder under output/ with the record of a build, but without an engagement under inputs/."""
    known = {target.name for target in targets}
    for record in sorted(places.output.glob(f"*/{NAME}")):
        if record.parent.name not in known:
            message = f"these documents are of an engagement that does not stand under {places.inputs}/"
            hint = "delete the folder if the engagement was renamed or ended"
            yield Finding("BLD006", message, Location(record.parent.as_posix()), hint, Severity.WARNING)
