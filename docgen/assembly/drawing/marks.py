"""The elements of a picture: words, lines, shapes, as SVG text.

In: places and sizes in points, words, colours. Out: one element each, its numbers rounded to two places. Words are
escaped; characters that XML does not allow are shown as U+FFFD. Never decides where something stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from docgen.assembly.drawing.metrics import width

DARK = "#1F3A5F"
MIDDLE = "#5B7FA6"
LIGHT = "#C9D6E4"
ACCENT = "#B4612B"
INK = "#1A1F26"
QUIET = "#5B6B7B"
GRID = "#C9D2DC"
TINT = "#F1F4F8"
WHITE = "#FFFFFF"

HAIRLINE = 0.4
# The second and third family hold letters and signs that the first one lacks.
FAMILY = "'Source Sans 3', 'DejaVu Sans', 'Noto Emoji'"
# Capitals are two thirds of the size high: half of that lies below the middle of a line.
_HALF_CAPITAL = 0.33
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_BLANK = re.compile(r"[\t\n\r ]+")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, weight, colour."""

    size: float = 8.0
    bold: bool = False
    colour: str = INK


LABEL = Type()
STRONG = Type(bold=True)
HEAD = Type(bold=True, colour=DARK)
TICK = Type(7.5, colour=QUIET)
VALUE = Type(7.5)


def number(value: float) -> str:
    """A coordinate, to two places, in its shortest form."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def tidy(words: object) -> str:
    """Words in one line without signs that nobody sees; what XML forbids is shown as U+FFFD."""
    return _BLANK.sub(" ", _INVISIBLE.sub("", _FORBIDDEN.sub("\ufffd", str(words)))).strip(" ")


def text(
    x: float,
    y: float,
    words: str,
    style: Type = LABEL,
    anchor: Literal["start", "middle", "end"] = "start",
    *,
    upright: bool = False,
) -> str:
    """One line of words; ``y`` is its base line. ``upright`` words run from bottom to top."""
    weight = ' font-weight="700"' if style.bold else ""
    size = f'font-size="{number(style.size)}"{weight}'
    turn = f' transform="rotate(-90 {number(x)} {number(y)})"' if upright else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text {place} {size}{side} fill="{style.colour}"{turn}>{_escaped(words)}</text>'


def lifted(
    x: float, y: float, words: str, style: Type = LABEL, anchor: Literal["start", "middle", "end"] = "start"
) -> tuple[str, ...]:
    """Words on white ground, so that lines behind them do not strike them through."""
    wide = width(tidy(words), style.size, style.bold)
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    ground = rectangle(left - 1, y - style.size * 0.82, wide + 2, style.size * 0.98, WHITE)
    return (ground, text(x, y, words, style, anchor))


def base_line(middle: float, style: Type = LABEL) -> float:
    """The base line of words whose capitals stand around ``middle``."""
    return middle + style.size * _HALF_CAPITAL


def lines_of_words(
    x: float,
    middle: float,
    lines: Sequence[str],
    style: Type = LABEL,
    anchor: Literal["start", "middle", "end"] = "start",
    leading: float = 1.2,
) -> tuple[str, ...]:
    """Several lines whose block stands around ``middle``."""
    step = style.size * leading
    first = base_line(middle - step * (len(lines) - 1) / 2, style)
    return tuple(text(x, first + step * n, line, style, anchor) for n, line in enumerate(lines))


def line(
    start: Point, end: Point, colour: str = GRID, thickness: float = HAIRLINE, dashes: Sequence[float] = ()
) -> str:
    """A straight line."""
    (x1, y1), (x2, y2) = start, end
    place = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {place} stroke="{colour}" stroke-width="{number(thickness)}"{_dashes(dashes)}/>'


def path(points: Iterable[Point], colour: str = DARK, thickness: float = 0.8, dashes: Sequence[float] = ()) -> str:
    """A line through all points."""
    steps = _steps(points)
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="{number(thickness)}"{_dashes(dashes)}/>'


def strokes(pairs: Iterable[tuple[Point, Point]], colour: str, thickness: float) -> str:
    """Many short lines as one element."""
    steps = "".join(_steps(pair) for pair in pairs)
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="{number(thickness)}"/>'


def shape(points: Iterable[Point], fill: str) -> str:
    """A closed shape."""
    return f'<path d="{_steps(points)}Z" fill="{fill}"/>'


def rectangle(
    x: float,
    y: float,
    wide: float,
    high: float,
    fill: str,
    *,
    border: str = "",
    thickness: float = 0.6,
    round_by: float = 0,
) -> str:
    """A rectangle."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
    rounded = f' rx="{number(round_by)}"' if round_by else ""
    edge = f' stroke="{border}" stroke-width="{number(thickness)}"' if border else ""
    return f'<rect {place}{rounded} fill="{fill}"{edge}/>'


def circle(x: float, y: float, radius: float, fill: str, border: str = "", thickness: float = 0.6) -> str:
    """A circle."""
    edge = f' stroke="{border}" stroke-width="{number(thickness)}"' if border else ""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{edge}/>'


def _escaped(words: str) -> str:
    return escape(tidy(words), quote=False)


def _dashes(dashes: Sequence[float]) -> str:
    return f' stroke-dasharray="{" ".join(number(dash) for dash in dashes)}"' if dashes else ""


def _steps(points: Iterable[Point]) -> str:
    return "".join(f"{'L' if n else 'M'}{number(x)} {number(y)}" for n, (x, y) in enumerate(points))
