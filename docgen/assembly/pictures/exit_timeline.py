"""The tasks of the exit as bars over the days after the notice, with the critical path and the end of the shortest
notice (S1.6, S4.7).

In: ``calc.exit``. Tasks stand in the order in which they can start. A critical task is dark, its name bold, and an
arrow leads from it to the next of the path; the others are pale, with a thin line for the days by which they can slip.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from docgen.assembly.calculations.leaving import ExitStep
from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import columns
from docgen.assembly.drawing.boxes import arrow
from docgen.assembly.drawing.fills import SOLID, Fill, bar
from docgen.assembly.drawing.keys import Key, Stroke, keys
from docgen.assembly.drawing.marks import (
    ACCENT,
    DARK,
    GRID,
    HEAD,
    LABEL,
    LIGHT,
    MIDDLE,
    STRONG,
    TICK,
    VALUE,
    Type,
    base_line,
    line,
    rectangle,
    shape,
    strokes,
    text,
)
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.rows import Row, rows
from docgen.assembly.drawing.scales import Scale, ticks
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.nodes import Figure

_NAME = 172.0
_DAYS = 36.0
_BAR = 7.0
_PALE = Fill(LIGHT, MIDDLE)
_DASHES = (4.0, 2.5)
_NOTICE = Type(8, bold=True, colour=ACCENT)
_LATE = "#F6E7DD"


def build(desk: Desk) -> Figure:
    """Draw the tasks."""
    leaving = desk.calc.exit
    with desk.facts.ledger.collect() as paths:
        steps = sorted(leaving.tasks, key=lambda step: (step.start, not step.critical, step.finish))
        length, notice, margin = int(leaving.length), int(leaving.notice), int(leaving.margin)
        path = list(leaving.timeline.critical_path)
    by_id = {step.id: step for step in steps}
    critical = [by_id[name] for name in path]
    said = [phrase(desk, "task", task=step.task, start=step.start, finish=step.finish) for step in critical]
    known = {"count": len(steps), "length": length, "notice": notice, "margin": margin, "missing": -margin}
    return figure(desk, "exit_timeline", _draw(desk, steps, path, length, notice), paths, path=said, **known)


def _draw(desk: Desk, steps: list[ExitStep], path: list[str], length: int, notice: int) -> Sheet:
    entries = [
        Key(phrase(desk, "critical"), SOLID),
        Key(phrase(desk, "other"), _PALE),
        Key(phrase(desk, "float"), Stroke(MIDDLE, 1.0)),
        Key(phrase(desk, "notice"), Stroke(ACCENT, 1.0, _DASHES)),
    ]
    legend, high = keys(entries, 0, 2, WIDTH)
    top = high + 34
    left, right = _NAME + _DAYS + 10, WIDTH - 8
    end = max(length, notice, 1)
    scale = Scale(Decimal(end), left, right)
    made = rows([[(str(s.task), STRONG if s.critical else LABEL)] for s in steps], _NAME, top, least=13.5, around=2)
    bottom = made[-1].bottom
    marks = list(legend)
    if length > notice:
        marks.append(rectangle(scale.at(notice), top, right - scale.at(notice), bottom - top, _LATE))
    marks.append(strokes((((0, row.bottom), (WIDTH, row.bottom)) for row in made[:-1]), GRID, 0.25))
    labels = [(tick, desk.formatter.number(tick)) for tick in ticks(end, 11) if tick <= end]
    marks.extend(columns(scale, labels, top, bottom, above=True))
    marks.append(text(0, top - 5, phrase(desk, "head_task"), HEAD))
    marks.append(text(_NAME + _DAYS, top - 5, phrase(desk, "head_days"), HEAD, "end"))
    marks.append(text(left, top - 19, phrase(desk, "axis"), TICK))
    for step, row in zip(steps, made, strict=True):
        marks.extend(row.name(0))
        days = phrase(desk, "days", start=step.start, finish=step.finish)
        marks.append(text(_NAME + _DAYS, base_line(row.middle, VALUE), days, VALUE, "end"))
        marks.extend(_task(step, row, scale))
    marks.extend(_path({step.id: row for step, row in zip(steps, made, strict=True)}, steps, path, scale))
    marks.extend(_notice(desk, scale.at(notice), top, bottom))
    return sheet(marks, bottom + 17)


def _task(step: ExitStep, row: Row, scale: Scale) -> list[str]:
    """The bar of a task, or a diamond where it takes no time, and how far it can slip."""
    start, finish = scale.at(step.start), scale.at(step.finish)
    marks: list[str] = []
    if step.total_float:
        latest = scale.at(step.finish + step.total_float)
        marks.append(line((finish, row.middle), (latest, row.middle), MIDDLE, 1.0))
        marks.append(line((latest, row.middle - 2), (latest, row.middle + 2), MIDDLE, 1.0))
    if step.days:
        marks.extend(bar(start, row.middle - _BAR / 2, finish - start, _BAR, SOLID if step.critical else _PALE))
    else:
        half, y = _BAR / 2 + 0.5, row.middle
        corners = [(start - half, y), (start, y - half), (start + half, y), (start, y + half)]
        marks.append(shape(corners, DARK if step.critical else MIDDLE))
    return marks


def _path(placed: dict[str, Row], steps: list[ExitStep], path: list[str], scale: Scale) -> list[str]:
    """Arrows from each task of the critical path to the next."""
    finishes = {step.id: step.finish for step in steps}
    marks: list[str] = []
    for before, after in pairwise(path):
        x = scale.at(finishes[before])
        marks.extend(arrow([(x, placed[before].middle), (x, placed[after].middle - _BAR / 2)], ACCENT, 0.9))
    return marks


def _notice(desk: Desk, x: float, top: float, bottom: float) -> list[str]:
    """The line at which the shortest notice ends, with its day and what is left or missing, below."""
    words = phrase(
        desk,
        "notice_end",
        notice=desk.calc.exit.notice,
        margin=desk.calc.exit.margin,
        missing=-int(desk.calc.exit.margin),
    )
    wide = width(words, _NOTICE.size, _NOTICE.bold)
    place = min(max(x - wide / 2, 0), WIDTH - wide)
    return [line((x, top), (x, bottom + 3), ACCENT, 1.2, _DASHES), text(place, bottom + 12, words, _NOTICE)]
