"""Currencies: whatever is added up or compared with the charges stands in the currency of the charges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docgen.model.values import Money, MoneyPer
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_CURRENCY = "costs.charges.currency"
_Amounts = dict[str, list[str]]


def cost009_one_currency(engagement: Engagement) -> Iterator[Breach]:
    """Costs and prices stand in one currency.

    What: each amount in costs.yaml is in the currency of the charges. Where that currency is the one that differs from
    every amount of the engagement, it is told itself.
    Why: amounts in two currencies can't be added or compared, and no rate is agreed by which they could be.
    Need: S1.2, S1.4
    Fails: a baseline in USD beside charges in EUR. Passes: both in EUR.
    """
    if alone := _alone(engagement):
        found, count = alone
        yield breach(_CURRENCY, "charges", found=found, wanted=engagement.costs.charges.currency, count=count)
    else:
        yield from _others(engagement, "costs")


def inc005_currency(engagement: Engagement) -> Iterator[Breach]:
    """Incentives stand in the currency of the charges.

    What: credits, bonuses, caps and the budget for them name the currency of the charges.
    Why: without a rate an amount in another currency can't be reckoned with.
    Need: S1.5
    Fails: charges in EUR and a bonus in USD. Passes: both in EUR.
    """
    if not _alone(engagement):
        yield from _others(engagement, "incentives")


def exit017_currency(engagement: Engagement) -> Iterator[Breach]:
    """What the exit costs stands in the currency of the charges.

    What: the fee for convenience, the costs of the exit and those of further people name that currency.
    Why: the costs are added up, and without a rate an amount in another currency can't be.
    Need: S1.6
    Fails: charges in EUR and exit assistance in USD. Passes: both in EUR.
    """
    if not _alone(engagement):
        yield from _others(engagement, "exit")


def _others(engagement: Engagement, file: str) -> Iterator[Breach]:
    """What a file says in another currency than that of the charges: one breach for each currency."""
    wanted, related = engagement.costs.charges.currency, [(_CURRENCY, "related.defined")]
    for found, (path, *also) in _by_currency(engagement, file).items():
        if found != wanted and also:
            yield breach(path, "several", related=related, also=also, count=len(also) + 1, found=found, wanted=wanted)
        elif found != wanted:
            yield breach(path, "one", related=related, found=found, wanted=wanted)


def _alone(engagement: Engagement) -> tuple[str, int] | None:
    """The one currency of all amounts, and how many they are, where it is another than that of the charges."""
    found: _Amounts = {}
    for file in ("costs", "incentives", "exit"):
        for currency, paths in _by_currency(engagement, file).items():
            found.setdefault(currency, []).extend(paths)
    (currency, paths), *others = found.items()
    return None if others or currency == engagement.costs.charges.currency else (currency, len(paths))


def _by_currency(engagement: Engagement, file: str) -> _Amounts:
    found: _Amounts = {}
    for path, amount in _amounts(getattr(engagement, file), file):
        found.setdefault(amount.currency, []).append(path)
    return found


def _amounts(thing: Any, path: str) -> Iterator[tuple[str, Money]]:
    """Each amount within a record, with its path."""
    if isinstance(thing, Money):
        yield path, thing
    elif isinstance(thing, MoneyPer):
        yield path, thing.money
    elif isinstance(thing, BaseModel):
        for name, info in type(thing).model_fields.items():
            yield from _amounts(getattr(thing, name), f"{path}.{info.alias or name}")
    elif isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from _amounts(item, f"{path}[{getattr(item, 'id', index)}]")
