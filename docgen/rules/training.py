"""Training: the right topics, the right people, prices side by side, and an effect that shows."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import Kind
from docgen.model.whole import Engagement
from docgen.rules import Breach


def trn001_frequent_topic_untrained(engagement: Engagement) -> Iterator[Breach]:
    """The topics that customers raise most are trained.

    What: where training is bought, no topic that stays untrained has a larger share of contacts than one that is
    trained.
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
            message = f"no training covers “{topic.name}” with {topic.share} of contacts, but one covers "
            message += f"“{least.name}” with {least.share}"
            hint = f"add {topic.id} to the topics of a training"
            yield Breach(f"requirements.topics[{topic.id}]", message, hint, Severity.WARNING)


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
            message = f"the group “{group.id}” attends no training"
            hint = "add it to the trainees of a training, or leave it out"
            yield Breach(f"requirements.trainees[{group.id}]", message, hint)
    scheme = engagement.costs.charges.scheme
    if scheme.model != "per_head":
        return
    sums = {one.id: sum(heads[group] for group in one.trainees) for one in requirements.training}
    for index, price in enumerate(scheme.rates):
        wanted = sums.get(price.training, price.heads)
        if price.heads != wanted:
            message = f"the price is for {price.heads} heads, the groups that attend “{price.training}” have {wanted}"
            yield Breach(f"costs.charges.scheme.rates[{index}].heads", message, f"write heads: {wanted}")


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
            message = f"the formats of “{training.id}” are not priced side by side"
            hint = "add the price of another format with chosen: false"
            yield Breach("costs.charges.scheme.rates", message, hint, Severity.WARNING)
        chosen = [price.format for price in prices if price.chosen]
        if chosen != [training.format]:
            named = " and ".join(format.value for format in chosen) or "none"
            message = f"the format chosen for “{training.id}” is {named}, the training itself says {training.format}"
            hint = f"write chosen: true for the price with format: {training.format} alone"
            yield Breach("costs.charges.scheme.rates", message, hint)


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
            message = f"“{training.measured_by}” measures no function in which what “{training.id}” teaches is used"
            hint = f"name a metric of {' or '.join(sorted(used))}"
            yield Breach(f"requirements.training[{training.id}].measured_by", message, hint)
