"""What the options cost over the initial term, by parts, held against today's cost over the same time (S3.3, S4.2).

In: the options' total cost of ownership and the baseline as ``calc`` has them. Shown in millions, or in thousands where
all amounts are small; differences in percent of today's cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import columns
from docgen.assembly.drawing.fills import HALF, PALE, SOLID, STRIPED, Fill, bar
from docgen.assembly.drawing.keys import Key, Stroke, keys
from docgen.assembly.drawing.marks import (
    ACCENT,
    HEAD,
    LABEL,
    QUIET,
    STRONG,
    TICK,
    TINT,
    Type,
    base_line,
    line,
    rectangle,
    text,
)
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.rows import Row, rows
from docgen.assembly.drawing.scales import Scale, ticks
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.nodes import Figure
from docgen.figures.rounding import CENT, to_unit
from docgen.model.values import Money, Percent

_NAME = 136.0
_BAR = 14.0
_DASHES = (4.0, 2.5)
_PARTS: tuple[tuple[str, Fill], ...] = (
    ("charges", SOLID),
    ("management", HALF),
    ("retained", PALE),
    ("transition", STRIPED),
)
_NOTE = Type(7.5, colour=QUIET)
_WHOLE, _THOUSAND, _MILLION = Decimal(1), Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class _Way:
    """Today or an option: its parts and total over the term, and the difference from today in words."""

    name: str
    parts: dict[str, Decimal]
    total: Decimal
    change: str = ""
    preferred: bool = False


def build(desk: Desk) -> Figure:
    """Draw today's cost and the options in the order of the input."""
    with desk.facts.ledger.collect() as paths:
        offers = desk.calc.offers
        currency = str(desk.facts.costs.charges.currency)
        names = [str(offer.option.name) for offer in offers]
    before = offers[0].cost.baseline
    ways = [_Way(phrase(desk, "today"), {"retained": before}, before)]
    for name, offer in zip(names, offers, strict=True):
        parts = {part: sum((getattr(year, part) for year in offer.cost.years), Decimal(0)) for part, _ in _PARTS}
        ways.append(_Way(name, parts, offer.cost.total, _change(desk, offer.cost.saving_percent), offer.preferred))
    known = {
        "options": [
            phrase(desk, "option", name=way.name, total=Money(to_unit(way.total, _WHOLE), currency), change=way.change)
            for way in ways[1:]
        ],
        "months": desk.calc.months,
        "today": Money(to_unit(before, _WHOLE), currency),
        "preferred": next((way.name for way in ways if way.preferred), None),
    }
    return figure(desk, "cost_comparison", _draw(desk, ways, currency), paths, **known)


def _change(desk: Desk, saving: Decimal | None) -> str:
    """The difference from today with its sign."""
    if saving is None:
        return ""
    sign = "−" if saving > 0 else "+" if saving < 0 else "±"
    return sign + desk.formatter.percent(Percent(abs(saving)))


def _draw(desk: Desk, ways: list[_Way], currency: str) -> Sheet:
    unit = _MILLION if max(way.total for way in ways) >= 2 * _MILLION else _THOUSAND
    places = CENT if unit == _MILLION else _WHOLE
    totals = [desk.formatter.number(to_unit(way.total / unit, places)) for way in ways]
    entries = [Key(phrase(desk, part), fill) for part, fill in _PARTS if any(way.parts.get(part) for way in ways)]
    entries.append(Key(phrase(desk, "baseline"), Stroke(ACCENT, 1.0, _DASHES)))
    legend, high = keys(entries, 0, 2, WIDTH)
    marks = list(legend)
    heads = phrase(desk, "total"), phrase(desk, "difference")
    changes_at = WIDTH
    totals_at = changes_at - max(width(words, 8, True) for words in (*(way.change for way in ways), heads[1])) - 12
    right = totals_at - max(width(words, 8, True) for words in (*totals, heads[0])) - 20
    top = high + 34
    named = [[(way.name, STRONG if way.preferred else LABEL), *_tag(desk, way)] for way in ways]
    made = rows(named, _NAME, top, least=_BAR + 10, around=4)
    steps = ticks(max(way.total for way in ways) / unit)
    scale = Scale(steps[-1], _NAME + 8, right)
    for way, row in zip(ways, made, strict=True):
        if way.preferred:
            marks.append(rectangle(0, row.top, WIDTH, row.high, TINT))
    labels = [(step, desk.formatter.number(step)) for step in steps]
    marks.extend(columns(scale, labels, top - 2, made[-1].bottom, above=True))
    names = {"currency": currency, "million": unit == _MILLION, "months": desk.calc.months}
    marks.append(text(_NAME + 8, high + 14, phrase(desk, "axis", **names), TICK))
    marks.append(text(totals_at, top - 6, heads[0], HEAD, "end"))
    marks.append(text(changes_at, top - 6, heads[1], HEAD, "end"))
    for way, row, total in zip(ways, made, totals, strict=True):
        marks.extend(row.name(2))
        marks.extend(_bars(way, row, scale, unit))
        style = STRONG if way.preferred else LABEL
        marks.append(text(totals_at, base_line(row.middle), total, style, "end"))
        if way.change:
            marks.append(text(changes_at, base_line(row.middle), way.change, style, "end"))
    today = scale.at(ways[0].total / unit)
    marks.append(line((today, top - 2), (today, made[-1].bottom), ACCENT, 1.0, _DASHES))
    return sheet(marks, made[-1].bottom + 3)


def _tag(desk: Desk, way: _Way) -> list[tuple[str, Type]]:
    """The mark of the preferred option, below its name."""
    return [(phrase(desk, "preferred"), _NOTE)] if way.preferred else []


def _bars(way: _Way, row: Row, scale: Scale, unit: Decimal) -> list[str]:
    marks: list[str] = []
    before = Decimal(0)
    for part, fill in _PARTS:
        amount = way.parts.get(part, Decimal(0)) / unit
        start, end = scale.at(before), scale.at(before + amount)
        marks.extend(bar(start, row.middle - _BAR / 2, end - start, _BAR, fill))
        before += amount
    return marks
