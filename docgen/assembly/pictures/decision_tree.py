"""How it is decided between remedy, step-in, partial exit and full exit, and which triggers lead where (S1.6).

In: ``exit.triggers``. The questions stand in the order in which they are asked; each "yes" leads to a branch, each "no"
to the next question. Branches are darker the further they go.
"""

from __future__ import annotations

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.boxes import Block, Box, Words, arrow, block, boxed
from docgen.assembly.drawing.marks import (
    DARK,
    HEAD,
    LABEL,
    LIGHT,
    MIDDLE,
    STRONG,
    TINT,
    WHITE,
    Type,
    base_line,
    text,
)
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.nodes import Figure

BRANCHES = ("remedy", "step_in", "partial_exit", "full_exit")
_QUESTION = 178.0
_BRANCH = 228.0
_BETWEEN = 20.0
_EDGE = 0.5
_START = Type(8, bold=True, colour=WHITE)
_NOTE = Type(7.5)
_TONES = (WHITE, TINT, LIGHT, "#A9BDD3")


def build(desk: Desk) -> Figure:
    """Draw the questions and the branches."""
    with desk.facts.ledger.collect() as paths:
        triggers: dict[str, list[str]] = {branch: [] for branch in BRANCHES}
        for trigger in desk.facts.exit.triggers:
            triggers[str(trigger.leads_to)].append(str(trigger.name))
    said = [
        phrase(desk, "said", branch=phrase(desk, branch), triggers=found) for branch, found in triggers.items() if found
    ]
    return figure(desk, "decision_tree", _draw(desk, triggers), paths, said=said)


def _draw(desk: Desk, triggers: dict[str, list[str]]) -> Sheet:
    start = block([(phrase(desk, "start"), _START)], _QUESTION)
    above = Box(_EDGE, _EDGE, _QUESTION, start.high)
    floor = above.bottom
    marks = list(boxed(start, above, fill=DARK))
    for branch, tone in zip(BRANCHES, _TONES, strict=True):
        last = branch == BRANCHES[-1]
        question = block([(phrase(desk, f"ask_{branch}"), STRONG if last else LABEL)], _QUESTION, most=8)
        outcome = _outcome(desk, branch, triggers[branch])
        y = floor + _BETWEEN
        high = max(question.high, outcome.high)
        left = Box(_EDGE, y + (high - question.high) / 2, _QUESTION, question.high)
        right = Box(WIDTH - _BRANCH - _EDGE, y + (high - outcome.high) / 2, _BRANCH, outcome.high)
        marks.extend(boxed(question, left, fill=TINT, border=MIDDLE))
        marks.extend(boxed(outcome, right, fill=tone, centred=False))
        marks.extend(arrow([(above.centre, above.bottom), (left.centre, left.y)]))
        if branch != BRANCHES[0]:
            middle = base_line((above.bottom + left.y) / 2, LABEL)
            marks.append(text(above.centre + 5, middle, phrase(desk, "no"), LABEL))
        marks.extend(arrow([(left.right, left.middle), (right.x, right.middle)]))
        if not last:
            marks.append(text((left.right + right.x) / 2, left.middle - 3.5, phrase(desk, "yes"), LABEL, "middle"))
        above, floor = left, y + high
    return sheet(marks, floor + _EDGE)


def _outcome(desk: Desk, branch: str, triggers: list[str]) -> Block:
    """A branch: its name, and the triggers that lead to it."""
    parts: list[Words] = [(phrase(desk, branch), HEAD)]
    if triggers:
        parts.append((phrase(desk, "triggers"), _NOTE))
        parts.extend((phrase(desk, "trigger", trigger=trigger), LABEL) for trigger in triggers)
    return block(parts, _BRANCH, most=3)
