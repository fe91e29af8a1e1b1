"""The queueing models behind staffing: Erlang B, Erlang C and Erlang A.

In: the load in erlangs, a number of agents, times in seconds. Out: a ``QueuePerformance`` in exact shares (0 to 1) and
seconds, not yet rounded for a reader. Arithmetic is decimal with a fixed precision of 40 digits, recursions instead of
factorials, so results are the same on every machine and sound for any number of agents. Never looks for a number of
agents: that is ``staffing``.

Assumptions of all three: contacts arrive at random at a steady rate within the interval (Poisson), handling times are
exponentially distributed, contacts are answered in order of arrival by agents who can all take each of them.

Sources: A. K. Erlang, "Solution of some Problems in the Theory of Probabilities of Significance in Automatic Telephone
Exchanges" (1917); V. B. Iversen, "Teletraffic Engineering Handbook" (ITU-D SG 2/16), for the recursion of Erlang B;
N. Gans, G. Koole, A. Mandelbaum, "Telephone Call Centers: Tutorial, Review, and Research Prospects", Manufacturing &
Service Operations Management 5(2), 2003; A. Mandelbaum, S. Zeltyn, "Service Engineering in Action: The Palm/Erlang-A
Queue, with Applications to Call Centers" (2007), after C. Palm (1943).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, localcontext

_EXACT = Context(prec=40, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX)
_NEGLIGIBLE = Decimal("1e-36")
_SURE = Decimal("1e-30")
_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class QueuePerformance:
    """How a queue behaves in the long run under a steady load.

    ``waiting``: share of contacts that are not answered at once.
    ``service_level``: share of all offered contacts that are answered within the time asked for; a contact given up
    before it was answered counts as not answered in time.
    ``speed_of_answer``: average seconds until answer over the answered contacts; None where the queue has no end
    (without abandonment, a load that reaches the number of agents) or nothing is answered.
    ``occupancy``: share of the agents' time that is spent on contacts.
    ``abandonment``: share of contacts given up in the queue; None where the model knows no abandonment.
    """

    waiting: Decimal
    service_level: Decimal
    speed_of_answer: Decimal | None
    occupancy: Decimal
    abandonment: Decimal | None


def erlang_b(load: Decimal, agents: int) -> Decimal:
    """Share of contacts that find all agents busy where none may wait (M/M/n/n).

    B(0) = 1, B(k) = load B(k-1) / (k + load B(k-1)). Raises ValueError for a negative load or number of agents.
    """
    if load < 0 or agents < 0:
        raise ValueError("neither the load nor the number of agents may be negative")
    with localcontext(_EXACT):
        blocked = _ONE
        for k in range(1, agents + 1):
            blocked = load * blocked / (k + load * blocked)
        return blocked


def erlang_c(load: Decimal, agents: int) -> Decimal:
    """Share of contacts that have to wait where nobody gives up (M/M/n); 1 where the load reaches the agents.

    C = B / (1 - (load / n) (1 - B)), with B from Erlang B.
    """
    blocked = erlang_b(load, agents)
    with localcontext(_EXACT):
        return _ONE if load >= agents else blocked / (1 - load / agents * (1 - blocked))


def without_abandonment(load: Decimal, agents: int, handling: Decimal, within: Decimal) -> QueuePerformance:
    """Erlang C: ``load`` erlangs on ``agents``, contacts of ``handling`` seconds, answered ``within`` seconds.

    P(W <= t) = 1 - C exp(-(n - load) t / handling); mean wait = C handling / (n - load).
    """
    if not load:
        return QueuePerformance(_ZERO, _ONE, _ZERO, _ZERO, None)
    if load >= agents:
        return QueuePerformance(_ONE, _ZERO, None, _ONE if agents else _ZERO, None)
    waiting = erlang_c(load, agents)
    with localcontext(_EXACT):
        spare = agents - load
        return QueuePerformance(
            waiting=waiting,
            service_level=1 - waiting * (-spare * within / handling).exp(),
            speed_of_answer=waiting * handling / spare,
            occupancy=load / agents,
            abandonment=None,
        )


def with_abandonment(
    load: Decimal, agents: int, handling: Decimal, within: Decimal, patience: Decimal
) -> QueuePerformance:
    """Erlang A (M/M/n+M): as Erlang C, but customers give up after ``patience`` seconds on average (exponential).

    The queue is stable under any load. With a = n patience / handling and b = load patience / handling, and Palm's
    function A(a, b) = 1 + b/(a+1) + b²/((a+1)(a+2)) + ...: P(all busy) = A B / (1 + (A - 1) B);
    P(answered after at most t, having waited) follows from the density of the offered wait,
    proportional to exp(b (1 - exp(-t/patience)) - a t/patience), thinned by the customers who are still there.
    """
    if not load:
        return QueuePerformance(_ZERO, _ONE, _ZERO, _ZERO, _ZERO)
    if not agents:
        return QueuePerformance(_ONE, _ZERO, None, _ZERO, _ONE)
    blocked = erlang_b(load, agents)
    with localcontext(_EXACT):
        a, b = agents * patience / handling, load * patience / handling
        queue = _palm(a, b)
        all_busy_none_waiting = blocked / (1 + (queue - 1) * blocked)
        waiting = queue * all_busy_none_waiting
        answered = 1 - waiting + all_busy_none_waiting * a * (queue - 1) / b
        still_there = (-within / patience).exp()
        decay = (b * (1 - still_there) - (a + 1) * within / patience).exp()
        late = decay * _palm(a + 1, b * still_there) / (a + 1)
        return QueuePerformance(
            waiting=waiting,
            # under extreme overload the two are equal but for the last digits, which mean nothing
            service_level=max(_ZERO, (answered - a * all_busy_none_waiting * late).quantize(_SURE)),
            speed_of_answer=all_busy_none_waiting * patience * _answered_wait(a, b) / answered,
            occupancy=load * answered / agents,
            abandonment=1 - answered,
        )


def _palm(a: Decimal, b: Decimal) -> Decimal:
    """A(a, b): all terms are positive, so nothing cancels; they fall off once the step exceeds b - a."""
    term = total = _ONE
    step = 0
    while term > _NEGLIGIBLE * total:
        step += 1
        term = term * b / (a + step)
        total += term
    return total


def _answered_wait(a: Decimal, b: Decimal) -> Decimal:
    """Sum over j customers ahead in the queue of P(j ahead) P(answered | j) E(wait | answered, j), scaled.

    Somebody with j ahead is answered with probability a / (a + j + 1), and then waits the sum of
    patience / (a + i + 1) for i = 0 ... j; P(j ahead) falls off as b^j / ((a+1) ... (a+j)).
    """
    ahead, wait, total, step = _ONE, _ZERO, _ZERO, 0
    while True:
        wait += 1 / (a + step + 1)
        part = ahead * a / (a + step + 1) * wait
        total += part
        if part <= _NEGLIGIBLE * total:
            return total
        step += 1
        ahead = ahead * b / (a + step)
