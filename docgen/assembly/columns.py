"""What the cells of a computed column share: the fields behind them, and the places after the decimal sign.

In: results of a calculation. Out: cells. Never computes a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from docgen.assembly.desk import Desk
from docgen.assembly.facts import Leaf, plain
from docgen.assembly.nodes import Cell, Row, RowKind, Value
from docgen.figures.rounding import CENT, to_unit
from docgen.finding import FindingsError, Location, finding

_WHOLE = Decimal(1)


class Computed:
    """Makes the cells of one calculation, which all rest on the same fields."""

    def __init__(self, desk: Desk, paths: Iterable[str], calculation: str) -> None:
        self._formatter = desk.formatter
        self._desk = desk
        self._sources = desk.facts.ledger.sources(paths)
        self._calculation = calculation

    def value(self, result: Any) -> Value:
        """A result in words."""
        return Value(self._formatter.text(result), self._sources, self._calculation)

    def cell(self, result: Any) -> Cell:
        """A result as a cell; nothing is a dash."""
        return self._desk.cell(None if result is None else self.value(result))


def worked(desk: Desk, calculation: str, compute: Callable[..., Any], *fields: Any) -> Value | None:
    """A result that is worked out here from some fields, with all that this reads."""
    with desk.facts.ledger.collect() as paths:
        result = compute(*fields)
    return None if result is None else desk.computed(result, paths, calculation)


def empty(desk: Desk, name: str) -> FindingsError:
    """What is raised for a table without records, like for a declared one."""
    return FindingsError([finding("CL008", Location(desk.file, 1, 1), name=name)])


def places(amounts: Iterable[Decimal]) -> Decimal:
    """The unit in which all amounts of a column are shown: whole ones where every amount is whole, else cents."""
    return _WHOLE if all(amount == amount.to_integral_value() for amount in amounts) else CENT


def amount(desk: Desk, field: Leaf, unit: Decimal) -> Value:
    """The amount of a field of money without its currency, which stands in the heading of the column.

    An amount in another currency than that of the charges keeps it.
    """
    if plain(field).currency != plain(desk.facts.costs.charges.currency):
        return desk.run.say(field)
    return Value(desk.formatter.number(to_unit(plain(field).amount, unit)), desk.run.sources(field))


def group(desk: Desk, *heading: Any) -> Row:
    """A row that stands over those that follow."""
    return Row((desk.cell(*heading, header=True),), RowKind.GROUP)


def total(*cells: Cell) -> Row:
    """A row that adds up those before."""
    return Row(cells, RowKind.TOTAL)


def interval(start: str, minutes: Decimal) -> str:
    """The span of an interval of the day: ``08:00–08:30``."""
    hour, _, minute = start.partition(":")
    end = (int(hour) * 60 + int(minute) + int(minutes)) % (24 * 60)
    return f"{start}–{end // 60:02}:{end % 60:02}"
