"""Makes pictures as a build does, and reads them back: where words stand, which shapes there are."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree
from pydantic import BaseModel

from docgen.assembly.drawing.metrics import width
from docgen.assembly.nodes import Figure
from docgen.inputs.folder import Reading
from tests.assembly.tables.making import EXAMPLES, LANGUAGES, ROOT, library, reading, workshop

__all__ = ["EXAMPLES", "LANGUAGES", "PICTURES", "ROOT", "library"]

PICTURES = sorted(path.stem for path in (ROOT / "docgen/assembly/pictures").glob("[!_]*.py"))
# What a training has no facts for: nothing is ramped up or taken back, and no profile of a day is given.
TRAINING = "training"
NOT_IN_TRAINING = {"interval_profile", "ramp_up", "staffing_intervals"}
SHOWN = [
    (name, example)
    for example in EXAMPLES
    for name in PICTURES
    if TRAINING not in example or name not in NOT_IN_TRAINING
]
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Words:
    """One line of words in a picture with the room that it takes, in points."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Words) -> bool:
        """Whether the two run into each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


@cache
def facts(example: str) -> Reading:
    """A shipped engagement."""
    with tempfile.TemporaryDirectory() as folder:
        return reading(example, {}, Path(folder))


def picture(name: str, found: Reading, language: str = "en", document: str = "contingency-plan") -> Figure:
    """The picture for some facts."""
    return workshop(found, language, document).workshop.figure(name)[0]


def changed(found: Reading, change: Callable[[str, Any], Any]) -> Reading:
    """The facts with every single value put through ``change(name of its field, value)``."""
    assert found.engagement is not None
    return replace(found, engagement=_changed(found.engagement, "", change))


def _changed(value: Any, name: str, change: Callable[[str, Any], Any]) -> Any:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return value.model_copy(update={field: _changed(getattr(value, field), field, change) for field in fields})
    if isinstance(value, tuple):
        return tuple(_changed(item, name, change) for item in value)
    return change(name, value)


def tree(figure: Figure) -> etree._Element:
    """The drawing, parsed."""
    return etree.fromstring(figure.svg.encode())


def view(figure: Figure) -> tuple[float, float]:
    """Width and height of the paper, in points."""
    _, _, wide, high = (float(part) for part in str(tree(figure).get("viewBox")).split())
    return wide, high


def words(figure: Figure) -> Iterator[Words]:
    """Every line of words, with the room that its capitals and its width take."""
    for element in tree(figure).iter(f"{_SVG}text"):
        text, size = element.text or "", float(str(element.get("font-size")))
        x, y = float(str(element.get("x"))), float(str(element.get("y")))
        wide = width(text, size, element.get("font-weight") == "700")
        before = wide * {"middle": 0.5, "end": 1.0}.get(str(element.get("text-anchor")), 0.0)
        if turned := re.fullmatch(r"rotate\(-90 (\S+) (\S+)\)", str(element.get("transform", ""))):
            assert (float(turned[1]), float(turned[2])) == (x, y)
            yield Words(text, size, x - size * 0.66, y + before - wide, x, y + before)
        else:
            yield Words(text, size, x - before, y - size * 0.66, x - before + wide, y)


def areas(figure: Figure, tone: str) -> list[dict[str, float]]:
    """The rectangles of a tone, in the order in which they are drawn, with x, y, width and height."""
    return [
        {side: float(str(element.get(side))) for side in ("x", "y", "width", "height")}
        for element in tree(figure).iter(f"{_SVG}rect")
        if element.get("fill") == tone
    ]
