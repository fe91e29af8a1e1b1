"""Scoring of bids: the cases beside this file, and what must hold for any bids."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.bids import Bid, Criterion, Evaluation, PriceFormula, evaluate, sensitivity
from tests.figures.cases import cases


def scheme(case: dict[str, Any]) -> Evaluation:
    return Evaluation(
        case["price"],
        tuple(Criterion(name, weight) for name, weight in case["criteria"].items()),
        case["highest"],
        tuple(case.get("mandatory", ())),
        case.get("minimum"),
        PriceFormula(case.get("formula", "ratio")),
    )


def bids(case: dict[str, Any]) -> list[Bid]:
    return [Bid(name, bid["price"], bid["scores"], bid.get("mandatory", {})) for name, bid in case["bids"].items()]


@pytest.mark.parametrize("case", cases("bids.yaml", "evaluations"))
def test_an_evaluation(case: dict[str, Any]) -> None:
    found = evaluate(scheme(case), bids(case))
    assert [result.bid for result in found] == case["ranking"]
    assert {result.bid: dict(result.points) for result in found if result.points is not None} == case["points"]
    assert {result.bid: result.total for result in found} == case["totals"]
    assert {result.bid: result.rank for result in found} == case["ranks"]
    assert {result.bid: list(result.failed) for result in found if result.failed} == case.get("failed", {})
    below = {result.bid: list(result.below_minimum) for result in found if result.below_minimum}
    assert below == case.get("below_minimum", {})


@pytest.mark.parametrize("case", cases("bids.yaml", "sensitivity"))
def test_sensitivity_to_each_weight(case: dict[str, Any]) -> None:
    rows = sensitivity(scheme(case), bids(case))
    assert [[r.criterion, r.change, r.weight, list(r.ranking), r.winner_changed] for r in rows] == case["rows"]
    assert all(row.ranking_changed == row.winner_changed for row in rows)


PRICES = st.decimals("1", "1000", places=2)
SCORES = st.integers(0, 5).map(Decimal)


@st.composite
def evaluations(draw: st.DrawFn) -> tuple[Evaluation, list[Bid]]:
    price = draw(st.integers(0, 100))
    first = draw(st.integers(0, 100 - price))
    weights = {"a": first, "b": 100 - price - first}
    made = Evaluation(
        Decimal(price),
        tuple(Criterion(name, Decimal(weight)) for name, weight in weights.items()),
        Decimal(5),
        ("M",),
        draw(st.none() | st.integers(0, 2).map(Decimal)),
        draw(st.sampled_from(PriceFormula)),
    )
    given_bids = [
        Bid(f"bid{n}", draw(PRICES), {"a": draw(SCORES), "b": draw(SCORES)}, {"M": draw(st.booleans())})
        for n in range(draw(st.integers(1, 5)))
    ]
    return made, given_bids


@given(evaluations())
@settings(max_examples=120, deadline=None)
def test_totals_lie_between_0_and_100_and_rank_the_bids(given_case: tuple[Evaluation, list[Bid]]) -> None:
    made, given_bids = given_case
    found = evaluate(made, given_bids)
    assert sorted(result.bid for result in found) == sorted(bid.id for bid in given_bids)
    ranked = [result for result in found if result.rank is not None]
    totals = [result.total for result in ranked if result.total is not None]
    assert all(0 <= total <= 100 for total in totals)
    assert totals == sorted(totals, reverse=True)
    assert all(result.rank == 1 + totals.index(result.total) for result in ranked if result.total is not None)
    assert all(result.failed or result.below_minimum for result in found if result.rank is None)
    for result in ranked:
        assert result.points is not None
        assert result.total == sum(points for _, points in result.points)
    cheapest = min(ranked, key=lambda result: result.price, default=None)
    if cheapest is not None and cheapest.points is not None:
        assert dict(cheapest.points)["price"] == made.price_weight


@given(evaluations(), st.integers(0, 4), st.sampled_from(["a", "b"]))
@settings(max_examples=80, deadline=None)
def test_a_better_score_never_lowers_a_total(
    given_case: tuple[Evaluation, list[Bid]], index: int, criterion: str
) -> None:
    made, given_bids = given_case
    made = Evaluation(made.price_weight, made.criteria, made.highest, (), None, made.formula)
    bid = given_bids[index % len(given_bids)]
    better = Bid(bid.id, bid.price, {**bid.scores, criterion: Decimal(5)}, bid.mandatory)
    before = {result.bid: result for result in evaluate(made, given_bids)}
    after = {result.bid: result for result in evaluate(made, [better if b is bid else b for b in given_bids])}
    first, second = before[bid.id], after[bid.id]
    assert first.total is not None
    assert second.total is not None
    assert second.total >= first.total
    assert second.rank is not None
    assert first.rank is not None
    assert second.rank <= first.rank


@given(evaluations())
@settings(max_examples=50, deadline=None)
def test_no_change_of_weights_changes_no_ranking(given_case: tuple[Evaluation, list[Bid]]) -> None:
    rows = sensitivity(*given_case, change=Decimal(0))
    assert not any(row.ranking_changed or row.winner_changed for row in rows)


def test_a_single_weight_of_100_stays_100() -> None:
    made = Evaluation(Decimal(100), (Criterion("a", Decimal(0)),), Decimal(5))
    rows = sensitivity(made, [Bid("x", Decimal(1), {"a": Decimal(5)})])
    assert [row.weight for row in rows] == [100, 100, 0, 0]


@pytest.mark.parametrize("weights", [(40, 50), (40, 70), (-1, 101), ("33.333", "66.667")])
def test_weights_that_do_not_add_up_are_refused(weights: tuple[Any, Any]) -> None:
    price, quality = (Decimal(weight) for weight in weights)
    with pytest.raises(ValueError, match="100"):
        Evaluation(price, (Criterion("quality", quality),), Decimal(5))


def test_a_criterion_stands_once_and_is_not_called_price() -> None:
    half = Decimal(50)
    for names in (("a", "a"), ("price",)):
        with pytest.raises(ValueError, match="twice"):
            Evaluation(Decimal(0), tuple(Criterion(name, half) for name in names), Decimal(5))
    with pytest.raises(ValueError, match="scale"):
        Evaluation(half, (Criterion("a", half),), Decimal(0))


@pytest.mark.parametrize(
    "bid",
    [
        Bid("x", Decimal(1), {}),
        Bid("x", Decimal(1), {"a": Decimal(6)}),
        Bid("x", Decimal(1), {"a": Decimal(-1)}),
        Bid("x", Decimal(0), {"a": Decimal(1)}),
    ],
)
def test_a_bid_that_cannot_be_scored_is_refused(bid: Bid) -> None:
    made = Evaluation(Decimal(40), (Criterion("a", Decimal(60)),), Decimal(5))
    with pytest.raises(ValueError, match="bid x"):
        evaluate(made, [bid])


def test_two_bids_with_one_id_are_refused() -> None:
    made = Evaluation(Decimal(40), (Criterion("a", Decimal(60)),), Decimal(5))
    bid = Bid("x", Decimal(1), {"a": Decimal(1)})
    with pytest.raises(ValueError, match="one id"):
        evaluate(made, [bid, bid])
