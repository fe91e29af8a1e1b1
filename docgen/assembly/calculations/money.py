"""What today's service costs, what the options cost over the term, what the training costs (S1.2, S2.3, S3.3, S4.2).

In: ``costs.yaml`` and the initial term. Out: the baseline by category, each option with its total cost of ownership,
the chosen formats of the training. A month counts as a twelfth of a year; nothing is discounted.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.assembly.calculations.reckoning import Reckoning
from docgen.assembly.facts import Leaf, plain
from docgen.figures.charges import HeadCharge, price_heads
from docgen.figures.costs import Baseline, CostLine, Offer, TotalCost, baseline, over_term, total_cost
from docgen.figures.rounding import to_unit, whole_up
from docgen.model.values import Money

_MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}
_PERIODS = {"week": Decimal(52), "month": Decimal(12), "quarter": Decimal(4), "year": Decimal(1)}


@dataclass(frozen=True, slots=True)
class OptionCost:
    """An option and what it costs over the term."""

    option: Any
    cost: TotalCost
    preferred: bool


@dataclass(frozen=True, slots=True)
class TrainingPrice:
    """A format of a training and what it costs."""

    price: Any
    charge: HeadCharge
    chosen: bool
    paths: tuple[str, ...]


class Costs(Reckoning):
    """Costs of today, of the options and of the training."""

    @property
    def baseline(self) -> Baseline:
        """Today's cost by category."""
        return self._plain("baseline", self._work_out_baseline)

    @property
    def baseline_total(self) -> Leaf:
        """Today's cost of a year."""
        return self._leaf("baseline_total", lambda: self._money(self.baseline.total))

    @property
    def months(self) -> int:
        """The initial term in months; a part of one counts as a whole."""
        return self._plain("months", self._work_out_months)

    @property
    def offers(self) -> tuple[OptionCost, ...]:
        """The options with their cost over the initial term."""
        return self._plain("offers", self._work_out_offers)

    @property
    def savings(self) -> Leaf | None:
        """What the preferred option saves against today's cost in an average year of the initial term, the transition
        counted, to whole units of money; None where no option is preferred."""
        leaf = self._leaf("savings", self._work_out_savings)
        return None if leaf.value is None else leaf

    @property
    def training_prices(self) -> tuple[TrainingPrice, ...]:
        """The formats that are priced by the head, in the order of the input."""
        return self._plain("training_prices", self._work_out_training)

    @property
    def training_cost(self) -> Leaf | None:
        """What the chosen formats cost in all; None where the charges are not by the head."""
        if not self.training_prices:
            return None
        return self._leaf(
            "training_cost", lambda: self._money(sum(row.charge.amount for row in self.training_prices if row.chosen))
        )

    @property
    def incentive_budget(self) -> Leaf:
        """The most that all bonuses together can cost in a year: their caps, and no more than the budget."""
        return self._leaf("incentive_budget", self._work_out_budget)

    def _money(self, amount: Decimal | int) -> Money:
        return Money(Decimal(amount), str(self.facts.costs.charges.currency))

    def _work_out_baseline(self) -> Baseline:
        lines = self.facts.costs.baseline.lines
        return baseline([CostLine(plain(line.category).value, plain(line.amount).amount) for line in lines])

    def _work_out_months(self) -> int:
        initial = plain(self.facts.term.initial)
        return whole_up(initial.count * _MONTHS[initial.unit] if initial.unit in _MONTHS else initial.days / 30)

    def _work_out_offers(self) -> tuple[OptionCost, ...]:
        months = self.months
        before = over_term(self.baseline.total, months)
        made = []
        for option in self.facts.costs.options:
            kept = option.retained
            offer = Offer(
                id=str(option.id),
                kind=plain(option.kind).value,
                charges=over_term(plain(option.annual_charges).amount, months),
                management=over_term(plain(option.management).amount, months),
                retained=over_term(Decimal(0) if kept is None else plain(kept).amount, months),
                transition=plain(option.transition).amount,
            )
            made.append(OptionCost(option, total_cost(offer, before, months), bool(option.preferred)))
        return tuple(made)

    def _work_out_savings(self) -> Money | None:
        chosen = next((offer for offer in self.offers if offer.preferred), None)
        return None if chosen is None else self._money(to_unit(chosen.cost.saving * 12 / self.months, Decimal(1)))

    def _work_out_training(self) -> tuple[TrainingPrice, ...]:
        scheme = self.facts.costs.charges.scheme
        if scheme.model != "per_head":
            return ()
        return tuple(self._training(rate) for rate in scheme.rates)

    def _training(self, rate: Any) -> TrainingPrice:
        with self.facts.ledger.collect() as paths:
            price, travel = plain(rate.price).amount, plain(rate.travel).amount
            charge = price_heads(str(rate.training), int(rate.heads), price, travel)
        return TrainingPrice(rate, charge, bool(rate.chosen), tuple(paths))

    def _work_out_budget(self) -> Money:
        caps = [plain(scheme.cap) for scheme in self.facts.incentives.schemes if scheme.form == "bonus"]
        budget = plain(self.facts.incentives.budget)
        together = sum((cap.money.amount * _PERIODS[cap.per] for cap in caps), Decimal(0))
        return Money(min(together, budget.money.amount * _PERIODS[budget.per]), budget.money.currency)
