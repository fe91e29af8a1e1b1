"""How the supplier takes over the volume month by month, and what stays with the client meanwhile (S1.4, S4.7).

In: ``costs.charges.ramp_up``.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import fit, room_for, rungs
from docgen.assembly.drawing.fills import PALE, SOLID, bar
from docgen.assembly.drawing.keys import Key, keys
from docgen.assembly.drawing.marks import INK, WHITE, Type, base_line, text
from docgen.assembly.drawing.months import HEIGHT, months_below
from docgen.assembly.drawing.scales import Scale
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, nothing_to_show, phrase, sheet
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Figure
from docgen.model.values import Percent, Period

_PLOT = 108.0
_WHOLE = Decimal(100)
_ON_DARK = Type(8, bold=True, colour=WHITE)
_ON_PALE = Type(8, colour=INK)
_LEAST = 11.0


def build(desk: Desk) -> Figure:
    """Draw the months in the order of the input."""
    with desk.facts.ledger.collect() as paths:
        steps = [(plain(step.month), plain(step.share)) for step in desk.facts.costs.charges.ramp_up]
    if not steps:
        raise nothing_to_show(desk, "ramp_up")
    names = {"steps": [phrase(desk, "step", month=month, share=share) for month, share in steps]}
    return figure(desk, "ramp_up", _draw(desk, steps), paths, **names)


def _draw(desk: Desk, steps: list[tuple[Period, Percent]]) -> Sheet:
    entries = [Key(phrase(desk, "supplier"), SOLID), Key(phrase(desk, "client"), PALE)]
    legend, high = keys(entries, 0, 2, WIDTH)
    top, bottom = high + 12, high + 12 + _PLOT
    ticks = [(Decimal(value), desk.formatter.percent(Percent(Decimal(value)))) for value in range(0, 101, 25)]
    left = room_for([label for _, label in ticks])
    scale = Scale(_WHOLE, bottom, top)
    marks = [*legend, *rungs(scale, ticks, left, WIDTH)]
    apart = (WIDTH - left) / len(steps)
    places = [left + apart * (n + 0.5) for n in range(len(steps))]
    wide = min(apart * 0.72, 72.0)
    parts = [(min(share.value, _WHOLE), max(_WHOLE - share.value, Decimal(0))) for _, share in steps]
    say = desk.formatter.percent
    labelled = fit(places, [say(Percent(taken)) for taken, _ in parts], _ON_DARK)
    for place, (taken, kept) in zip(places, parts, strict=True):
        below = Decimal(0)
        for part, fill, style in ((taken, SOLID, _ON_DARK), (kept, PALE, _ON_PALE)):
            start, end = scale.at(below), scale.at(below + part)
            marks.extend(bar(place - wide / 2, end, wide, start - end, fill))
            if labelled and start - end >= _LEAST:
                marks.append(text(place, base_line((start + end) / 2, style), say(Percent(part)), style, "middle"))
            below += part
    marks.extend(months_below(desk.formatter, [month for month, _ in steps], places, bottom))
    return sheet(marks, bottom + HEIGHT)
