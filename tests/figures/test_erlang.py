"""The queueing models against published values and against independent computations."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.figures.erlang import erlang_b, erlang_c, with_abandonment, without_abandonment
from docgen.figures.rounding import TENTH, to_unit
from tests.figures.cases import cases

LOADS = st.decimals("0.1", "60", places=1)
AGENTS = st.integers(1, 90)


def percent(share: Decimal) -> Decimal:
    return to_unit(share * 100, TENTH)


def summed_erlang_c(load: Decimal, agents: int) -> Fraction:
    """Erlang C as it stands in the textbook: factorials and a sum, in exact fractions."""
    a = Fraction(load)
    last = a**agents / math.factorial(agents) * agents / (agents - a)
    return last / (sum(a**k / math.factorial(k) for k in range(agents)) + last)


@pytest.mark.parametrize("case", cases("staffing.yaml", "erlang_c"))
def test_erlang_c_gives_the_published_values(case: dict[str, Any]) -> None:
    found = without_abandonment(case["load"], int(case["agents"]), case["handling"], case["within"])
    assert percent(found.waiting) == case["waiting"]
    assert percent(found.service_level) == case["service_level"]
    assert found.speed_of_answer is not None
    assert to_unit(found.speed_of_answer, TENTH) == case["speed_of_answer"]
    assert percent(found.occupancy) == case["occupancy"]
    assert found.abandonment is None


@pytest.mark.parametrize("case", cases("staffing.yaml", "erlang_a"))
def test_erlang_a_gives_the_published_values(case: dict[str, Any]) -> None:
    found = with_abandonment(case["load"], int(case["agents"]), case["handling"], case["within"], case["patience"])
    assert found.abandonment is not None
    assert percent(found.abandonment) == case["abandonment"]
    assert to_unit(found.abandonment * case["patience"], TENTH) == case["wait_of_all"]
    assert percent(found.occupancy) == case["occupancy"]


@given(LOADS, AGENTS)
@settings(max_examples=60, deadline=None)
def test_erlang_c_equals_the_direct_sum(load: Decimal, agents: int) -> None:
    expected = summed_erlang_c(load, agents) if load < agents else Fraction(1)
    assert abs(Fraction(erlang_c(load, agents)) - expected) < Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("load", "trunks", "blocked"), [(2, 5, "3.7"), (10, 14, "5.7"), (5, 10, "1.8"), (1, 1, "50.0")]
)
def test_erlang_b_gives_the_values_of_the_loss_tables(load: int, trunks: int, blocked: str) -> None:
    assert percent(erlang_b(Decimal(load), trunks)) == Decimal(blocked)


def test_erlang_b_of_two_erlangs_on_three_trunks() -> None:
    # (2³/3!) / (1 + 2 + 2²/2! + 2³/3!) = 4/19
    assert abs(Fraction(erlang_b(Decimal(2), 3)) - Fraction(4, 19)) < Fraction(1, 10**35)


def test_thousands_of_agents_neither_overflow_nor_lose_precision() -> None:
    # Halfin and Whitt (1981): P(wait) tends to 1 / (1 + b F(b) / f(b)), b = (1 - occupancy) sqrt(agents), F, f normal
    normal = NormalDist()
    b = 0.01 * math.sqrt(5000)
    limit = 1 / (1 + b * normal.cdf(b) / normal.pdf(b))
    assert float(erlang_c(Decimal(4950), 5000)) == pytest.approx(limit, rel=0.002)


def simulated_by_balance(load: float, agents: int, handling: float, within: float, patience: float) -> list[float]:
    """Erlang A from its birth-and-death equations in floats, the offered wait integrated by Simpson's rule."""
    arrivals, service, giving_up = load / handling, 1 / handling, 1 / patience
    states = [1.0]
    for k in range(1, agents + 2000):
        states.append(states[-1] * arrivals / (min(k, agents) * service + max(0, k - agents) * giving_up))
    total = sum(states)
    states = [state / total for state in states]
    lost = sum((k - agents) * giving_up * states[k] for k in range(agents, len(states))) / arrivals

    def answered_after(wait: float) -> float:
        queue = arrivals * (1 - math.exp(-giving_up * wait)) / giving_up
        return arrivals * states[agents - 1] * math.exp(queue - (agents * service + giving_up) * wait)

    def integral(end: float, steps: int, power: int) -> float:
        width = end / steps
        weights = (1 if i in (0, steps) else 4 if i % 2 else 2 for i in range(steps + 1))
        return width / 3 * sum(w * answered_after(i * width) * (i * width) ** power for i, w in enumerate(weights))

    in_time = sum(states[:agents]) + integral(within, 400, 0)
    horizon = 40 * max(handling / agents, patience)
    return [sum(states[agents:]), in_time, integral(horizon, 20000, 1) / (1 - lost), lost]


