"""How the contacts of the busiest day spread over the day (S1.1, S4.7).

In: ``requirements.volumes.profile`` and the contacts of its month. Contacts of an interval = contacts of the month x
share of its busiest day x share of the interval, shown in whole ones.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import fit, names_below, room_for, rungs
from docgen.assembly.drawing.fills import HALF, SOLID, bar
from docgen.assembly.drawing.marks import TICK, VALUE, Type, lifted, text
from docgen.assembly.drawing.scales import Scale, ticks
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, nothing_to_show, phrase, sheet
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Figure
from docgen.figures.rounding import to_unit

_PLOT = 130.0
_PEAK = Type(7.5, bold=True)
_WHOLE = Decimal(1)


def build(desk: Desk) -> Figure:
    """Draw the intervals; the busiest stands out."""
    volumes = desk.facts.requirements.volumes
    with desk.facts.ledger.collect() as paths:
        profile = volumes.profile
        if profile is None:
            raise nothing_to_show(desk, "interval_profile")
        starts = [str(entry.start) for entry in profile.intervals]
        shares = [plain(entry.share) for entry in profile.intervals]
        day = _month(volumes, profile) * plain(profile.busiest_day_share).fraction
    counts = [to_unit(day * share.fraction, _WHOLE) for share in shares]
    peak = counts.index(max(counts))
    drawn = _draw(desk, profile, starts, counts)
    names = {
        "profile": profile,
        "day": to_unit(day, _WHOLE),
        "peak_start": starts[peak],
        "peak_share": shares[peak],
        "peak_contacts": counts[peak],
        "first": starts[0],
        "last": starts[-1],
    }
    return figure(desk, "interval_profile", drawn, paths, **names)


def _month(volumes: Any, profile: Any) -> Decimal:
    """Contacts of the channel in the busiest month; none where the volumes do not name it."""
    row = next((row for row in volumes.monthly if row.month == profile.busiest_month), None)
    return Decimal(0) if row is None else Decimal(int(getattr(row, plain(profile.channel).value, 0)))


def _draw(desk: Desk, profile: Any, starts: list[str], counts: list[Decimal]) -> Sheet:
    top, bottom = 24.0, 24.0 + _PLOT
    steps = ticks(max(counts))
    labels = [desk.formatter.number(step) for step in steps]
    left = room_for(labels)
    scale = Scale(steps[-1], bottom, top)
    marks = [text(0, 8, phrase(desk, "axis", profile=profile), TICK)]
    marks.extend(rungs(scale, list(zip(steps, labels, strict=True)), left, WIDTH))
    apart = (WIDTH - left) / len(counts)
    places = [left + apart * (n + 0.5) for n in range(len(counts))]
    peak = counts.index(max(counts))
    words = [desk.formatter.number(count) for count in counts]
    shown = range(len(counts)) if fit(places, words, _PEAK) else [peak]
    wide = min(apart * 0.78, 34.0)
    for n, place in enumerate(places):
        height = scale.at(counts[n])
        marks.extend(bar(place - wide / 2, height, wide, bottom - height, SOLID if n == peak else HALF))
    for n in shown:
        marks.extend(lifted(places[n], scale.at(counts[n]) - 3, words[n], _PEAK if n == peak else VALUE, "middle"))
    marks.extend(names_below(places, starts, bottom + 10))
    marks.append(text(WIDTH, bottom + 21, phrase(desk, "time", profile=profile), TICK, "end"))
    return sheet(marks, bottom + 25)
