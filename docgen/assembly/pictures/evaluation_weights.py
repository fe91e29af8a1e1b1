"""What counts how much when bids are compared: the price and the criteria, the heaviest first (S1.3).

In: ``requirements.evaluation``. The price is striped, the criteria are solid.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.fills import SOLID, STRIPED, bar
from docgen.assembly.drawing.keys import Key, keys
from docgen.assembly.drawing.marks import DARK, LABEL, STRONG, base_line, line, text
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.rows import rows
from docgen.assembly.drawing.scales import Scale
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, phrase, sheet
from docgen.assembly.nodes import Figure

_NAME = 178.0
_VALUE = 22.0
_BAR = 12.0


def build(desk: Desk) -> Figure:
    """Draw one bar for the price and one for each criterion."""
    with desk.facts.ledger.collect() as paths:
        evaluation = desk.facts.requirements.evaluation
        price = int(evaluation.price)
        criteria = [(str(criterion.name), int(criterion.weight)) for criterion in evaluation.criteria]
    quality = sum(weight for _, weight in criteria)
    weights = sorted([(phrase(desk, "price"), price, True), *((*c, False) for c in criteria)], key=lambda row: -row[1])
    said = [phrase(desk, "criterion", name=name, weight=weight) for name, weight, is_price in weights if not is_price]
    names = {"price": price, "quality": quality, "criteria": said}
    return figure(desk, "evaluation_weights", _draw(desk, weights, quality), paths, **names)


def _draw(desk: Desk, weights: list[tuple[str, int, bool]], quality: int) -> Sheet:
    total = sum(weight for _, weight, _ in weights)
    entries = [
        Key(phrase(desk, "price_key", points=total - quality), STRIPED),
        Key(phrase(desk, "quality_key", points=quality), SOLID),
    ]
    legend, high = keys(entries, 0, 2, WIDTH)
    marks = list(legend)
    room = min(_NAME, max(width(name, LABEL.size) for name, _, _ in weights) + 1)
    made = rows([[(name, LABEL)] for name, _, _ in weights], room, high + 8, least=_BAR + 8, around=4)
    left = room + 8
    scale = Scale(Decimal(max(weight for _, weight, _ in weights) or 1), left, WIDTH - _VALUE)
    for (_, weight, is_price), row in zip(weights, made, strict=True):
        marks.extend(row.name(0))
        end = scale.at(weight)
        marks.extend(bar(left, row.middle - _BAR / 2, end - left, _BAR, STRIPED if is_price else SOLID))
        marks.append(text(end + 5, base_line(row.middle), desk.formatter.number(weight), STRONG))
    marks.append(line((left, made[0].top), (left, made[-1].bottom), DARK, 0.7))
    return sheet(marks, made[-1].bottom + 3)
