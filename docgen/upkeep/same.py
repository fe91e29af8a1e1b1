"""What one wording has and another lacks, told where it is missing.

In: what each of two wordings does, by the key of the message for it. Out: findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.finding import Finding, Location, finding


def differences(
    mine: Mapping[str, set[str]], theirs: Mapping[str, set[str]], here: Location, there: Location
) -> Iterator[Finding]:
    """A finding at the one for what only the other has, and the other way round."""
    for said in mine:
        for place, lacking, file in (
            (there, mine[said] - theirs[said], here.file),
            (here, theirs[said] - mine[said], there.file),
        ):
            for name in sorted(lacking):
                yield finding(said, place, name=name, file=file)
