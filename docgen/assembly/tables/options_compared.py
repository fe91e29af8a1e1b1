"""The options side by side: total cost of ownership over the initial term against today's cost (S3.3, S4.2).

In: ``costs.options``, ``costs.baseline``, the initial term. Out: a row for today's operation, all of it
the client's own cost, and one for each option: its parts, what it costs in all, what it saves, and from when it pays.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.assembly.calculations.money import OptionCost
from docgen.assembly.columns import Computed, places
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, RowKind, Table
from docgen.figures.rounding import to_unit

_AMOUNTS = ("transition", "charges", "own", "total", "saving")


def build(desk: Desk) -> Table:
    """The table; the row of the preferred option is marked."""
    offers = desk.calc.offers
    computed = Computed(desk, desk.calc.paths("offers"), "offers")
    unit = places([part for offer in offers for part in (*_parts(offer), offer.cost.baseline)])
    before = computed.cell(to_unit(offers[0].cost.baseline, unit))
    none = desk.cell(None)
    today = (desk.cell(desk.word("today"), header=True), none, none, before, before, none, none)
    rows = [Row(today), *(_row(desk, offer, computed, unit) for offer in offers)]
    columns = (
        Column(desk.heading("option"), 20),
        *(Column(desk.heading(name), 14, Align.RIGHT) for name in _AMOUNTS),
        Column(desk.heading("pays_from"), 10, Align.RIGHT),
    )
    return Table("options_compared", desk.caption(), columns, tuple(rows), note=desk.note())


def _parts(offer: OptionCost) -> tuple[Decimal, ...]:
    """Transition, charges and the client's own cost over the term, the total, and the saving."""
    years = offer.cost.years
    transition, charges, management, retained = (
        sum((getattr(year, name) for year in years), Decimal(0))
        for name in ("transition", "charges", "management", "retained")
    )
    return transition, charges, management + retained, offer.cost.total, offer.cost.saving


def _row(desk: Desk, offer: OptionCost, computed: Computed, unit: Decimal) -> Row:
    option, cost = offer.option, offer.cost
    named = {"name": option.name, "kind": option.kind, "preferred": offer.preferred}
    return Row(
        (
            Cell(desk.worded(desk.words["words"]["option"], named), header=True),
            *(computed.cell(to_unit(part, unit)) for part in _parts(offer)),
            computed.cell(cost.break_even_month),
        ),
        RowKind.BODY,
    )
