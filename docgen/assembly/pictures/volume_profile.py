"""Contacts month by month, stacked by channel, with the average month (S1.1, S4.5).

In: ``requirements.volumes.monthly``. Channels without a single contact are left out.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.assembly.calculations import CHANNELS
from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import fit, room_for, rungs
from docgen.assembly.drawing.fills import SERIES, bar
from docgen.assembly.drawing.keys import Key, Stroke, keys
from docgen.assembly.drawing.marks import ACCENT, TICK, VALUE, Type, lifted, line, text
from docgen.assembly.drawing.months import HEIGHT, months_below
from docgen.assembly.drawing.scales import Scale, ticks
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Figure
from docgen.figures.rounding import percentage
from docgen.model.requirements import Channel
from docgen.model.values import Percent, Period

_PLOT = 150.0
_PEAK = Type(7.5, bold=True)
_DASHES = (4.0, 2.5)


def build(desk: Desk) -> Figure:
    """Draw the months in the order of the input."""
    with desk.facts.ledger.collect() as paths:
        rows = list(desk.facts.requirements.volumes.monthly)
        months = [plain(row.month) for row in rows]
        counts: dict[str, list[int]] = {channel: [int(getattr(row, channel)) for row in rows] for channel in CHANNELS}
    used = {channel: values for channel, values in counts.items() if any(values)} or {CHANNELS[0]: [0] * len(rows)}
    totals = [sum(values[n] for values in used.values()) for n in range(len(rows))]
    quiet = totals.index(min(totals))
    shares = [
        phrase(desk, "share", channel=Channel(channel), share=_share(sum(values), sum(totals)), contacts=sum(values))
        for channel, values in used.items()
    ]
    drawn = _draw(desk, months, used, totals)
    names = {"shares": shares, "quiet_month": months[quiet], "quiet_contacts": totals[quiet], "months": len(months)}
    return figure(desk, "volume_profile", drawn, paths, **names)


def _draw(desk: Desk, months: list[Period], used: dict[str, list[int]], totals: list[int]) -> Sheet:
    say = desk.formatter
    average = desk.calc.contacts_per_month
    marks: list[str] = []
    entries = [Key(say.text(Channel(channel)), fill) for channel, fill in zip(used, SERIES, strict=False)]
    entries.append(Key(phrase(desk, "average", contacts=average), Stroke(ACCENT, 1.0, _DASHES)))
    legend, high = keys(entries, 0, 2, WIDTH)
    marks.extend(legend)
    top, bottom = high + 26, high + 26 + _PLOT
    steps = ticks(max(totals))
    labels = [say.number(step) for step in steps]
    left = room_for(labels)
    scale = Scale(steps[-1], bottom, top)
    marks.append(text(0, top - 12, phrase(desk, "axis"), TICK))
    marks.extend(rungs(scale, list(zip(steps, labels, strict=True)), left, WIDTH))
    apart = (WIDTH - left) / len(months)
    places = [left + apart * (n + 0.5) for n in range(len(months))]
    wide = min(apart * 0.68, 34.0)
    for n, place in enumerate(places):
        below = 0
        for values, fill in zip(used.values(), SERIES, strict=False):
            start, end = scale.at(below), scale.at(below + values[n])
            marks.extend(bar(place - wide / 2, end, wide, start - end, fill))
            below += values[n]
    middle = scale.at(int(average))
    marks.append(line((left, middle), (WIDTH, middle), ACCENT, 1.0, _DASHES))
    marks.extend(_totals(desk, totals, places, scale, middle))
    marks.extend(months_below(say, months, places, bottom))
    return sheet(marks, bottom + HEIGHT)


def _totals(desk: Desk, totals: list[int], places: list[float], scale: Scale, average: float) -> list[str]:
    """The total above each column; above the highest alone where they would run into each other.

    One that the line of the average would meet stands above that line.
    """
    labels = [desk.formatter.number(total) for total in totals]
    peak = totals.index(max(totals))
    shown = range(len(totals)) if fit(places, labels, _PEAK) else [peak]
    marks: list[str] = []
    for n in shown:
        style, base = _PEAK if n == peak else VALUE, scale.at(totals[n]) - 3
        if base - style.size < average < base + 2:
            base = average - 3
        marks.extend(lifted(places[n], base, labels[n], style, "middle"))
    return marks


def _share(part: int, whole: int) -> Percent:
    return Percent(percentage(Decimal(part), Decimal(whole), Decimal(1)) or Decimal(0))