@pytest.mark.parametrize(
    ("load", "agents", "handling", "within", "patience"),
    [(5, 3, 200, 20, 60), (30, 32, 300, 30, 90), (10, 10, 180, 20, 600), (60, 40, 240, 60, 45), (1, 1, 90, 5, 30)],
)
def test_erlang_a_equals_the_balance_of_its_states(
    load: int, agents: int, handling: int, within: int, patience: int
) -> None:
    found = with_abandonment(Decimal(load), agents, Decimal(handling), Decimal(within), Decimal(patience))
    assert found.speed_of_answer is not None
    assert found.abandonment is not None
    got = [found.waiting, found.service_level, found.speed_of_answer, found.abandonment]
    assert [float(value) for value in got] == pytest.approx(
        simulated_by_balance(load, agents, handling, within, patience), rel=1e-6
    )


@given(LOADS, AGENTS, st.integers(0, 120), st.sampled_from([None, Decimal(30), Decimal(120), Decimal(900)]))
@example(Decimal("26.6"), 1, 2, Decimal(900))
@settings(max_examples=80, deadline=None)
def test_one_more_agent_never_worsens_the_service(
    load: Decimal, agents: int, within: int, patience: Decimal | None
) -> None:
    handling, limit = Decimal(240), Decimal(within)

    def service(count: int) -> tuple[Decimal, Decimal, Decimal]:
        found = (
            without_abandonment(load, count, handling, limit)
            if patience is None
            else with_abandonment(load, count, handling, limit, patience)
        )
        return found.service_level, -found.occupancy, -(found.abandonment or Decimal(0))

    fewer, more = service(agents), service(agents + 1)
    assert all(after >= before for before, after in zip(fewer, more, strict=True))
    assert 0 <= fewer[0] <= more[0] <= 1


def test_endless_patience_turns_erlang_a_into_erlang_c() -> None:
    patient = with_abandonment(Decimal(20), 24, Decimal(180), Decimal(20), Decimal(10**6))
    c = without_abandonment(Decimal(20), 24, Decimal(180), Decimal(20))
    assert patient.service_level == pytest.approx(c.service_level, abs=Decimal("0.0005"))
    assert patient.speed_of_answer == pytest.approx(c.speed_of_answer, rel=Decimal("0.005"))


def test_a_load_that_reaches_the_agents_has_no_average_wait() -> None:
    found = without_abandonment(Decimal(14), 14, Decimal(180), Decimal(20))
    assert (found.service_level, found.occupancy) == (Decimal(0), Decimal(1))
    assert found.speed_of_answer is None


def test_nobody_on_duty_loses_every_contact() -> None:
    found = with_abandonment(Decimal(3), 0, Decimal(180), Decimal(20), Decimal(60))
    assert (found.service_level, found.abandonment) == (Decimal(0), Decimal(1))
    assert found.speed_of_answer is None


def test_the_precision_around_a_call_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 5
        narrow = with_abandonment(Decimal(30), 32, Decimal(300), Decimal(30), Decimal(90))
    assert narrow == with_abandonment(Decimal(30), 32, Decimal(300), Decimal(30), Decimal(90))


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        erlang_b(Decimal(-1), 3)
