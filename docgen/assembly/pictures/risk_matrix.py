"""Risks by likelihood and impact, numbered, with their names beside, the gravest first (S3.2).

In: ``governance.risks``. The rating of a risk is likelihood x impact; risks of the same rating keep the order of the
input, as in the table of risks. Fields of the matrix are darker the higher their rating.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.fills import Fill
from docgen.assembly.drawing.keys import ROW, Key, keys
from docgen.assembly.drawing.marks import (
    DARK,
    HEAD,
    LABEL,
    LIGHT,
    MIDDLE,
    QUIET,
    STRONG,
    TICK,
    TINT,
    WHITE,
    Type,
    base_line,
    circle,
    line,
    rectangle,
    text,
)
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.rows import rows
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.nodes import Figure

_STEPS = 5
_CELL = 42.0
_LEFT, _TOP = 26.0, 4.0
_SIDE = _STEPS * _CELL
_RADIUS = 7.0
_LIST = _LEFT + _SIDE + 24
_MARK = Type(7.5, bold=True, colour=DARK)
_END = Type(7.5, colour=QUIET)
# From this rating on, a field has this tone.
_TONES: tuple[tuple[int, str], ...] = ((15, DARK), (10, MIDDLE), (5, LIGHT), (1, TINT))


@dataclass(frozen=True, slots=True)
class _Risk:
    """A risk with its number in the picture."""

    number: int
    name: str
    likelihood: int
    impact: int

    @property
    def rating(self) -> int:
        return self.likelihood * self.impact


def build(desk: Desk) -> Figure:
    """Draw the matrix and the list."""
    with desk.facts.ledger.collect() as paths:
        found = [(str(risk.name), int(risk.likelihood), int(risk.impact)) for risk in desk.facts.governance.risks]
    ranked = sorted(found, key=lambda risk: -risk[1] * risk[2])
    risks = [_Risk(number, *risk) for number, risk in enumerate(ranked, 1)]
    gravest = [risk for risk in risks if risk.rating == risks[0].rating]
    names = {
        "count": len(risks),
        "rating": gravest[0].rating,
        "gravest": [phrase(desk, "risk", name=r.name, likelihood=r.likelihood, impact=r.impact) for r in gravest],
        "others": [phrase(desk, "rated", name=r.name, rating=r.rating) for r in risks[len(gravest) :]],
    }
    return figure(desk, "risk_matrix", _draw(desk, risks), paths, **names)


def _draw(desk: Desk, risks: list[_Risk]) -> Sheet:
    marks = [*_fields(), *_axes(desk), *_places(risks)]
    listed, list_end = _listed(desk, risks)
    marks.extend(listed)
    entries = [
        Key(phrase(desk, "from_to", low=low, high=high - 1) if n else phrase(desk, "from", low=low), Fill(tone, MIDDLE))
        for n, ((low, tone), (high, _)) in enumerate(zip(_TONES, ((0, ""), *_TONES), strict=False))
    ]
    bottom = max(_TOP + _SIDE + 34, list_end + 8)
    meaning = phrase(desk, "rating")
    marks.append(text(0, base_line(bottom + ROW / 2), meaning, LABEL))
    legend, high = keys(entries[::-1], width(meaning, LABEL.size) + 14, bottom, WIDTH)
    return sheet([*marks, *legend], bottom + high + 2)


def _fields() -> list[str]:
    """The fields of the matrix, impact growing upwards."""
    marks = []
    for likelihood in range(1, _STEPS + 1):
        for impact in range(1, _STEPS + 1):
            tone = next(tone for low, tone in _TONES if likelihood * impact >= low)
            x, y = _corner(likelihood, impact)
            marks.append(rectangle(x, y, _CELL, _CELL, tone, border=WHITE, thickness=1.2))
    return marks


def _corner(likelihood: int, impact: int) -> tuple[float, float]:
    return _LEFT + (likelihood - 1) * _CELL, _TOP + (_STEPS - impact) * _CELL


def _axes(desk: Desk) -> list[str]:
    bottom = _TOP + _SIDE
    marks = []
    for step in range(1, _STEPS + 1):
        x, y = _corner(step, step)
        marks.append(text(x + _CELL / 2, bottom + 10, str(step), TICK, "middle"))
        marks.append(text(_LEFT - 5, base_line(y + _CELL / 2, TICK), str(step), TICK, "end"))
    marks.append(text(_LEFT + _SIDE / 2, bottom + 23, phrase(desk, "likelihood"), HEAD, "middle"))
    marks.append(text(8, _TOP + _SIDE / 2, phrase(desk, "impact"), HEAD, "middle", upright=True))
    for words, anchor, x in (("low", "start", _LEFT), ("high", "end", _LEFT + _SIDE)):
        marks.append(text(x, bottom + 23, phrase(desk, words), _END, "start" if anchor == "start" else "end"))
    marks.append(text(8, bottom, phrase(desk, "low"), _END, upright=True))
    marks.append(text(8, _TOP, phrase(desk, "high"), _END, "end", upright=True))
    return marks


def _places(risks: list[_Risk]) -> list[str]:
    """The numbers in their fields, side by side; smaller apart where many share a field."""
    marks: list[str] = []
    fields: dict[tuple[int, int], list[_Risk]] = {}
    for risk in risks:
        fields.setdefault((risk.likelihood, risk.impact), []).append(risk)
    for (likelihood, impact), shared in fields.items():
        x, y = _corner(likelihood, impact)
        across = next(n for n in range(1, len(shared) + 1) if n * n >= len(shared))
        down = -(-len(shared) // across)
        step = min(_RADIUS * 2 + 3, _CELL / max(across, down))
        for n, risk in enumerate(shared):
            cx = x + _CELL / 2 + (n % across - (across - 1) / 2) * step
            cy = y + _CELL / 2 + (n // across - (down - 1) / 2) * step
            marks.extend(_numbered(cx, cy, risk.number))
    return marks


def _numbered(x: float, y: float, number: int) -> tuple[str, ...]:
    return (circle(x, y, _RADIUS, WHITE, DARK), text(x, base_line(y, _MARK), str(number), _MARK, "middle"))


def _listed(desk: Desk, risks: list[_Risk]) -> tuple[list[str], float]:
    """Number, name and rating of each risk, and where the list ends."""
    head = _TOP + 8
    marks = [
        text(_LIST, head, phrase(desk, "risks"), HEAD),
        text(WIDTH, head, phrase(desk, "rating_head"), HEAD, "end"),
        line((_LIST, head + 4), (WIDTH, head + 4), DARK, 0.7),
    ]
    made = rows([[(risk.name, LABEL)] for risk in risks], WIDTH - _LIST - 46, head + 6, least=18, around=2.2)
    for risk, row in zip(risks, made, strict=True):
        marks.extend(_numbered(_LIST + _RADIUS + 0.5, row.middle, risk.number))
        marks.extend(row.name(_LIST + 2 * _RADIUS + 6))
        marks.append(text(WIDTH, base_line(row.middle), str(risk.rating), STRONG, "end"))
    return marks, made[-1].bottom
