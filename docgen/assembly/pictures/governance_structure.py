"""The roles of both sides and the forums between them, level by level, with the way of escalation (S3.2, S3.4).

In: ``governance``. A role stands at the level of the lowest forum that it sits in; the two roles of a step of
escalation stand at one level, the lower of theirs, and no lower than the step. Roles with neither stand below, called
in when needed. Lines join the roles of a level through its forums; arrows at the edges lead from each step to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import fsum  # Python 3.12 adds floats up otherwise than 3.11
from typing import Any

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.boxes import Block, Box, arrow, block, boxed
from docgen.assembly.drawing.keys import Key, Stroke, keys
from docgen.assembly.drawing.marks import (
    ACCENT,
    HEAD,
    LABEL,
    LIGHT,
    MIDDLE,
    QUIET,
    STRONG,
    TINT,
    VALUE,
    WHITE,
    Type,
    line,
    lines_of_words,
    rectangle,
    text,
)
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.drawing.wrapping import balanced
from docgen.assembly.nodes import Figure

_MARGIN = 22.0
_SIDE = 128.0
_GAP = 19.0
_MIDDLE = WIDTH - 2 * (_MARGIN + _SIDE + _GAP)
_FORUM_X = _MARGIN + _SIDE + _GAP
_SUPPLIER_X = WIDTH - _MARGIN - _SIDE
_BETWEEN = 6.0
_LEVEL = Type(7.5, bold=True, colour=QUIET)
_DASHES = (3.0, 1.6)
_NEEDED = 0


@dataclass(frozen=True, slots=True)
class _Level:
    """A level with its roles and forums; level 0 holds the roles that are called in when needed."""

    number: int
    client: tuple[Any, ...]
    forums: tuple[Any, ...]
    supplier: tuple[Any, ...]


def build(desk: Desk) -> Figure:
    """Draw the levels from the top down."""
    with desk.facts.ledger.collect() as paths:
        levels = _levels(desk)
        drawn = _draw(desk, levels)
        said = [
            phrase(
                desk,
                "said" if level.number else "said_needed",
                level=level.number,
                client=[role.title for role in level.client],
                forums=[forum.name for forum in level.forums],
                supplier=[role.title for role in level.supplier],
            )
            for level in levels
        ]
        steps = [
            phrase(desk, "step", client=client.title, supplier=supplier.title, within=step.within)
            for step, client, supplier in _ladder(desk)
        ]
    return figure(desk, "governance_structure", drawn, paths, said=said, steps=steps)


def _ladder(desk: Desk) -> list[tuple[Any, Any, Any]]:
    """The steps of escalation from the lowest up, with the role on each side."""
    steps = sorted(desk.facts.governance.escalation, key=lambda step: int(step.level))
    return [(step, desk.facts.find(step.client), desk.facts.find(step.supplier)) for step in steps]


def _levels(desk: Desk) -> list[_Level]:
    governance = desk.facts.governance
    stands: dict[str, int] = {}
    for forum in governance.forums:
        for member in (forum.chair, *forum.members):
            stands[str(member)] = min(int(forum.level), stands.get(str(member), int(forum.level)))
    climbed: dict[str, int] = {}
    for step, *roles in _ladder(desk):
        pair = [str(role.id) for role in roles]
        seats = [stands[name] for name in pair if name in stands and name not in climbed]
        level = max(int(step.level), min(seats, default=0))
        for name in pair:
            climbed[name] = max(level, climbed.get(name, 0))
    stands |= climbed
    numbers = sorted({*stands.values(), *(int(forum.level) for forum in governance.forums)}, reverse=True)
    made = []
    for number in (*numbers, _NEEDED):
        here = [role for role in governance.roles if stands.get(str(role.id), _NEEDED) == number]
        sides = [tuple(role for role in here if role.side == side) for side in ("client", "supplier")]
        forums = tuple(forum for forum in governance.forums if int(forum.level) == number)
        if here or forums:
            made.append(_Level(number, sides[0], forums, sides[1]))
    return made


def _draw(desk: Desk, levels: list[_Level]) -> Sheet:
    marks, y = _heads(desk)
    places: dict[str, Box] = {}
    for n, level in enumerate(levels):
        stacks = (
            [block([(str(role.title), STRONG), *_person(role)], _SIDE, most=3) for role in level.client],
            [_forum(desk, forum) for forum in level.forums],
            [block([(str(role.title), STRONG), *_person(role)], _SIDE, most=3) for role in level.supplier],
        )
        high = max(36.0, *(_height(stack) for stack in stacks)) + 2 * _BETWEEN + 12
        if n % 2 == 0:
            marks.append(rectangle(0, y, WIDTH, high, TINT))
        name = phrase(desk, "level", level=level.number) if level.number else phrase(desk, "needed")
        marks.append(text(_MARGIN, y + 10, name, _LEVEL))
        content = Box(0, y + 12, WIDTH, high - 12)
        columns = [
            _stacked(stack, x, content) for stack, x in zip(stacks, (_MARGIN, _FORUM_X, _SUPPLIER_X), strict=True)
        ]
        if level.number:
            marks.extend(_joined(*columns))
        for stack, boxes, fill in zip(stacks, columns, (WHITE, LIGHT, WHITE), strict=True):
            for words, box in zip(stack, boxes, strict=True):
                marks.extend(boxed(words, box, fill=fill))
        for roles, boxes in ((level.client, columns[0]), (level.supplier, columns[2])):
            places.update({str(role.id): box for role, box in zip(roles, boxes, strict=True)})
        y += high
    marks.extend(_escalation(desk, places))
    entries = [
        Key(phrase(desk, "communication"), Stroke(MIDDLE, 1.0)),
        Key(phrase(desk, "escalation"), Stroke(ACCENT, 1.0, _DASHES)),
    ]
    legend, high = keys(entries, _MARGIN, y + 6, WIDTH)
    return sheet([*marks, *legend], y + 8 + high)


def _heads(desk: Desk) -> tuple[list[str], float]:
    """The names of the parties over their columns, that of the forums between them, and where they end."""
    client, supplier = desk.facts.client.short, desk.facts.supplier.short
    named = (
        (_MARGIN, _SIDE, phrase(desk, "client", party=client)),
        (_FORUM_X, _MIDDLE, phrase(desk, "forums")),
        (_SUPPLIER_X, _SIDE, phrase(desk, "supplier", party=supplier)),
    )
    made = [(x + wide / 2, balanced(words, wide + _GAP, HEAD.size, bold=True, most=2)) for x, wide, words in named]
    high = max(len(lines) for _, lines in made) * HEAD.size * 1.2 + 6
    marks: list[str] = []
    for centre, lines in made:
        marks.extend(lines_of_words(centre, high / 2, lines, HEAD, "middle"))
    return marks, high


def _person(role: Any) -> list[tuple[str, Type]]:
    return [] if role.person is None else [(str(role.person), LABEL)]


def _forum(desk: Desk, forum: Any) -> Block:
    meets = phrase(desk, "meets", cadence=forum.cadence, length=forum.length)
    return block([(str(forum.name), STRONG), (meets, LABEL)], _MIDDLE, most=3)


def _height(stack: list[Block]) -> float:
    return fsum(words.high for words in stack) + _BETWEEN * max(0, len(stack) - 1)


def _stacked(stack: list[Block], x: float, content: Box) -> list[Box]:
    """Boxes one below the other, in the middle of the height of the level."""
    y = content.middle - _height(stack) / 2 - _BETWEEN / 4
    boxes = []
    for words in stack:
        boxes.append(Box(x, y, words.wide, words.high))
        y += words.high + _BETWEEN
    return boxes


def _joined(client: list[Box], forums: list[Box], supplier: list[Box]) -> list[str]:
    """Lines between the roles of a level and its forums; straight across where it has none."""
    marks: list[str] = []
    middle = forums or [Box(_FORUM_X, side[0].y, 0, side[0].high) for side in (client, supplier) if side][:1]
    for side, x, outer in (
        (client, _FORUM_X - _GAP / 2, _MARGIN + _SIDE),
        (supplier, _SUPPLIER_X - _GAP / 2, _SUPPLIER_X),
    ):
        if not side:
            continue
        heights = [box.middle for box in (*side, *middle)]
        marks.append(line((x, min(heights)), (x, max(heights)), MIDDLE, 1.0))
        marks.extend(line((outer, box.middle), (x, box.middle), MIDDLE, 1.0) for box in side)
        marks.extend(
            line((x, box.middle), (_FORUM_X if outer < _FORUM_X else _FORUM_X + _MIDDLE, box.middle), MIDDLE, 1.0)
            for box in forums
        )
    if not forums and client and supplier:
        y = middle[0].middle
        marks.append(line((_FORUM_X - _GAP / 2, y), (_SUPPLIER_X - _GAP / 2, y), MIDDLE, 1.0))
    return marks


def _escalation(desk: Desk, places: dict[str, Box]) -> list[str]:
    """Arrows from step to step along both edges, with the time after which the next step is taken."""
    marks: list[str] = []
    for (step, *lower), (_, *upper) in pairwise(_ladder(desk)):
        words = phrase(desk, "after", within=step.within)
        for below, above, left in zip(lower, upper, (True, False), strict=True):
            start, end = places[str(below.id)], places[str(above.id)]
            if start == end:
                continue
            edge, inner, label = (11.0, start.x, 6.5) if left else (WIDTH - 11, start.right, WIDTH - 2.5)
            begin, tip = start.middle - 3, end.middle + 3
            marks.extend(arrow([(inner, begin), (edge, begin), (edge, tip), (inner, tip)], ACCENT, 1.0, dashes=_DASHES))
            if width(words, VALUE.size) < abs(begin - tip):
                marks.append(text(label, (begin + tip) / 2, words, VALUE, "middle", upright=True))
    return marks
