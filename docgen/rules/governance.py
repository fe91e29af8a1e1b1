"""Governance: somebody on each side, one who answers, and forums that can decide."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.governance import Part, Side
from docgen.model.whole import Engagement
from docgen.rules import Breach


def gov001_both_sides(engagement: Engagement) -> Iterator[Breach]:
    """Both parties have roles.

    What: at least one role on the client's side and one on the supplier's.
    Why: accountability needs a named person or body on each side.
    Need: S3.4
    Fails: roles of the client alone. Passes: a service manager of the supplier besides.
    """
    sides = {role.side for role in engagement.governance.roles}
    for side in Side:
        if side not in sides:
            yield Breach(
                "governance.roles", f"no role is on the side of the {side.value}", f"add a role with side: {side.value}"
            )


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
            fitting = [role for role, own in sides.items() if own is side]
            if fitting and name in sides and name not in fitting:
                path = f"governance.escalation[{index}].{side.value}"
                message = f"“{name}” is not a role on the side of the {side.value}"
                yield Breach(path, message, f"roles on that side: {', '.join(fitting)}")


def gov003_one_accountable(engagement: Engagement) -> Iterator[Breach]:
    """Exactly one role is accountable for an activity.

    What: each row of the RACI holds exactly one A (or AR), and at least one R (or AR).
    Why: where two answer, nobody does.
    Need: S3.2
    Fails: ``{contract-owner: A, service-manager: A}``. Passes: ``{contract-owner: A, service-manager: R}``.
    """
    for work in engagement.governance.activities:
        parts = list(work.raci.values())
        accountable = sum(part in {Part.A, Part.AR} for part in parts)
        path = f"governance.activities[{work.id}].raci"
        if accountable != 1:
            message = f"{accountable or 'no'} role{'s are' if accountable > 1 else ' is'} accountable for “{work.name}”"
            yield Breach(path, message, "give the letter A to exactly one role")
        if not any(part in {Part.R, Part.AR} for part in parts):
            yield Breach(
                path, f"nobody is responsible for “{work.name}”", "give the letter R to the role that does the work"
            )


def gov004_quorum(engagement: Engagement) -> Iterator[Breach]:
    """A forum can reach its quorum.

    What: the quorum is at most the number of members, and the chair is one of them.
    Why: otherwise it can never decide.
    Need: S3.2
    Fails: three members and ``quorum: 4``. Passes: ``quorum: 2``.
    """
    for forum in engagement.governance.forums:
        path = f"governance.forums[{forum.id}]"
        if forum.quorum > len(forum.members):
            message = f"the quorum of {forum.quorum} exceeds the {len(forum.members)} members of “{forum.name}”"
            yield Breach(f"{path}.quorum", message, "lower the quorum or name more members")
        if forum.chair not in forum.members:
            yield Breach(
                f"{path}.chair", f"the chair of “{forum.name}” is not one of its members", "add the chair to members"
            )


def gov005_monitor(engagement: Engagement) -> Iterator[Breach]:
    """Each function in scope and each training is watched by somebody of the client's.

    What: ``monitoring`` names each function, with a monitor on the client's side; so is the monitor of each training.
    Why: a named person or body in the company watches progress and results.
    Need: S2.4, S4.6
    Fails: a function that stands nowhere under monitoring. Passes: ``{function: chat, monitor: service-owner, …}``.
    """
    sides = {role.id: role.side for role in engagement.governance.roles}
    watched = {entry.function for entry in engagement.governance.monitoring}
    for function in engagement.requirements.functions:
        if function.id not in watched:
            message = f"nobody watches the results of the function “{function.id}”"
            yield Breach("governance.monitoring", message, f"add an entry with function: {function.id}")
    for index, entry in enumerate(engagement.governance.monitoring):
        if sides.get(entry.monitor) is Side.SUPPLIER:
            message = f"“{entry.monitor}” is the supplier's: the company must watch the results itself"
            yield Breach(f"governance.monitoring[{index}].monitor", message, "name a role on the side of the client")
    for training in engagement.requirements.training:
        if sides.get(training.monitor) is Side.SUPPLIER:
            message = f"“{training.monitor}” is the supplier's: the company must watch the results itself"
            path = f"requirements.training[{training.id}].monitor"
            yield Breach(path, message, "name a role on the side of the client")


def gov006_joint_review(engagement: Engagement) -> Iterator[Breach]:
    """The relationship is reviewed by both sides, and in time.

    What: the forum of the review has members of both sides, and the interval is shorter than the initial term.
    Why: a relationship, to a trainer as much as to a service provider, is kept up by those who are in it, while it
    lasts.
    Need: S2.6, S3.5
    Fails: a review every 24 months in a term of 24 months. Passes: a review every 6 months.
    """
    review = engagement.governance.review
    sides = {role.id: role.side for role in engagement.governance.roles}
    for forum in engagement.governance.forums:
        present = {sides[member] for member in forum.members if member in sides}
        if forum.id == review.forum and len(present) == 1 and present != set(sides.values()):
            message = f"the review is joint, but all members of “{forum.name}” are on one side"
            yield Breach("governance.review.forum", message, "name a forum with members of both sides")
    if review.interval.days >= engagement.engagement.term.initial.days:
        message = f"the review every {review.interval} comes too late in a term of {engagement.engagement.term.initial}"
        yield Breach("governance.review.interval", message, "shorten the interval")


def gov007_metric_reported(engagement: Engagement) -> Iterator[Breach]:
    """Each metric is reported to the client.

    What: each metric stands under ``kpis`` of a report that somebody of the client's reads.
    Why: what nobody is told can't be steered: the company must know what becomes of its customers' requests.
    Need: S3.1, S4.5, S4.6
    Fails: a metric that no report shows, with a warning. Passes: a monthly report with it.
    """
    sides = {role.id: role.side for role in engagement.governance.roles}
    told = {
        kpi
        for report in engagement.governance.reports
        if any(sides.get(reader) is Side.CLIENT for reader in report.readers)
        for kpi in report.kpis
    }
    for kpi in engagement.requirements.kpis:
        if kpi.id not in told:
            message = f"no report tells the client about “{kpi.name}”"
            hint = f"add {kpi.id} to the kpis of a report"
            yield Breach(f"requirements.kpis[{kpi.id}]", message, hint, Severity.WARNING)
