"""The price sheet that a bidder fills in: quantities of this engagement, prices left open (S2.3, S3.3, S4.2).

In: the price model, volumes and training needs; never a rate of ours. Out: a row for each price asked for with its unit
and its quantity in the months that the volumes cover, and empty cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.assembly.columns import group, worked
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Row, RowKind, Table, Value
from docgen.assembly.tables.charges import band_in_words
from docgen.figures.charges import Band, price_volume
from docgen.figures.rounding import to_unit
from docgen.model.training import Format

_FREE = Cell(blank=1)


def build(desk: Desk) -> Table:
    """The sheet for the price model of this engagement; training by the head has two columns more."""
    scheme = desk.facts.costs.charges.scheme
    model = str(scheme.model)
    makers = {"volume_bands": _bands, "per_fte": _roles, "per_head": _trainings}
    rows = [*makers[model](desk, scheme), *_listed(desk, model, "beside")]
    empty = [Cell()] * (5 if model == "per_head" else 3)
    rows.append(Row((desk.cell(desk.word("sum"), header=True), *empty, _FREE), RowKind.TOTAL))
    rows.extend(_listed(desk, model, "options"))
    columns = [
        Column(desk.heading("item"), 32),
        Column(desk.heading("unit"), 18),
        Column(desk.heading("quantity"), 12, Align.RIGHT),
        Column(desk.heading("price"), 15),
        Column(desk.heading("amount"), 15),
    ]
    if model == "per_head":
        columns[3:3] = [Column(desk.heading("group"), 12)]
        columns[5:5] = [Column(desk.heading("travel"), 15)]
    return Table("price_sheet", desk.caption(), tuple(columns), tuple(rows), note=desk.note())


def _line(desk: Desk, item: tuple[Any, ...], unit: Any, quantity: Any, free: tuple[Cell, ...] = (_FREE, _FREE)) -> Row:
    return Row((desk.cell(*item, header=True), desk.cell(unit), desk.cell(quantity), *free))


def _bands(desk: Desk, scheme: Any) -> Iterator[Row]:
    for line in scheme.rates:
        yield group(desk, line.channel)
        unit = Value(desk.formatter.label("", str(line.per)), desk.run.sources(line.per))
        with desk.facts.ledger.collect() as paths:
            quantities = _quantities(desk, line)
        for band, quantity in zip(line.bands, quantities, strict=True):
            yield _line(desk, band_in_words(desk, band), unit, desk.computed(quantity, paths, "price_sheet"))


def _quantities(desk: Desk, line: Any) -> list[Decimal]:
    """The units that fall into each band, over all months of the volumes."""
    volumes = desk.facts.requirements.volumes
    channel = plain(line.channel).value
    factor = Decimal(1)
    if line.per == "minute":
        handling = next(row for row in volumes.handling_times if row.channel == line.channel)
        factor = plain(handling.time).seconds / 60
    bands = [Band(Decimal(int(b.above)), _limit(b.up_to), Decimal(0)) for b in line.bands]
    months = [price_volume(channel, int(getattr(row, channel)) * factor, bands) for row in volumes.monthly]
    units = [sum((month.bands[i].units for month in months), Decimal(0)) for i in range(len(bands))]
    return [to_unit(count, Decimal(1)) for count in units]


def _limit(up_to: Any) -> Decimal | None:
    return None if up_to is None else Decimal(int(up_to))


def _roles(desk: Desk, scheme: Any) -> Iterator[Row]:
    for rate in scheme.rates:
        quantity = worked(desk, "price_sheet", _year_of_heads, rate)
        yield _line(desk, (rate.role,), desk.word("fte_month"), quantity)


def _year_of_heads(rate: Any) -> int:
    return int(rate.heads) * 12


def _trainings(desk: Desk, scheme: Any) -> Iterator[Row]:  # noqa: ARG001 - one shape for all models
    for training in desk.facts.requirements.training:
        yield group(desk, training.name)
        people = worked(desk, "price_sheet", _attending, desk, training)
        for kind in Format:
            counted = (desk.word("counted"),) if str(training.format) == kind.value else ()
            yield _line(desk, (desk.formatter.text(kind), *counted), desk.word("person"), people, (_FREE,) * 4)


def _attending(desk: Desk, training: Any) -> int:
    """How many people the groups of a training have."""
    return sum(int(group.heads) for group in desk.facts.requirements.trainees if group.id in training.trainees)


def _listed(desk: Desk, model: str, part: str) -> Iterator[Row]:
    """What is priced beside the units, or as an option outside the sum: ``part`` of the words names it, and for which
    models. A quantity is a number, or the field of the evaluation that states it."""
    lines = [entry for name, entry in desk.words[part].items() if model in entry["models"] and _due(desk, name)]
    if lines:
        yield group(desk, desk.word(part))
    free = (Cell(), _FREE, Cell(), _FREE) if model == "per_head" else (_FREE, _FREE)
    for entry in lines:
        quantity = entry["quantity"]
        if isinstance(quantity, str):
            quantity = getattr(desk.facts.requirements.evaluation, quantity)
        yield _line(desk, (entry["item"],), entry["unit"], quantity, free)


def _due(desk: Desk, name: str) -> bool:
    """Exit assistance that the charges contain has no price of its own."""
    return name != "exit" or str(desk.facts.exit.assistance.rates) != "included"
