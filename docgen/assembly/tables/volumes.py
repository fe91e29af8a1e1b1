"""Contacts by month and channel, with the sum and the average month (S1.1).

In: ``requirements.volumes.monthly``. Out: a row for each month, a column for each channel in which there was a contact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.calculations import CHANNELS
from docgen.assembly.columns import total, worked
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Column, Row, Table, Text
from docgen.figures.rounding import to_unit


def build(desk: Desk) -> Table:
    """The table; the column over all channels stands there where there are several."""
    months = list(desk.facts.requirements.volumes.monthly)
    shown: list[str] = [channel for channel in CHANNELS if any(getattr(month, channel) for month in months)]
    parts: list[tuple[str, ...]] = [(channel,) for channel in shown] + ([tuple(shown)] if len(shown) > 1 else [])
    rows = [Row((desk.cell(month.month, header=True), *_cells(desk, [month], parts))) for month in months]
    if len(months) > 1:
        rows.append(total(desk.cell(desk.word("sum"), header=True), *_cells(desk, months, parts)))
        average = [desk.cell(worked(desk, "volumes", _average, months, part)) for part in parts]
        rows.append(total(desk.cell(desk.word("average"), header=True), *average))
    columns = [Column(desk.heading("month"), 25)]
    columns += [Column((Text(desk.formatter.label("channel", name)),), 15, Align.RIGHT) for name in shown]
    if len(shown) > 1:
        columns.append(Column(desk.heading("all"), 15, Align.RIGHT))
    return Table("volumes", desk.caption(), tuple(columns), tuple(rows), note=desk.note())


def _cells(desk: Desk, months: list[Any], parts: list[tuple[str, ...]]) -> list[Any]:
    """A field as it is; what several fields add up to is computed."""
    return [
        desk.cell(
            getattr(months[0], part[0])
            if len(months) == len(part) == 1
            else worked(desk, "volumes", _contacts, months, part)
        )
        for part in parts
    ]


def _contacts(months: list[Any], channels: tuple[str, ...]) -> int:
    return sum(int(getattr(month, channel)) for month in months for channel in channels)


def _average(months: list[Any], channels: tuple[str, ...]) -> Decimal:
    return to_unit(Decimal(_contacts(months, channels)) / len(months), Decimal(1))
