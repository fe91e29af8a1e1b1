"""Bids held against each other: mandatory requirements, weighted criteria, price points, ranking, sensitivity.

In: the weights published in the RFP (price and criteria add up to 100), and each bid's price, answers to mandatory
requirements and scores. Out: points per criterion, the total (0 to 100, to 0.01), the ranking of the bids that were
not excluded, and how the ranking moves when a weight does. Never ranks an excluded bid, and never lets one set the
lowest or the highest price.

Price formulas, as compared in "Zur Preissensitivität von Zuschlagsformeln", Vergabeblog.de, 12 July 2015: the ratio to
the lowest price (there the UfAB II formula), the one-sided interpolation between the lowest price and its double, and
the two-sided interpolation between the lowest and the highest price.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from docgen.figures.rounding import CENT, HUNDRED, to_cents

PRICE = "price"


class PriceFormula(StrEnum):
    """How a price becomes points: RATIO lowest / price; LINEAR_TO_DOUBLE falls to 0 at twice the lowest price;
    LINEAR_TO_HIGHEST falls to 0 at the highest price offered, so it depends on the dearest bid."""

    RATIO = "ratio"
    LINEAR_TO_DOUBLE = "linear_to_double"
    LINEAR_TO_HIGHEST = "linear_to_highest"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A quality criterion and its weight in points of a hundred."""

    id: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The published scheme: ``highest`` is the best score of the scale, ``minimum`` a score short of which a
    criterion excludes a bid. Raises ValueError unless the weights, to two places, add up to 100 and no criterion stands
    there twice or is called ``price``."""

    price_weight: Decimal
    criteria: tuple[Criterion, ...]
    highest: Decimal
    mandatory: tuple[str, ...] = ()
    minimum: Decimal | None = None
    formula: PriceFormula = PriceFormula.RATIO

    def __post_init__(self) -> None:
        names = [PRICE, *(criterion.id for criterion in self.criteria)]
        if len(set(names)) != len(names):
            raise ValueError(f"a criterion stands there twice: {sorted(names)}")
        weights = [self.price_weight, *(criterion.weight for criterion in self.criteria)]
        if sum(weights) != HUNDRED or any(weight < 0 or weight % CENT for weight in weights):
            raise ValueError(f"weights of at most two decimal places must add up to 100, not to {sum(weights)}")
        if self.highest <= 0:
            raise ValueError("the scale must go above 0")


@dataclass(frozen=True, slots=True)
class Bid:
    """A bid: its price (total over the term), scores by criterion, answers to mandatory requirements by id."""

    id: str
    price: Decimal
    scores: Mapping[str, Decimal]
    mandatory: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BidResult:
    """A bid's points by criterion (``price`` for the price) and in total, its rank, or what excluded it.

    ``failed`` lists mandatory requirements not met or not answered, ``below_minimum`` criteria scored too low; with
    either, rank and points are None.
    """

    bid: str
    price: Decimal
    failed: tuple[str, ...]
    below_minimum: tuple[str, ...]
    points: tuple[tuple[str, Decimal], ...] | None
    total: Decimal | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class SensitivityRow:
    """The ranking after one weight was changed (``price`` or a criterion) by ``change`` percent of itself, the other
    weights shrinking or growing in proportion so that all add up to 100."""

    criterion: str
    change: Decimal
    weight: Decimal
    ranking: tuple[str, ...]
    ranking_changed: bool
    winner_changed: bool


def evaluate(evaluation: Evaluation, bids: Sequence[Bid]) -> tuple[BidResult, ...]:
    """Every bid with points and rank, best first, excluded bids last in the order given.

    Points of a criterion = weight x score / highest score, to 0.01; the total is the sum of these points, so a reader
    can add them up. Equal totals share a rank; they are listed by price, then by id. Raises ValueError for a missing
    score, a score off the scale, a price not above zero, or two bids with one id.
    """
    valid = _valid(evaluation, bids)
    points = _points(_weights(evaluation), _attained(evaluation, valid))
    totals = {name: sum(given.values(), Decimal(0)) for name, given in points.items()}
    by_id = {bid.id: bid for bid in valid}
    ranked = [
        BidResult(
            bid=name,
            price=by_id[name].price,
            failed=(),
            below_minimum=(),
            points=tuple(points[name].items()),
            total=totals[name],
            rank=1 + sum(other > totals[name] for other in totals.values()),
        )
        for name in _ranking(points, valid)
    ]
    excluded = [
        BidResult(bid.id, bid.price, _failed(evaluation, bid), _below_minimum(evaluation, bid), None, None, None)
        for bid in bids
        if bid.id not in by_id
    ]
    return (*ranked, *excluded)


def sensitivity(
    evaluation: Evaluation, bids: Sequence[Bid], change: Decimal = Decimal(10)
) -> tuple[SensitivityRow, ...]:
    """The ranking with each weight in turn lowered and raised by ``change`` percent of itself."""
    valid = _valid(evaluation, bids)
    attained = _attained(evaluation, valid)
    weights = _weights(evaluation)
    before = _ranking(_points(weights, attained), valid)
    rows = []
    for name in weights:
        for percent in (-change, change):
            changed = _reweighted(weights, name, percent)
            after = _ranking(_points(changed, attained), valid)
            rows.append(
                SensitivityRow(name, percent, _rounded(changed[name]), after, after != before, after[:1] != before[:1])
            )
    return tuple(rows)


def price_share(price: Decimal, prices: Sequence[Decimal], formula: PriceFormula) -> Fraction:
    """The share (0 to 1) of the price weight that a price earns among all valid prices: the lowest earns all of it."""
    offered, lowest, highest = Fraction(price), Fraction(min(prices)), Fraction(max(prices))
    if formula == PriceFormula.RATIO:
        return lowest / offered
    if formula == PriceFormula.LINEAR_TO_DOUBLE:
        return max(Fraction(0), 2 - offered / lowest)
    return (highest - offered) / (highest - lowest) if highest > lowest else Fraction(1)


def _valid(evaluation: Evaluation, bids: Sequence[Bid]) -> list[Bid]:
    if len({bid.id for bid in bids}) != len(bids):
        raise ValueError("two bids have one id")
    for bid in bids:
        _must_be_scored(evaluation, bid)
    return [bid for bid in bids if not _failed(evaluation, bid) and not _below_minimum(evaluation, bid)]


def _must_be_scored(evaluation: Evaluation, bid: Bid) -> None:
    if bid.price <= 0:
        raise ValueError(f"bid {bid.id}: the price must be above zero")
    for criterion in evaluation.criteria:
        score = bid.scores.get(criterion.id)
        if score is None or not 0 <= score <= evaluation.highest:
            raise ValueError(f"bid {bid.id}: {criterion.id} needs a score from 0 to {evaluation.highest}")


def _failed(evaluation: Evaluation, bid: Bid) -> tuple[str, ...]:
    return tuple(name for name in evaluation.mandatory if not bid.mandatory.get(name, False))


def _below_minimum(evaluation: Evaluation, bid: Bid) -> tuple[str, ...]:
    minimum = evaluation.minimum
    return () if minimum is None else tuple(c.id for c in evaluation.criteria if bid.scores[c.id] < minimum)


def _weights(evaluation: Evaluation) -> dict[str, Fraction]:
    return {PRICE: Fraction(evaluation.price_weight)} | {c.id: Fraction(c.weight) for c in evaluation.criteria}


def _attained(evaluation: Evaluation, valid: Sequence[Bid]) -> dict[str, dict[str, Fraction]]:
    prices = [bid.price for bid in valid]
    best = Fraction(evaluation.highest)
    return {
        bid.id: {PRICE: price_share(bid.price, prices, evaluation.formula)}
        | {c.id: Fraction(bid.scores[c.id]) / best for c in evaluation.criteria}
        for bid in valid
    }


def _points(
    weights: Mapping[str, Fraction], attained: Mapping[str, Mapping[str, Fraction]]
) -> dict[str, dict[str, Decimal]]:
    return {
        bid: {name: _rounded(weights[name] * share) for name, share in earned.items()}
        for bid, earned in attained.items()
    }


def _ranking(points: Mapping[str, Mapping[str, Decimal]], valid: Sequence[Bid]) -> tuple[str, ...]:
    best_first = sorted(valid, key=lambda bid: (-sum(points[bid.id].values()), bid.price, bid.id))
    return tuple(bid.id for bid in best_first)


def _reweighted(weights: Mapping[str, Fraction], name: str, percent: Decimal) -> dict[str, Fraction]:
    rest = 100 - weights[name]
    if not rest:
        return dict(weights)
    new = min(Fraction(100), weights[name] * (100 + Fraction(percent)) / 100)
    return {n: new if n == name else weight * (100 - new) / rest for n, weight in weights.items()}


def _rounded(value: Fraction) -> Decimal:
    return to_cents(Decimal(floor(value * 100 + Fraction(1, 2))) / 100)
