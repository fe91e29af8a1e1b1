"""Training: the right topics, the right people, prices side by side, and an effect that shows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.finding import OneOf, Severity
from docgen.model.engagement import Kind
from docgen.model.values import Percent
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_FREQUENT = Percent(Decimal(10))  # of the contacts


def trn001_frequent_topic_untrained(engagement: Engagement) -> Iterator[Breach]:
    """The topics that customers raise most are trained.

    What: where training is bought, no topic that stays untrained has a larger share of contacts than one that is
    trained, or a tenth of all contacts.
    Why: what is trained follows from what the team handles most, not from what a provider has on offer.
    Need: S2.1
    Fails: bills with 17 % of contacts untrained while moves with 13 % are trained, with a warning. Passes: both
    trained.
    """
    if engagement.engagement.kind not in {Kind.TRAINING, Kind.FULL_SERVICE}:
        return
    requirements = engagement.requirements
    covered = {topic for training in requirements.training for topic in training.topics}
    trained = [topic for topic in requirements.topics if topic.id in covered]
    if not trained:
        return
    least = min(trained, key=lambda topic: topic.share)
    for topic in requirements.topics:
        if topic.id not in covered and topic.share > least.share:
            yield breach(
                f"requirements.topics[{topic.id}]",
                "rarer",
                severity=Severity.WARNING,
                related=[(f"requirements.topics[{least.id}]", "related.other")],
                topic=topic.id,
                name=topic.name,
                share=topic.share,
                rarer=least.name,
                rarer_share=least.share,
            )
        elif topic.id not in covered and topic.share >= _FREQUENT:
            yield breach(
                f"requirements.topics[{topic.id}]",
                "frequent",
                severity=Severity.WARNING,
                topic=topic.id,
                name=topic.name,
                share=topic.share,
            )


def trn002_heads(engagement: Engagement) -> Iterator[Breach]:
    """Who is paid for by the head is trained, and nobody else is.

    What: each group of trainees attends a training; where charges are by the head, the heads of a price are those of
    the groups that attend.
    Why: providers charge by the head: a group too many is paid for in vain, one too few comes as a surprise.
    Need: S2.2
    Fails: a price for 60 heads of a training whose groups have 52. Passes: a price for 52.
    """
    requirements = engagement.requirements
    heads = {group.id: group.heads for group in requirements.trainees}
    attending = {group for training in requirements.training for group in training.trainees}
    if not attending <= set(heads):
        return  # an id is misspelt
    for group in requirements.trainees:
        if requirements.training and group.id not in attending:
            yield breach(f"requirements.trainees[{group.id}]", "untrained", group=group.id)
    scheme = engagement.costs.charges.scheme
    if scheme.model != "per_head":
        return
    sums = {one.id: sum(heads[group] for group in one.trainees) for one in requirements.training}
    for index, price in enumerate(scheme.rates):
        wanted = sums.get(price.training, price.heads)
        if price.heads != wanted:
            yield breach(
                f"costs.charges.scheme.rates[{index}].heads",
                "heads",
                related=[(f"requirements.training[{price.training}].trainees", "related.other")],
                training=price.training,
                heads=price.heads,
                wanted=wanted,
            )


def trn003_formats_side_by_side(engagement: Engagement) -> Iterator[Breach]:
    """Formats of a training are priced side by side, and one is chosen.

    What: where charges are by the head, each training has prices for two formats or more; the one that is chosen is
    the format of the training.
    Why: whether a seminar or training on site is worth its price shows only beside the other.
    Need: S2.3
    Fails: a training with a price for its own format alone. Passes: with a price for a remote session besides.
    """
    scheme = engagement.costs.charges.scheme
    if scheme.model != "per_head":
        return
    for training in engagement.requirements.training:
        prices = [price for price in scheme.rates if price.training == training.id]
        if len({price.format for price in prices}) < 2:
            yield breach("costs.charges.scheme.rates", "alone", severity=Severity.WARNING, training=training.id)
        chosen = [price.format for price in prices if price.chosen]
        if chosen != [training.format]:
            related = [(f"requirements.training[{training.id}].format", "related.other")]
            named = tuple(format.value for format in chosen)
            path, wanted = "costs.charges.scheme.rates", training.format.value
            if named:
                yield breach(path, "chosen", related=related, training=training.id, wanted=wanted, chosen=named)
            else:
                yield breach(path, "not_chosen", related=related, training=training.id, wanted=wanted)


def trn004_effect(engagement: Engagement) -> Iterator[Breach]:
    """A training shows where those who were trained are put to use.

    What: the metric of ``measured_by`` measures a function to which a topic of the training belongs.
    Why: training that is measured elsewhere than it is used can neither be steered nor adapted.
    Need: S2.5
    Fails: a training on bills that is measured on complaints. Passes: one that is measured on bills.
    """
    functions = {topic.id: topic.function for topic in engagement.requirements.topics}
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for training in engagement.requirements.training:
        used = {functions[topic] for topic in training.topics if topic in functions}
        kpi = kpis.get(training.measured_by)
        if kpi is not None and used and not used & set(kpi.functions):
            yield breach(
                f"requirements.training[{training.id}].measured_by",
                related=[(f"requirements.kpis[{kpi.id}].functions", "related.defined")],
                metric=kpi.id,
                training=training.id,
                functions=OneOf(tuple(sorted(used))),
            )


def trn005_effect_aimed_at(engagement: Engagement) -> Iterator[Breach]:
    """A training aims at a level that is not reached yet.

    What: the target of the metric of ``measured_by`` is better than what is measured today.
    Why: where the target is reached already, nobody can tell whether the training did anything.
    Need: S2.4, S2.5
    Fails: a training measured on a metric with a baseline of 80 % and a target of 80 %, with a warning. Passes: a
    target of 85 %.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for training in engagement.requirements.training:
        kpi = kpis.get(training.measured_by)
        if kpi is not None and kpi.target == kpi.baseline.value:
            yield breach(
                f"requirements.training[{training.id}].measured_by",
                severity=Severity.WARNING,
                related=[(f"requirements.kpis[{kpi.id}].target", "related.defined")],
                training=training.id,
                metric=kpi.id,
                target=kpi.target,
            )


def trn006_topic_and_training_agree(engagement: Engagement) -> Iterator[Breach]:
    """A topic names a training that covers it.

    What: the ``training`` of a topic has the topic among its ``topics``.
    Why: the table of topics and the description of the training would contradict each other.
    Need: S2.1
    Fails: ``{id: refunds, training: returns}`` where that training has ``topics: [delivery]``. Passes: with
    ``topics: [delivery, refunds]``.
    """
    requirements = engagement.requirements
    taught = {training.id: training.topics for training in requirements.training}
    for topic in requirements.topics:
        if topic.training in taught and topic.id not in taught[topic.training]:
            yield breach(
                f"requirements.topics[{topic.id}]",
                related=[(f"requirements.training[{topic.training}].topics", "related.other")],
                topic=topic.id,
                training=topic.training,
            )
