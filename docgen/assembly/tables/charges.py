"""The rates of the charges, by the model that was agreed: volume bands, full-time equivalents, people trained (S1.4).

In: ``costs.charges.scheme``. Out: one group of rows a channel with its bands; or a row for each role or training, with
what it comes to. Formats of a training that were not chosen stand in ``training_prices``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from docgen.assembly.columns import amount, group, places, total, worked
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Inlines, Row, Table
from docgen.figures.rounding import to_unit

_Parts = tuple[tuple[Column, ...], list[Row]]


def build(desk: Desk) -> Table:
    """The table for the model of this engagement."""
    scheme = desk.facts.costs.charges.scheme
    makers = {"volume_bands": _bands, "per_fte": _roles, "per_head": _trainings}
    columns, rows = makers[str(scheme.model)](desk, scheme)
    return Table("charges", desk.caption(), columns, tuple(rows), note=desk.note())


def _bands(desk: Desk, scheme: Any) -> _Parts:
    rows: list[Row] = []
    for line in scheme.rates:
        heading = desk.line(desk.words["words"]["channel"], {"channel": line.channel, "per": line.per})
        rows.append(group(desk, *heading))
        rows.extend(
            Row((desk.cell(*band_in_words(desk, band), header=True), desk.cell(band.rate))) for band in line.bands
        )
    if scheme.monthly_fee is not None:
        rows.append(group(desk, desk.word("fixed")))
        rows.append(Row((desk.cell(desk.word("fee"), header=True), desk.cell(scheme.monthly_fee))))
    return (Column(desk.heading("band"), 64), Column(desk.heading("rate"), 36, Align.RIGHT)), rows


def band_in_words(desk: Desk, band: Any) -> Inlines:
    """The volume of a band; ``bands`` of the words say it for the first, those between and the open one."""
    kind = "open" if band.up_to is None else "first" if band.above == 0 else "between"
    return desk.line(desk.words["bands"][kind], {"above": band.above, "up_to": band.up_to})


def _roles(desk: Desk, scheme: Any) -> _Parts:
    fee = scheme.monthly_fee
    fees = [] if fee is None else [plain(fee).amount]
    unit = places([plain(rate.rate).amount for rate in scheme.rates] + fees)

    def month(*rates: Any, fixed: Sequence[Decimal] = ()) -> Decimal:
        amounts = [int(rate.heads) * plain(rate.rate).amount for rate in rates]
        return to_unit(sum([*amounts, *fixed], Decimal(0)), unit)

    rows = [
        Row(
            (
                desk.cell(rate.role, header=True),
                desk.cell(rate.heads),
                desk.cell(amount(desk, rate.rate, unit)),
                desk.cell(worked(desk, "charges", month, rate)),
            )
        )
        for rate in scheme.rates
    ]
    if fee is not None:
        rows.append(Row((desk.cell(desk.word("fee"), header=True), Cell(), Cell(), desk.cell(amount(desk, fee, unit)))))
    whole = worked(desk, "charges", lambda: month(*scheme.rates, fixed=fees))
    rows.append(total(desk.cell(desk.word("month"), header=True), Cell(), Cell(), desk.cell(whole)))
    columns = (
        Column(desk.heading("role"), 40),
        Column(desk.heading("heads"), 16, Align.RIGHT),
        Column(desk.heading("role_rate"), 22, Align.RIGHT),
        Column(desk.heading("role_month"), 22, Align.RIGHT),
    )
    return columns, rows


def _trainings(desk: Desk, scheme: Any) -> _Parts:
    chosen = [row for row in desk.calc.training_prices if row.chosen]
    fee = scheme.monthly_fee
    fees = [] if fee is None else [plain(fee).amount]
    unit = places([part for row in chosen for part in (row.charge.rate, row.charge.amount)] + fees)
    rows = [
        Row(
            (
                desk.cell(desk.named(row.price.training), header=True),
                desk.cell(row.price.format),
                desk.cell(row.price.heads),
                desk.cell(amount(desk, row.price.price, unit)),
                desk.cell(amount(desk, row.price.travel, unit)),
                desk.cell(desk.computed(row.charge.amount.quantize(unit), row.paths, "training_prices")),
            )
        )
        for row in chosen
    ]
    cost = desk.calc.training_cost
    assert cost is not None
    rows.append(total(desk.cell(desk.word("sum"), header=True), *[Cell()] * 4, desk.cell(amount(desk, cost, unit))))
    if fee is not None:
        fixed = desk.cell(desk.word("fee"), header=True)
        rows.append(Row((fixed, *[Cell()] * 4, desk.cell(amount(desk, fee, unit)))))
    columns = (
        Column(desk.heading("training"), 30),
        Column(desk.heading("format"), 14),
        Column(desk.heading("people"), 11, Align.RIGHT),
        Column(desk.heading("price"), 15, Align.RIGHT),
        Column(desk.heading("travel"), 15, Align.RIGHT),
        Column(desk.heading("cost"), 15, Align.RIGHT),
    )
    return columns, rows
