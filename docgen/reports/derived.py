"""The values that documents calculate, each with the fields that went into it.

In: the facts of an engagement. Out: rows under ``calc``, by the names under which clauses call them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

from docgen.assembly.calculations import Calculations
from docgen.assembly.calculations.reckoning import Reckoning
from docgen.assembly.facts import Facts, Item, Leaf
from docgen.assembly.ledger import Ledger
from docgen.finding import Location
from docgen.model import values
from docgen.model.spelled import spelled
from docgen.model.whole import Engagement
from docgen.reports.facts import Row

_SAID_ELSEWHERE = {"calc.staffing.plan", "calc.exit.timeline"}  # by their rows, tasks and totals
_MARKS = ("id", "offer", "category", "start", "metric", "kpi", "year", "day")


def derived(engagement: Engagement, places: Mapping[str, Location]) -> Iterator[Row]:
    """Every calculation that the facts allow."""
    ledger = Ledger(places)
    found = list(_group(Calculations(Facts(engagement, ledger)), "calc", ledger))
    for path, value, sources in sorted(found, key=lambda one: "[" in one[0]):  # tables after what stands alone
        fields_read = dict.fromkeys(one.path.removesuffix("[*]") for one in ledger.sources(sources))
        yield Row(path, value, "derived", derived_from=tuple(fields_read))


_Found = tuple[str, str, tuple[str, ...]]


def _group(group: Reckoning, path: str, ledger: Ledger) -> Iterator[_Found]:
    for name in _names(type(group)):
        here = f"{path}.{name}"
        if here in _SAID_ELSEWHERE:
            continue
        try:
            with ledger.collect() as read:
                value = getattr(group, name)
        except AttributeError:  # nothing to calculate it from
            continue
        if isinstance(value, Reckoning):
            yield from _group(value, here, ledger)
        else:
            yield from _flat(value, here, tuple(read))


def _names(group: type[Reckoning]) -> list[str]:
    """The calculations of a group, those of the classes beneath first."""
    found: dict[str, None] = {}
    for one in reversed(group.__mro__):
        for name, thing in vars(one).items():
            if isinstance(thing, property | cached_property) and not name.startswith("_"):
                found[name] = None
    return list(found)


def _flat(value: Any, path: str, sources: tuple[str, ...]) -> Iterator[_Found]:
    """The single values in the result of a calculation."""
    if value is None or value == ():
        return
    if isinstance(value, Leaf):
        yield path, spelled(value.value), value.paths if value.calculation else sources
    elif isinstance(value, Item):
        yield path, value.path, sources
    elif is_dataclass(value) and type(value).__module__ != values.__name__:
        for one in fields(value):
            if one.name != "paths":
                yield from _flat(getattr(value, one.name), f"{path}.{one.name}", sources)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _flat(item, f"{path}[{_mark(item, number)}]", getattr(item, "paths", sources) or sources)
    else:
        yield path, spelled(value), sources


def _mark(item: Any, number: int) -> str:
    """What an item of a list is called."""
    if isinstance(item, Leaf | str):
        return str(number)
    for name in _MARKS:
        known = getattr(item, name, None)
        if isinstance(known, str | int | Leaf):
            return str(known)
    return str(number)
