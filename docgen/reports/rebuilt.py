"""Files that are built again and compared byte for byte.

In: files that are what was built, and all that they were built from. Out: a finding for each: a note where it comes
out the same, an error where it does not, or where it can't be built again. Writes only below a temporary folder.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from docgen.build import run
from docgen.build.paper import Paper
from docgen.build.places import Places, file_digest
from docgen.build.stale import Request
from docgen.finding import Finding, Location, Severity, finding, has_errors, say
from docgen.reports.verified import Genuine, changes, engagement_of

_FIELDS, _INPUTS = "+fields", "+inputs"


def again(files: Iterable[Genuine], places: Places, workers: int) -> Iterator[Finding]:
    """Build the documents of these files anew."""
    able: dict[tuple[str, str, str], list[Genuine]] = {}
    for one in files:
        differ = changes(one, places)
        if differ:
            place = Location(one.file.as_posix())
            for case, names in differ.items():
                yield finding("VER007.cannot", place, what=say(f"ver.{case}"), names=tuple(names))
        else:
            able.setdefault((one.manifest.engagement, one.kind, one.output.variant), []).append(one)
    for (_, kind, variant), group in able.items():
        with tempfile.TemporaryDirectory(prefix="docgen-again-") as folder:
            yield from _compared(group, kind, _paper(variant), replace(places, output=Path(folder)), workers)


def _compared(group: list[Genuine], kind: str, paper: Paper, places: Places, workers: int) -> Iterator[Finding]:
    engagement = engagement_of(group[0].manifest, places)
    assert engagement is not None
    request = Request((kind,), tuple(dict.fromkeys(one.form for one in group)), force=True, paper=paper)
    report = run.build(places, [engagement], request, workers)
    if has_errors(report.findings):
        yield from report.findings
    for one in group:
        place = Location(one.file.as_posix())
        made = file_digest(places.output / engagement.name / f"{one.kind}.{one.form}")
        if made == one.output.sha256:
            yield finding("VER007", place, severity=Severity.INFO)
        elif made:
            yield finding("VER008", place, digest=one.output.sha256, made=made)


def _paper(label: str) -> Paper:
    """What a .pdf was asked to be, by its label in the manifest."""
    variant, *parts = label.split() or [Paper().variant]
    return Paper(variant, signature_fields=_FIELDS in parts, attach_inputs=_INPUTS in parts)
