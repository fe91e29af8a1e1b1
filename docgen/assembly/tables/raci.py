"""Who has which part in the main activities: responsible, accountable, consulted, informed (S3.2).

In: ``governance.activities``. Out: a row for each activity, a column for each role that has a part in one; columns have
short heads such as ``C1``, which the note resolves. The letters are those of the words, so that a text can name them.
"""

from __future__ import annotations

from typing import Any

from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Inlines, Row, Table, Text, Value

# Columns of this share hold a head such as ``C10``; so many of them leave room upright for the activities.
_PART, _UPRIGHT = 6, 12


def build(desk: Desk) -> Table:
    """The matrix; a role without a part in an activity has an empty cell there."""
    activities = list(desk.facts.governance.activities)
    parts = [dict(activity.raci.items()) for activity in activities]
    known = {str(role.id): role for role in desk.facts.governance.roles}
    ids = [name for name in known if any(name in part for part in parts)]
    roles = [known[name] for name in ids]
    heads = _heads(desk, roles)
    rows = [
        Row((desk.cell(activity.name, header=True), *(_part(desk, part.get(name)) for name in ids)))
        for activity, part in zip(activities, parts, strict=True)
    ]
    columns = (
        Column(desk.heading("activity"), max(100 - _PART * len(roles), 28)),
        *(Column((Text(head),), _PART, Align.CENTER) for head in heads),
    )
    wide = len(roles) > _UPRIGHT
    return Table("raci", desk.caption(), columns, tuple(rows), note=_note(desk, roles, heads), wide=wide)


def _heads(desk: Desk, roles: list[Any]) -> list[str]:
    """A letter for the side and a number: ``C1``, ``S2``."""
    counts: dict[str, int] = {}
    heads = []
    for role in roles:
        side = str(plain(role.side).value)
        counts[side] = counts.get(side, 0) + 1
        heads.append(f"{desk.word(side)}{counts[side]}")
    return heads


def _part(desk: Desk, part: Any) -> Cell:
    if part is None:
        return Cell()
    return desk.cell(Value(str(desk.words["parts"][plain(part).value]), desk.run.sources(part)))


def _note(desk: Desk, roles: list[Any], heads: list[str]) -> Inlines:
    """The letters, then the roles behind the heads."""
    made: list[Any] = [*desk.note()]
    for head, role in zip(heads, roles, strict=True):
        made += [Text(f"{' ' if made else ''}{head}: "), desk.run.say(role.title), Text(";")]
    made[-1] = Text(".")
    return tuple(made)
