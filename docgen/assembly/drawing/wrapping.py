"""Words broken into lines that fit a width.

In: words, the room in points, a size and weight. Out: lines, each within the room. Lines break at spaces, after hyphens
and slashes, and inside a word only where it is wider than the room: then at the joints of German compounds, else
between syllables. Spaces that must not break keep words together as long as they fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from docgen.assembly.drawing.metrics import width

MORE = "…"
_SPACES = re.compile(r"[ \t\n\r\f\v\u2000-\u2006\u2008-\u200a\u2028\u2029]+")
_PARTS = re.compile(r"[^-–/]*[-–/]+|[^-–/]+")
_JOINT = re.compile(r"(?:heits|keits|ungs|ions|schafts|täts|ments|lings)(?=\w{4})", re.IGNORECASE)
_SYLLABLE = re.compile(
    r"(?:sch|ch|ph|th|qu|[bcdfgkpt][lr]|[b-df-hj-np-tv-xzßżźćńśł])(?=[aeiouyäöüéèáàóòąęôâ])", re.IGNORECASE
)
_LEAST = 3
_GLANCE = 80  # characters: more than any line holds, and than any joint of a word looks ahead


def wrap(words: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> tuple[str, ...]:
    """The lines of ``words``, at least one; where more than ``most`` are needed, the last one ends with an ellipsis."""
    lines: list[str] = []
    for link, piece in _pieces(words, room, size, bold):
        joined = lines[-1] + link + piece if lines and link is not None else ""
        if joined and width(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(piece)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], room, size, bold)]
    return tuple(lines) or ("",)


def balanced(words: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> tuple[str, ...]:
    """The same number of lines as ``wrap`` gives, of about the same length."""
    best = wrap(words, room, size, bold=bold, most=most)
    tried = room
    while len(best) > 1 and (tried := tried - size / 2) > size * 4:
        lines = wrap(words, tried, size, bold=bold)
        if len(lines) != len(best) or sum(line.endswith("-") for line in lines) > sum(
            line.endswith("-") for line in best
        ):
            break
        best = lines
    return best


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """The width of the longest line in points."""
    return max(width(line, size, bold) for line in lines)


def _pieces(words: str, room: float, size: float, bold: bool) -> Iterator[tuple[str | None, str]]:
    """Pieces that fit, each with what joins it to the one before on the same line; None: it begins a line."""
    for word in _SPACES.split(words.strip()):
        if _fits(word, room, size, bold):
            yield " ", word
            continue
        for lump in word.split("\u00a0"):
            link: str | None = " "
            for part in _PARTS.findall(lump):
                for piece in _divided(part, room, size, bold):
                    yield link, piece
                    link = None
                link = ""


def _divided(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """A word in pieces that fit, with a hyphen where one ends between letters."""
    while len(word) > 1 and not _fits(word, room, size, bold):
        cut, hyphen = _best_cut(word, room, size, bold)
        yield word[:cut] + hyphen
        word = word[cut:]
    yield word


def _fits(word: str, room: float, size: float, bold: bool) -> bool:
    """Whether a word has room; of a very long one so much is looked at as is needed to say so."""
    looked_at = _GLANCE
    while looked_at < len(word):
        if width(word[:looked_at], size, bold) > room:
            return False
        looked_at *= 4
    return width(word, size, bold) <= room


def _best_cut(word: str, room: float, size: float, bold: bool) -> tuple[int, str]:
    growing = takewhile(lambda n: width(word[:n] + "-", size, bold) <= room, range(1, len(word)))
    fits = list(growing) or [1]
    length = len(word)
    word = word[: fits[-1] + _GLANCE]
    allowed = [n for n in fits if _LEAST <= n <= length - _LEAST]
    for places in (
        {found.end() for found in _JOINT.finditer(word)},
        {found.start() for found in _SYLLABLE.finditer(word)},
    ):
        if good := [n for n in allowed if n in places]:
            return good[-1], "-"
    return fits[-1], "-" if word[fits[-1] - 1 : fits[-1] + 1].isalpha() else ""


def _cut(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(line + MORE, size, bold) > room:
        line = line[:-1]
    return line.rstrip() + MORE
