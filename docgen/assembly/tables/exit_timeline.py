"""The tasks of the exit in days after the notice: start, finish, float, critical path (S4.7).

In: ``exit.timeline``. Out: a row for each task in the order in which they can start, and the length of the whole.
"""

from __future__ import annotations

from docgen.assembly.columns import Computed, total
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, Table


def build(desk: Desk) -> Table:
    """The table; the note holds the plan against the shortest notice."""
    leaving = desk.calc.exit
    steps = sorted(leaving.tasks, key=lambda step: (step.start, step.finish))
    computed = Computed(desk, leaving.paths("timeline"), "exit.timeline")
    rows = [
        Row(
            (
                desk.cell(step.task, header=True),
                desk.cell(desk.named(step.owner)),
                computed.cell(step.start),
                computed.cell(step.finish),
                computed.cell(step.total_float),
                desk.cell(desk.word("critical" if step.critical else "not_critical")),
            )
        )
        for step in steps
    ]
    label = desk.cell(desk.word("length"), header=True)
    rows.append(total(label, Cell(), Cell(), desk.cell(leaving.length), Cell(), Cell()))
    columns = (
        Column(desk.heading("task"), 33),
        Column(desk.heading("owner"), 30),
        Column(desk.heading("start"), 9, Align.RIGHT),
        Column(desk.heading("finish"), 8, Align.RIGHT),
        Column(desk.heading("float"), 9, Align.RIGHT),
        Column(desk.heading("critical"), 11, Align.CENTER),
    )
    return Table("exit_timeline", desk.caption(), columns, tuple(rows), note=desk.note())
