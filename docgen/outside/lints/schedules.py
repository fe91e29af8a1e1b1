"""TXT005, TXT006: each schedule that is referred to is attached, and each that is attached is referred to.

What: “Schedule 3”, “Annex B”, „Anlage 2“ stand as a heading in the text; each such heading is named somewhere else.
Why: what a schedule was to hold is not agreed where nobody attached it, and a schedule that no clause names may not
bind.
Need: none (texts written elsewhere)
Fails: ``as set out in Schedule 4`` where the last heading is Schedule 3.
Passes: the same with a heading ``Schedule 4``; a text without any schedule gets a note that they lie elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.shapes import Spot, missing
from docgen.outside.outline import base
from docgen.outside.survey import Survey, clause


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each schedule that is missing or that nobody refers to."""
    attached = survey.outline.schedules
    named = [one for one in survey.references.own if one.schedule and one.part is not None]
    by_place = {one.paragraph.place(one.start, one.end): one for one in reversed(named)}
    wanted = (Spot(one.part, one.paragraph.place(one.start, one.end)) for one in named)
    missed = {str(spot.key): by_place[spot.place] for spot in missing(wanted, attached)}
    kinds = {name.split()[0] for name in attached}
    apart = {name: one for name, one in missed.items() if name.split()[0] not in kinds}
    for name, one in missed.items():
        if name not in apart:
            yield finding(
                "TXT005",
                one.paragraph.place(one.start, one.end),
                reference=one.words,
                where=clause(one.where),
                known=tuple(heading.label for heading in attached.values()),
            )
    if apart:
        first = next(iter(apart.values()))
        place = first.paragraph.place(first.start, first.end)
        names = tuple(dict.fromkeys(one.words for one in apart.values()))
        yield finding("TXT005.elsewhere", place, severity=Severity.INFO, names=names)
    within = {one.part for one in survey.references.own if base(one.where.part) == one.part}
    without = {one.part for one in survey.references.own if one.part and base(one.where.part) != one.part}
    for name, heading in attached.items():
        if name not in survey.references.schedules or (name in within and name not in without):
            yield finding("TXT006", heading.place(), severity=Severity.WARNING, schedule=heading.label)
