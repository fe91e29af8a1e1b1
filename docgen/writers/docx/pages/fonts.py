"""Fonts as the layout needs them: how high lines are and how wide letters, read from the file of the font itself.

In: an OpenType font. Out: its measures in parts of the size of the type. Kerning is left out, as Word and LibreOffice
leave it out unless a style asks for it; ligatures are counted in, as LibreOffice sets them.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from functools import lru_cache

_OWN_METRICS = 0x80  # a font with this bit wants its typographic heights to be used
_LIGATURES = 4
_EXTENSION = 7
_FORMAT_OF_RANGES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """Heights above and below the line and widths of letters, in parts of the size."""

    ascent: float
    descent: float
    widths: dict[str, float]
    other: float
    ligatures: dict[str, float] = field(default_factory=dict)
    joined: re.Pattern[str] | None = None

    def width(self, text: str) -> float:
        """How wide ``text`` is."""
        found = self.widths
        try:
            width = sum([found[letter] for letter in text])
        except KeyError:
            width = sum([found.get(letter, self.other) for letter in text])
        if self.joined is not None and "f" in text:
            width += sum([self.ligatures[join] for join in self.joined.findall(text)])
        return width


@lru_cache(maxsize=64)
def read_font(data: bytes) -> Font:
    """The measures of the font in ``data``. Raises ValueError if it is none."""
    try:
        return _read(data)
    except (struct.error, KeyError, IndexError) as problem:
        raise ValueError("a font embedded in the Word shell cannot be read") from problem


def _read(data: bytes) -> Font:
    tables = {}
    for number in range(_short(data, 4)):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        tables[tag.decode("latin-1").strip()] = data[offset : offset + length]
    units = _short(tables["head"], 18)
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    if _short(tables["OS/2"], 62) & _OWN_METRICS or not ascent - descent:
        ascent, descent = struct.unpack_from(">hh", tables["OS/2"], 68)
    glyphs = _glyphs(tables["cmap"])
    count = _short(tables["hhea"], 34)
    advances = struct.unpack_from(">" + "Hh" * count, tables["hmtx"])[::2]
    widths = {chr(code): advances[min(glyph, count - 1)] / units for code, glyph in glyphs.items()}
    ligatures = {}
    if "GSUB" in tables:
        letters = {glyph: chr(code) for code, glyph in sorted(glyphs.items(), reverse=True)}
        for parts, glyph in _joined(tables["GSUB"]):
            if all(part in letters for part in parts) and letters[parts[0]] == "f":
                text = "".join(letters[part] for part in parts)
                ligatures[text] = advances[min(glyph, count - 1)] / units - sum(widths[letter] for letter in text)
    longest = sorted(ligatures, key=lambda text: (-len(text), text))
    joined = re.compile("|".join(map(re.escape, longest))) if longest else None
    return Font(ascent / units, -descent / units, widths, widths.get("n", 0.5), ligatures, joined)


def _glyphs(cmap: bytes) -> dict[int, int]:
    """The number of the glyph of each letter of the basic plane."""
    found: dict[int, int] = {}
    for number in range(_short(cmap, 2)):
        at = struct.unpack_from(">I", cmap, 4 + 8 * number + 4)[0]
        if _short(cmap, at) != _FORMAT_OF_RANGES:
            continue
        count = _short(cmap, at + 6) // 2
        ends, starts = (_shorts(cmap, at + 14, count), _shorts(cmap, at + 16 + 2 * count, count))
        deltas, offsets = _shorts(cmap, at + 16 + 4 * count, count), at + 16 + 6 * count
        for place, (end, start, delta) in enumerate(zip(ends, starts, deltas, strict=True)):
            leap = _short(cmap, offsets + 2 * place)
            for code in range(start, min(end, 0xFFFE) + 1):
                glyph = code
                if leap:
                    glyph = _short(cmap, offsets + 2 * place + leap + 2 * (code - start))
                    if not glyph:
                        continue
                found[code] = (glyph + delta) & 0xFFFF
        break
    return found


def _joined(gsub: bytes) -> list[tuple[tuple[int, ...], int]]:
    """The glyphs that stand side by side and are joined, and the glyph that they are joined to."""
    features, lookups = _short(gsub, 6), _short(gsub, 8)
    wanted: set[int] = set()
    for number in range(_short(gsub, features)):
        tag, at = struct.unpack_from(">4sH", gsub, features + 2 + 6 * number)
        if tag == b"liga":
            wanted.update(_shorts(gsub, features + at + 4, _short(gsub, features + at + 2)))
    found = []
    for number in sorted(wanted):
        lookup = lookups + _short(gsub, lookups + 2 + 2 * number)
        for start in _shorts(gsub, lookup + 6, _short(gsub, lookup + 4)):
            kind, at = _short(gsub, lookup), lookup + start
            if kind == _EXTENSION:
                kind, at = _short(gsub, at + 2), at + struct.unpack_from(">I", gsub, at + 4)[0]
            if kind == _LIGATURES:
                found += _ligatures(gsub, at)
    return found


def _ligatures(gsub: bytes, at: int) -> list[tuple[tuple[int, ...], int]]:
    coverage = at + _short(gsub, at + 2)
    if _short(gsub, coverage) == 1:
        first = _shorts(gsub, coverage + 4, _short(gsub, coverage + 2))
    else:
        ranges = [_shorts(gsub, coverage + 4 + 6 * n, 3) for n in range(_short(gsub, coverage + 2))]
        first = tuple(glyph for start, end, _ in ranges for glyph in range(start, end + 1))
    found = []
    for glyph, start in zip(first, _shorts(gsub, at + 6, _short(gsub, at + 4)), strict=True):
        for each in _shorts(gsub, at + start + 2, _short(gsub, at + start)):
            joined, count = _shorts(gsub, at + start + each, 2)
            found.append(((glyph, *_shorts(gsub, at + start + each + 4, count - 1)), joined))
    return found


def _short(data: bytes, at: int) -> int:
    return data[at] << 8 | data[at + 1]


def _shorts(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", data, at)
