"""Governance: somebody on each side, one who answers, and forums that can decide."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.governance import Part, Side
from docgen.model.whole import Engagement
from docgen.rules import Breach


def gov001_both_sides(engagement: Engagement) -> Iterator[Breach]:
    """Both parties have roles.

    What: at least one role on the client's side and one on the supplier's.
    Why: accountability needs a named person or body on each side (S3.4).
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
    Why: a problem is settled between two people who can settle it (S3.2).
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
    Why: otherwise it can never decide (S3.2).
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
    """Each function in scope is watched by somebody of the client's.

    What: ``monitoring`` names each function, with a monitor on the client's side.
    Why: a named person or body in the company watches progress and results (S2.4, S4.6).
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
