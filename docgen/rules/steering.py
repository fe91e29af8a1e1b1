"""Steering together: limits, an escalation that leads upwards in time, problems by their weight, the joint review."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.finding import Severity
from docgen.model.governance import Side
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def gov002_escalation_sides(engagement: Engagement) -> Iterator[Breach]:
    """Each step of the escalation has somebody on each side.

    What: ``client`` names a role of the client, ``supplier`` one of the supplier.
    Why: a problem is settled between two people who can settle it.
    Need: S3.2
    Fails: ``client: service-manager`` where that role is the supplier's. Passes: a role of the client.
    """
    sides = {role.id: role.side for role in engagement.governance.roles}
    for index, step in enumerate(engagement.governance.escalation):
        for side, name in ((Side.CLIENT, step.client), (Side.SUPPLIER, step.supplier)):
            fitting = tuple(role for role, own in sides.items() if own is side)
            if fitting and name in sides and name not in fitting:
                yield breach(
                    f"governance.escalation[{index}].{side.value}",
                    related=[(f"governance.roles[{name}].side", "related.defined")],
                    role=name,
                    side=side.value,
                    known=fitting,
                )


def gov006_joint_review(engagement: Engagement) -> Iterator[Breach]:
    """The relationship is reviewed by both sides, and in time.

    What: the forum of the review has members of both sides, and the interval is shorter than the initial term.
    Why: a relationship, to a trainer as much as to a service provider, is kept up by those who are in it, while it
    lasts.
    Need: S2.6, S3.5
    Fails: a review every 24 months in a term of 24 months. Passes: a review every 6 months.
    """
    review, initial = engagement.governance.review, engagement.engagement.term.initial
    sides = {role.id: role.side for role in engagement.governance.roles}
    for forum in engagement.governance.forums:
        present = {sides[member] for member in forum.members if member in sides}
        if forum.id == review.forum and len(present) == 1 and present != set(sides.values()):
            members = [(f"governance.forums[{forum.id}].members", "related.other")]
            yield breach("governance.review.forum", "side", related=members, forum=forum.name)
    if review.interval.days >= initial.days:
        yield breach(
            "governance.review.interval",
            "late",
            related=[("term.initial", "related.other")],
            interval=review.interval,
            term=initial,
        )


def gov010_limits(engagement: Engagement) -> Iterator[Breach]:
    """Decisions have limits in money, and above a limit somebody else decides.

    What: at least one decision has a ``limit``, and who decides up to a limit stands on the escalation ladder.
    Why: above the limit the next role on the ladder decides; without one nobody knows who.
    Need: S3.2
    Fails: no decision with a limit, with a warning. Passes: ``limit: EUR 50,000.00`` for changes of the service.
    """
    decisions = engagement.governance.decisions
    ladder = {role for step in engagement.governance.escalation for role in (step.client, step.supplier)}
    if all(decision.limit is None for decision in decisions):
        yield breach("governance.decisions", "none", severity=Severity.WARNING)
    if any(gov002_escalation_sides(engagement)):
        return
    for decision in decisions:
        if decision.limit is not None and decision.decide not in ladder:
            yield breach(
                f"governance.decisions[{decision.id}].decide",
                "ladder",
                severity=Severity.WARNING,
                related=[("governance.escalation", "related.other")],
                decision=decision.name,
                role=decision.decide,
                limit=decision.limit,
            )


def gov012_ladder(engagement: Engagement) -> Iterator[Breach]:
    """The escalation leads upwards.

    What: the levels follow each other from the lowest; no step comes back to somebody who had the matter before, or to
    a role whose forums are all at a lower level than those of the step before.
    Why: a matter that goes sideways or down is passed on and not settled.
    Need: S3.2
    Fails: the contract owner on the first step and the service manager on the second, with a warning. Passes: the
    other way round.
    """
    steps = engagement.governance.escalation
    reach: dict[str, int] = {}
    for forum in engagement.governance.forums:
        for member in forum.members:
            reach[member] = max(forum.level, reach.get(member, 0))
    for index, (before, step) in enumerate(pairwise(steps), 1):
        path = f"governance.escalation[{index}]"
        last = [(f"governance.escalation[{index - 1}]", "related.other")]
        if step.level <= before.level:
            yield breach(f"{path}.level", "order", related=last, level=step.level, before=before.level)
            continue
        for side in Side:
            earlier = [getattr(one, side.value) for one in steps[:index]]
            role = getattr(step, side.value)
            if role in earlier:
                yield breach(f"{path}.{side.value}", "again", severity=Severity.WARNING, related=last, role=role)
            elif role in reach and reach[role] < reach.get(earlier[-1], 0):
                yield breach(
                    f"{path}.{side.value}",
                    "down",
                    severity=Severity.WARNING,
                    related=last,
                    role=role,
                    before=earlier[-1],
                )


def gov013_ladder_within_cure(engagement: Engagement) -> Iterator[Breach]:
    """The escalation is through before a breach has to be cured.

    What: the times of all steps together are no longer than ``terms.cure``.
    Why: otherwise the contract may be ended before those at the top have heard of the matter.
    Need: S3.2
    Fails: steps of 5, 10 and 20 working days and a cure period of 30 days, with a warning. Passes: 2, 5 and 10.
    """
    cure = engagement.engagement.terms.cure
    days = sum(step.within.days for step in engagement.governance.escalation)
    if days > cure.days:
        yield breach(
            "governance.escalation",
            severity=Severity.WARNING,
            related=[("terms.cure", "related.other")],
            days=round(days),
            cure=cure,
        )


def gov014_review_before_renewal(engagement: Engagement) -> Iterator[Breach]:
    """The decision on a renewal rests on a fresh review.

    What: the interval of the joint review is no longer than the notice by which a party objects to a renewal.
    Why: whoever decides whether to go on should have talked over lately what is outstanding.
    Need: S3.5
    Fails: a review every 12 months and a notice of 6 months, with a warning. Passes: a review every 6 months.
    """
    term, interval = engagement.engagement.term, engagement.governance.review.interval
    if term.renewal is not None and term.renewal.notice.days < interval.days < term.initial.days:
        yield breach(
            "governance.review.interval",
            severity=Severity.WARNING,
            related=[("term.renewal.notice", "related.other")],
            interval=interval,
            notice=term.renewal.notice,
        )


def gov015_problem_times(engagement: Engagement) -> Iterator[Breach]:
    """Graver problems are answered and solved sooner.

    What: a grade is answered before it must be solved, and no grade has more time than the less grave one after it.
    Why: times that contradict the grade make everybody pick the grade by its time.
    Need: S3.2
    Fails: critical problems solved within 8 hours and high ones within 4. Passes: the other way round.
    """
    problems = engagement.governance.problems
    for index, problem in enumerate(problems):
        path = f"governance.problems[{index}]"
        if problem.respond.days > problem.solve.days:
            answer = [(f"{path}.respond", "related.other")]
            yield breach(
                f"{path}.solve",
                "answer",
                related=answer,
                grade=problem.grade,
                respond=problem.respond,
                solve=problem.solve,
            )
    for index, (graver, problem) in enumerate(pairwise(problems), 1):
        for name in ("respond", "solve"):
            if getattr(graver, name).days > getattr(problem, name).days:
                yield breach(
                    f"governance.problems[{index}].{name}",
                    "order",
                    severity=Severity.WARNING,
                    related=[(f"governance.problems[{index - 1}].{name}", "related.other")],
                    grade=problem.grade,
                    graver=graver.grade,
                    field=name,
                )


def gov016_scale(engagement: Engagement) -> Iterator[Breach]:
    """The scores of the joint review can be given, and call for action where they are low.

    What: ``scale_low`` lies below ``scale_high``, and ``act_below`` above the one and at most at the other.
    Why: a bar outside the scale calls for an action always or never.
    Need: S3.5
    Fails: a scale from 1 to 5 and ``act_below: 6``. Passes: ``act_below: 3``.
    """
    review = engagement.governance.review
    scale = [("governance.review.scale_low", "related.other"), ("governance.review.scale_high", "related.other")]
    if review.scale_low >= review.scale_high:
        yield breach("governance.review.scale_high", "scale", low=review.scale_low, high=review.scale_high)
    elif not review.scale_low < review.act_below <= review.scale_high:
        yield breach(
            "governance.review.act_below",
            "action",
            related=scale,
            low=review.scale_low,
            high=review.scale_high,
            below=review.act_below,
        )
