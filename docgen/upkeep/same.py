"""What one wording has and another lacks, told where it is missing.

In: what each of two wordings does, by kind. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.finding import Finding, Location, Severity


def differences(
    code: str,
    mine: Mapping[str, set[str]],
    theirs: Mapping[str, set[str]],
    here: Location,
    there: Location,
    hint: str,
    severity: Severity = Severity.ERROR,
) -> Iterator[Finding]:
    """A finding at the one for what only the other has, and the other way round."""
    for what in mine:
        for place, lacking, file in (
            (there, mine[what] - theirs[what], here.file),
            (here, theirs[what] - mine[what], there.file),
        ):
            for name in sorted(lacking):
                yield Finding(code, f"{what} {name} is missing here; {file} has it", place, hint, severity)
