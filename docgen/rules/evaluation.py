"""How bids are compared: weights that make a hundred, scores that there are, and proof for each criterion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.finding import OneOf, Severity
from docgen.model.bidding import Priority
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def req002_weights(engagement: Engagement) -> Iterator[Breach]:
    """The weights of the evaluation add up to 100.

    What: the price and the criteria together have 100 points.
    Why: bidders must see what counts how much, and a score out of 97 points can't be defended.
    Need: S1.3
    Fails: ``price: 40`` and criteria of 50. Passes: ``price: 40`` and criteria of 60.
    """
    evaluation = engagement.requirements.evaluation
    criteria = sum(criterion.weight for criterion in evaluation.criteria)
    if evaluation.price + criteria != 100:
        yield breach(
            "requirements.evaluation",
            total=evaluation.price + criteria,
            price=evaluation.price,
            criteria=criteria,
        )


def req008_level_off_the_scale(engagement: Engagement) -> Iterator[Breach]:
    """What a score stands for is said for scores that there are.

    What: the ``levels`` of a criterion bear points of the ``scale``, each once.
    Why: evaluators who read a picture of a score that they can't give score by feeling instead.
    Need: S1.3
    Fails: a level of 6 points on a scale that ends at 5. Passes: levels of 1, 3 and 5 points.
    """
    evaluation = engagement.requirements.evaluation
    scale = [score.points for score in evaluation.scale]
    related = [("requirements.evaluation.scale", "related.defined")]
    for criterion in evaluation.criteria:
        said: set[int] = set()
        for index, level in enumerate(criterion.levels):
            path = f"requirements.evaluation.criteria[{criterion.id}].levels[{index}]"
            if level.points not in scale:
                known = tuple(map(str, scale))
                yield breach(path, "unknown", related=related, criterion=criterion.id, points=level.points, scale=known)
            elif level.points in said:
                yield breach(path, "twice", criterion=criterion.id, points=level.points)
            said.add(level.points)


def req009_desirable_without_criterion(engagement: Engagement) -> Iterator[Breach]:
    """A desirable requirement gains points somewhere.

    What: a requirement of priority ``desirable`` names the criterion under which it is scored.
    Why: bidders must see what meeting it is worth; what is scored nowhere is asked for in vain.
    Need: S1.3
    Fails: ``priority: desirable`` alone. Passes: with ``criterion: performance``.
    """
    criteria = tuple(criterion.id for criterion in engagement.requirements.evaluation.criteria)
    for requirement in engagement.requirements.requirements:
        if requirement.priority is Priority.DESIRABLE and requirement.criterion is None:
            yield breach(
                f"requirements.requirements[{requirement.id}]",
                related=[("requirements.evaluation.criteria", "related.defined")],
                requirement=requirement.id,
                criteria=OneOf(criteria),
            )


def req014_criterion_without_question(engagement: Engagement) -> Iterator[Breach]:
    """What is scored is asked for.

    What: each criterion is named by a question to bidders or by a desirable requirement.
    Why: evaluators can't score what no bid was asked to show; the points would be given by feeling.
    Need: S1.3
    Fails: a criterion ``references`` that no question names, with a warning. Passes: a question with
    ``criterion: references``.
    """
    requirements = engagement.requirements
    asked = {question.criterion for question in requirements.vetting.questions}
    asked |= {
        one.criterion for one in requirements.requirements if one.priority is Priority.DESIRABLE and one.criterion
    }
    for criterion in requirements.evaluation.criteria:
        if criterion.id not in asked:
            yield breach(
                f"requirements.evaluation.criteria[{criterion.id}]",
                severity=Severity.WARNING,
                related=[("requirements.vetting.questions", "related.other")],
                criterion=criterion.id,
                weight=criterion.weight,
            )


def req015_minimum_on_the_scale(engagement: Engagement) -> Iterator[Breach]:
    """A bid can reach the minimum, and can fall short of it.

    What: ``minimum`` lies above the lowest and not above the highest score of the scale, and each score of the scale
    stands once.
    Why: a minimum above the scale excludes every bid; one at its foot excludes none and only looks like a bar.
    Need: S1.3
    Fails: ``minimum: 6`` on a scale from 0 to 5. Passes: ``minimum: 2``.
    """
    evaluation = engagement.requirements.evaluation
    scale = [score.points for score in evaluation.scale]
    for index, points in enumerate(scale):
        if points in scale[:index]:
            yield breach(f"requirements.evaluation.scale[{index}]", "twice", points=points)
    if evaluation.minimum is not None and not min(scale) < evaluation.minimum <= max(scale):
        yield breach(
            "requirements.evaluation.minimum",
            "off",
            related=[("requirements.evaluation.scale", "related.defined")],
            minimum=evaluation.minimum,
            lowest=min(scale),
            highest=max(scale),
        )


def req016_bids_bind_long_enough(engagement: Engagement) -> Iterator[Breach]:
    """Bids still bind when the contract is signed.

    What: the validity of bids, counted from the day on which they are due, reaches the day of signature.
    Why: a bidder whose bid has lapsed may ask for another price just when the others have been turned down.
    Need: S1.3, S1.4
    Fails: bids due on 1 March that bind for 30 days, and a signature in May, with a warning. Passes: 90 days.
    """
    dates, validity = engagement.engagement.dates, engagement.requirements.bidding.validity
    until = dates.bids_due + timedelta(days=int(validity.days))
    if until < dates.signature:
        yield breach(
            "requirements.bidding.validity",
            severity=Severity.WARNING,
            related=[("dates.signature", "related.other"), ("dates.bids_due", "related.other")],
            validity=validity,
            until=until,
            signature=dates.signature,
        )


def req017_one_reference(engagement: Engagement) -> Iterator[Breach]:
    """More than one client is asked about a bidder.

    What: bidders name two references or more.
    Why: every bidder has one client that is content; whether earlier outsourcing improved anything shows across
    several.
    Need: S1.3, S4.4
    Fails: ``count: 1``, with a warning. Passes: ``count: 3``.
    """
    references = engagement.requirements.vetting.references
    if references.count < 2:
        yield breach("requirements.vetting.references.count", severity=Severity.WARNING)
