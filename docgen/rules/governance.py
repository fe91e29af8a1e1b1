"""Governance: somebody on each side by name, one who answers, forums that can decide, and results that are watched."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.governance import Part, Side
from docgen.model.parties import SupplierStatus
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_ANSWERS = {Part.A, Part.AR}


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
            yield breach("governance.roles", side=side.value)


def gov003_one_accountable(engagement: Engagement) -> Iterator[Breach]:
    """Exactly one role is accountable for an activity.

    What: each row of the RACI holds exactly one A (or AR), and at least one R (or AR).
    Why: where two answer, nobody does.
    Need: S3.2
    Fails: ``{contract-owner: A, service-manager: A}``. Passes: ``{contract-owner: A, service-manager: R}``.
    """
    for work in engagement.governance.activities:
        accountable = tuple(role for role, part in work.raci.items() if part in _ANSWERS)
        path = f"governance.activities[{work.id}].raci"
        if not accountable:
            yield breach(path, "none", work=work.name)
        elif len(accountable) > 1:
            yield breach(path, "several", work=work.name, roles=accountable)
        if not any(part in {Part.R, Part.AR} for part in work.raci.values()):
            yield breach(path, "nobody", work=work.name)


def gov004_quorum(engagement: Engagement) -> Iterator[Breach]:
    """A forum can reach its quorum.

    What: the quorum is at most the number of members, and the chair is one of them.
    Why: otherwise it can never decide.
    Need: S3.2
    Fails: three members and ``quorum: 4``. Passes: ``quorum: 2``.
    """
    for forum in engagement.governance.forums:
        path = f"governance.forums[{forum.id}]"
        members = [(f"{path}.members", "related.other")]
        if forum.quorum > len(forum.members):
            yield breach(
                f"{path}.quorum",
                "quorum",
                related=members,
                quorum=forum.quorum,
                members=len(forum.members),
                forum=forum.name,
            )
        if forum.chair not in forum.members:
            yield breach(f"{path}.chair", "chair", related=members, forum=forum.name, chair=forum.chair)


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
            place = [(f"requirements.functions[{function.id}]", "related.defined")]
            yield breach("governance.monitoring", "nobody", related=place, function=function.id)
    monitors = [
        (f"governance.monitoring[{index}].monitor", entry.monitor)
        for index, entry in enumerate(engagement.governance.monitoring)
    ]
    monitors += [
        (f"requirements.training[{training.id}].monitor", training.monitor)
        for training in engagement.requirements.training
    ]
    for path, monitor in monitors:
        if sides.get(monitor) is Side.SUPPLIER:
            role = [(f"governance.roles[{monitor}].side", "related.defined")]
            yield breach(path, "supplier", related=role, monitor=monitor)


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
            yield breach(f"requirements.kpis[{kpi.id}]", severity=Severity.WARNING, name=kpi.name, kpi=kpi.id)


def gov008_named_person(engagement: Engagement) -> Iterator[Breach]:
    """Each role has a person, and another one as deputy.

    What: ``person`` and ``deputy`` are named and differ; on the supplier's side once the supplier is selected.
    Why: clear lines need a name, and whoever is away must be stood in for by somebody else.
    Need: S3.4
    Fails: a role without ``deputy``, with a warning. Passes: both names.
    """
    selected = engagement.engagement.supplier.status is SupplierStatus.SELECTED
    for role in engagement.governance.roles:
        path = f"governance.roles[{role.id}]"
        if role.side is Side.SUPPLIER and not selected:
            continue
        if role.person is None:
            yield breach(path, "person", severity=Severity.WARNING, role=role.title)
        elif role.deputy is None:
            yield breach(path, "deputy", severity=Severity.WARNING, role=role.title)
        elif role.deputy == role.person:
            person = [(f"{path}.person", "related.other")]
            yield breach(
                f"{path}.deputy", "same", severity=Severity.WARNING, related=person, role=role.title, name=role.person
            )


def gov009_answering_team(engagement: Engagement) -> Iterator[Breach]:
    """The supplier names the team that answers for the work.

    What: a role of the supplier is accountable for at least one activity, and at least one is key personnel.
    Why: the management team that answers for the work is known and stays.
    Need: S3.4
    Fails: an RACI in which the client answers for everything, with a warning. Passes: the supplier's manager with A.
    """
    own = [role for role in engagement.governance.roles if role.side is Side.SUPPLIER]
    answering = {
        role for work in engagement.governance.activities for role, part in work.raci.items() if part in _ANSWERS
    }
    if own and not any(role.id in answering for role in own):
        yield breach("governance.activities", "accountable", severity=Severity.WARNING)
    if own and not any(role.key for role in own):
        yield breach("governance.roles", "key", severity=Severity.WARNING, roles=tuple(role.id for role in own))


def gov011_report_discussed(engagement: Engagement) -> Iterator[Breach]:
    """A report is discussed by somebody who has read it.

    What: at least one reader of a report is a member of the forum in which it is discussed.
    Why: a report that comes to a table at which nobody has read it steers nothing.
    Need: S3.4, S4.5
    Fails: a report to the quality lead for a forum without her, with a warning. Passes: a forum with her.
    """
    forums = {forum.id: forum for forum in engagement.governance.forums}
    for report in engagement.governance.reports:
        forum = forums.get(report.forum)
        if forum is not None and not set(forum.members) & set(report.readers):
            yield breach(
                f"governance.reports[{report.id}].forum",
                severity=Severity.WARNING,
                related=[(f"governance.forums[{forum.id}].members", "related.other")],
                report=report.name,
                forum=forum.name,
                readers=report.readers,
            )
