"""The lines of a paragraph: broken where words end, as soon as the next one does not fit.

In: a paragraph and the width that it has. Out: the height of each line, in twentieths of a point. Spaces are never
narrowed, not even where text is justified, and words are divided at the soft hyphens in them alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.writers.docx.hyphens import SOFT
from docgen.writers.docx.pages.blocks import BREAK, PAGE, TAB, Paragraph, Words
from docgen.writers.docx.pages.evenly import PIECES, Start, even
from docgen.writers.docx.pages.faces import Face
from docgen.writers.docx.pages.looks import Look

_SIGNS = {TAB, BREAK, PAGE}
_SINGLE = 240
_DEFAULT_STOP = 720
_SHORT = 100  # letters: only so short a paragraph may fit a line


def heights(paragraph: Paragraph, width: float, stop: int = _DEFAULT_STOP) -> list[int]:
    """The height of each line of ``paragraph`` in this ``width``; default tab stops stand each ``stop``."""
    look = paragraph.look
    if not any(text for _, text in paragraph.words) and not paragraph.picture:
        high = look.face.ascent + look.face.descent
        height = line_height(look, look.face.ascent, look.face.descent)
        # LibreOffice makes no line narrower that holds no words, unless they would be set to the right or centred.
        return [max(high, height) if look.rule == "auto" and look.flush else height]
    if paragraph.picture:
        return [line_height(look, max(round(paragraph.picture), look.face.ascent + look.face.descent), 0)]
    broken = _broken(paragraph.words, _start(look, width, stop), look.face)
    return [line_height(look, *high, first=not number) for number, high in enumerate(broken)]


def line_height(look: Look, ascent: int, descent: int, *, first: bool = True) -> int:
    """How high a line is whose type reaches so far above and below, the ``first`` or another of its paragraph."""
    height = ascent + descent
    if look.rule == "exact":
        return look.line
    if look.rule == "atLeast":
        return max(look.line, height)
    if look.line == _SINGLE:
        return height
    if look.line > _SINGLE:
        return height + height * round((look.line - _SINGLE) * 100 / _SINGLE) // 100
    share = look.line * 100 // _SINGLE
    return height * share // 100 if first else height - height * (100 - share) // 100


def slack(look: Look) -> int:
    """How much of a line is space below its type."""
    high = look.face.ascent + look.face.descent
    return (
        line_height(look, look.face.ascent, look.face.descent) - high
        if look.rule == "auto" and look.line > _SINGLE
        else 0
    )


def _start(look: Look, width: float, stop: int) -> Start:
    at, fixed = float(look.left + look.first), False
    if look.label:
        at += look.label
        if look.stops[:1] != ((-1, ""),):
            at, fixed = _tab(at, look.left, stop, look.stops)
    return Start(at, look.left, width - look.right + 0.5, fixed, stop, look.stops)


def _tab(at: float, left: int, stop: int, stops: tuple[tuple[int, str], ...]) -> tuple[float, bool]:
    """Where the next tab stop is, and whether it stands on the right."""
    for position, kind in stops:
        if position > at and position >= 0:
            return (at, True) if kind in ("right", "end", "decimal", "center") else (float(position), False)
    return (float(left) if at < left else (at // stop + 1) * stop), False


def _broken(words: Words, start: Start, face: Face) -> tuple[tuple[int, int], ...]:
    """How far each line of ``words`` reaches above and below, in a paragraph with this ``face``."""
    first = words[0][0]
    high = (first.ascent, first.descent)
    if all((one.ascent, one.descent) == high and text not in _SIGNS and SOFT not in text for one, text in words):
        if _alone(words, start):
            return (high,)
        count = even(words, start)
        if count:
            return (high,) * count
    return tuple(_Lines(start).broken(words, face))


def _alone(words: Words, start: Start) -> bool:
    """Whether ``words`` are short and fit into one line."""
    if sum([len(text) for _, text in words]) > _SHORT:
        return False
    return start.at + sum([face.width(text) for face, text in words]) <= start.limit


class _Lines:
    """One paragraph while it is broken, where lines differ in height or there are tabs, breaks and soft hyphens."""

    def __init__(self, start: Start) -> None:
        self._begun = start
        self._left = start.left
        self._limit = start.limit
        self._at = start.at
        self._empty = True  # whether the line holds no word yet
        self._fixed = start.fixed  # words behind a tab stop on the right never begin a line
        self._lines: list[tuple[int, int]] = []
        self._high = (0, 0)

    def broken(self, words: Words, own: Face) -> list[tuple[int, int]]:
        """How far each line reaches above and below."""
        unit: list[tuple[Face, str, float]] = []
        gap = 0.0
        for face, text in words:
            if text in _SIGNS:
                self._place(unit, gap)
                unit, gap = [], 0.0
                self._sign(text, face)
                continue
            for space, piece in PIECES.findall(text):
                if space:
                    self._place(unit, gap)
                    gap = (gap if not unit else 0.0) + face.width(space)
                    unit = []
                if piece:
                    unit.append(
                        (face, piece, face.width(piece) if SOFT not in piece else face.width(piece.replace(SOFT, "")))
                    )
                    if piece[-1] in "-\u2013\u2014":
                        self._place(unit, gap)
                        unit, gap = [], 0.0
        self._place(unit, gap)
        self._end(own)
        return self._lines

    def _place(self, unit: list[tuple[Face, str, float]], gap: float) -> None:
        """Put what no line break divides into the line, or the next one."""
        if not unit:
            self._at += gap
            return
        width = sum([each[2] for each in unit]) if len(unit) > 1 else unit[0][2]
        if self._at + gap + width <= self._limit or self._fixed:
            self._at += gap + width
        elif any(SOFT in text for _, text, _ in unit):
            self._divide(unit, gap)
            return
        else:
            if not self._empty:
                self._new_line(unit[0][0])
            self._at += width
            for _ in range(self._torn()):
                self._new_line(unit[0][0])
        self._empty = False
        for face, _, _ in unit:
            self._rise(face)

    def _torn(self) -> int:
        """How many further lines a word takes that is wider than a line."""
        room = self._limit - self._left
        return max(int((self._at - self._left - 1) // room), 0) if room > 1 and self._at > self._limit else 0

    def _divide(self, unit: list[tuple[Face, str, float]], gap: float) -> None:
        """Put a word with soft hyphens into the line as far as it fits."""
        face = unit[0][0]
        parts = [(each, part) for each, text, _ in unit for part in _parts(text)]
        self._at += gap
        for number, (each, part) in enumerate(parts):
            after = each.width("-") if number + 1 < len(parts) and part.endswith(SOFT) else 0.0
            wide = each.width(part.rstrip(SOFT))
            if self._at + wide + after > self._limit and not self._empty:
                self._new_line(face)
            self._at += wide
            self._empty = False
            self._rise(each)

    def _sign(self, sign: str, face: Face) -> None:
        self._rise(face)
        if sign == TAB:
            self._tab()
        else:
            self._new_line(face)

    def _tab(self) -> None:
        self._at, fixed = _tab(self._at, self._left, self._begun.stop, self._begun.stops)
        self._fixed = self._fixed or fixed

    def _rise(self, face: Face) -> None:
        ascent, descent = self._high
        if face.ascent > ascent or face.descent > descent:
            self._high = (max(face.ascent, ascent), max(face.descent, descent))

    def _new_line(self, face: Face) -> None:
        self._end(face)
        self._at = float(self._left)
        self._empty = True
        self._fixed = False

    def _end(self, face: Face) -> None:
        self._lines.append(self._high if self._high != (0, 0) else (face.ascent, face.descent))
        self._high = (0, 0)


def _parts(text: str) -> Iterator[str]:
    pieces = text.split(SOFT)
    yield from (piece + SOFT for piece in pieces[:-1])
    yield pieces[-1]
