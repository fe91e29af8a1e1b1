"""Today's cost held against offers over the same term: total cost of ownership, saving, break-even, comparison.

In: the baseline by category for one year, offers with what they cost in each contract year, the term in months. Out:
the baseline with shares, each offer's cost by year and in total against it, and a table of offers side by side.
Amounts are to cents; shares and savings in percent to 0.1; a contract year of fewer than twelve months counts by its
months. Nothing is discounted. Never judges quality: it only says whether the stated one falls below today's.

Total cost of ownership here = transition + the supplier's charges + the client's own cost of managing the supplier +
the in-house cost that stays (with training alone, nearly all of it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from docgen.figures.rounding import HUNDRED, percentage, shares, to_cents

_NOTHING = Decimal("0.00")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the baseline: its category and its amount for a year."""

    category: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CategoryCost:
    """A category of the baseline with its share of the whole in percent; the shares add up to 100.0."""

    category: str
    amount: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class Baseline:
    """Today's cost for a year: in total and by category, in the order in which the categories first appear."""

    total: Decimal
    categories: tuple[CategoryCost, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A way of doing it. ``kind`` tells what is compared (such as onshore, offshore, training only).

    ``charges``, ``management`` and ``retained`` hold one amount for each contract year (see ``over_term``):
    the supplier's charges, the client's cost of managing it, and the in-house cost that stays. ``transition`` is paid
    once, before the first month. ``quality`` is the promised level of the metric by which today's quality is
    measured, where higher is better.
    """

    id: str
    kind: str
    charges: tuple[Decimal, ...]
    management: tuple[Decimal, ...]
    retained: tuple[Decimal, ...]
    transition: Decimal = _NOTHING
    quality: Decimal | None = None


@dataclass(frozen=True, slots=True)
class YearCost:
    """A contract year of an offer against the baseline; transition falls into the first."""

    year: int
    months: int
    transition: Decimal
    charges: Decimal
    management: Decimal
    retained: Decimal
    total: Decimal
    baseline: Decimal
    saving: Decimal


@dataclass(frozen=True, slots=True)
class TotalCost:
    """An offer over the term. A negative saving is an extra cost. ``break_even_month`` is the first month at whose
    end, and at the end of each later one, the offer has cost no more than the baseline; None where there is none."""

    offer: str
    years: tuple[YearCost, ...]
    total: Decimal
    baseline: Decimal
    saving: Decimal
    saving_percent: Decimal | None
    break_even_month: int | None


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """An offer in the comparison: against the baseline, and ``difference`` against the reference offer (positive:
    dearer). ``rank`` 1 is the cheapest; ``quality_kept`` is None where either quality is not stated."""

    offer: str
    kind: str
    total: Decimal
    saving: Decimal
    saving_percent: Decimal | None
    break_even_month: int | None
    difference: Decimal
    difference_percent: Decimal | None
    pays: bool
    quality_kept: bool | None
    rank: int


def baseline(lines: Sequence[CostLine]) -> Baseline:
    """Add up today's cost by category. Raises ValueError for a negative amount."""
    by_category: dict[str, Decimal] = {}
    for line in lines:
        by_category[line.category] = by_category.get(line.category, _NOTHING) + to_cents(line.amount)
    parts = zip(by_category.items(), shares(list(by_category.values())), strict=True)
    return Baseline(
        sum(by_category.values(), _NOTHING),
        tuple(CategoryCost(category, amount, share) for (category, amount), share in parts),
    )


def months_of_years(months: int) -> tuple[int, ...]:
    """The lengths of the contract years of a term: 30 months are 12, 12 and 6. Raises ValueError below one month."""
    if months < 1:
        raise ValueError("a term has at least one month")
    full, rest = divmod(months, _MONTHS)
    return (_MONTHS,) * full + ((rest,) if rest else ())


def over_term(annual: Decimal, months: int, change: Decimal = Decimal(0)) -> tuple[Decimal, ...]:
    """A yearly amount as one amount per contract year, changing by ``change`` percent a year from the second year on,
    compounding; a shorter last year counts by its months."""
    factor = 1 + change / HUNDRED
    return tuple(
        to_cents(annual * factor**year * length / _MONTHS) for year, length in enumerate(months_of_years(months))
    )


def total_cost(offer: Offer, baseline_years: Sequence[Decimal], months: int) -> TotalCost:
    """The total cost of ownership of an offer against the baseline, year by year.

    Raises ValueError where an amount is missing for a contract year.
    """
    lengths = months_of_years(months)
    for name, amounts in (
        ("baseline", baseline_years),
        ("charges", offer.charges),
        ("management", offer.management),
        ("retained", offer.retained),
    ):
        if len(amounts) != len(lengths):
            raise ValueError(f"{offer.id}: {name} has {len(amounts)} years, the term {len(lengths)}")
    years = tuple(_year(offer, number, length, baseline_years[number]) for number, length in enumerate(lengths))
    total = sum((year.total for year in years), _NOTHING)
    before = sum(baseline_years, _NOTHING)
    return TotalCost(
        offer=offer.id,
        years=years,
        total=total,
        baseline=before,
        saving=before - total,
        saving_percent=percentage(before - total, before),
        break_even_month=_break_even(years),
    )


def _year(offer: Offer, number: int, length: int, before: Decimal) -> YearCost:
    transition = offer.transition if number == 0 else _NOTHING
    parts = (offer.charges[number], offer.management[number], offer.retained[number])
    total = sum(parts, transition)
    return YearCost(number + 1, length, transition, *parts, total, before, before - total)


def _break_even(years: Sequence[YearCost]) -> int | None:
    """Within a year, everything but the transition is spread evenly over its months."""
    ahead = -sum((Fraction(year.transition) for year in years), Fraction(0))
    month, since = 0, None
    for year in years:
        monthly = (Fraction(year.saving) + Fraction(year.transition)) / year.months
        for _ in range(year.months):
            month += 1
            ahead += monthly
            since = (since or month) if ahead >= 0 else None
    return since


def compare(
    offers: Sequence[Offer],
    baseline_years: Sequence[Decimal],
    months: int,
    reference: str,
    quality_today: Decimal | None = None,
) -> tuple[ComparisonRow, ...]:
    """All offers side by side, in the order given: function against training alone, offshore against onshore.

    ``reference`` is the id of the offer against which the differences are taken. Raises ValueError where it is none
    of the offers.
    """
    costs = {offer.id: total_cost(offer, baseline_years, months) for offer in offers}
    if reference not in costs:
        raise ValueError(f"there is no offer {reference}")
    beside = costs[reference].total
    rows = []
    for offer in offers:
        cost = costs[offer.id]
        kept = None if offer.quality is None or quality_today is None else offer.quality >= quality_today
        rows.append(
            ComparisonRow(
                offer=offer.id,
                kind=offer.kind,
                total=cost.total,
                saving=cost.saving,
                saving_percent=cost.saving_percent,
                break_even_month=cost.break_even_month,
                difference=cost.total - beside,
                difference_percent=percentage(cost.total - beside, beside),
                pays=cost.saving > 0,
                quality_kept=kept,
                rank=1 + sum(other.total < cost.total for other in costs.values()),
            )
        )
    return tuple(rows)
