"""How wide words are in Source Sans 3, the font of all pictures.

In: words, a size in points, a weight. Out: their width in points. The advance widths stand here as a table, in
thousandths of the size, so that nothing has to open a font. Letters with accents are as wide as those without; signs
that the table lacks count as one full size and emoji as more, which is wider than nearly all of them. Kerning is left
out: it makes words narrower.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import fsum  # Python 3.12 adds floats up otherwise than 3.11

_REGULAR = {
    200: " \u00a0",
    241: "|",
    246: "i",
    247: "jı",
    249: "',.:;‚‘’·",
    255: "l",
    263: "I",
    271: "‹›",
    289: "!",
    292: "f",
    298: "ł",
    303: "()[]{}",
    304: "•",
    311: "-",
    331: "°",
    338: "t",
    347: "r",
    350: "/\\",
    418: "*",
    419: "s",
    425: "?z",
    426: '"„“”',
    429: "«»",
    446: "x",
    456: "c",
    467: "vy",
    476: "Y",
    479: "J",
    480: "–",
    486: "L",
    494: "F",
    495: "k",
    496: "e",
    497: "#$+0123456789<=>^~€§£×−≤≥±",
    500: "_Ł",
    504: "ag",
    513: "X",
    515: "V",
    527: "E",
    534: "S",
    536: "T",
    539: "Z",
    542: "`oø",
    543: "A",
    544: "huð",
    547: "n",
    553: "b",
    555: "dpqþ",
    562: "đ",
    566: "P",
    569: "R",
    571: "C",
    576: "ß",
    579: "K",
    583: "Þ",
    588: "B",
    609: "&",
    615: "D",
    617: "G",
    619: "→",
    635: "Đ",
    639: "Ð",
    645: "U",
    647: "N",
    652: "H",
    664: "OQØ",
    667: "ẞ",
    719: "w",
    727: "M",
    778: "æ",
    786: "W",
    800: "—",
    822: "Æ",
    824: "%",
    829: "m",
    839: "œ",
    847: "@Œ",
    948: "…",
}

_BOLD = {
    200: " \u00a0",
    268: "|",
    276: "i",
    277: "ı",
    278: "j",
    286: "l",
    292: "‹›",
    300: "',.:;‚‘’·",
    301: "I",
    332: "-",
    339: "/\\",
    340: "!",
    341: "f",
    344: "()[]{}",
    345: "•",
    359: "ł",
    365: "°",
    383: "t",
    398: "r",
    443: "s",
    457: "*",
    460: "z",
    463: "?",
    468: "c",
    480: "«»–",
    500: "_",
    509: "J",
    514: "x",
    518: "Le",
    521: "y",
    523: "v",
    524: "F",
    525: "Y",
    527: "a",
    528: "#$+0123456789<=>^~€§£×−≤≥±",
    534: "g",
    537: '"„“”',
    541: "Z",
    543: "Ł",
    548: "Ek",
    555: "`oø",
    556: "STV",
    558: "ð",
    567: "X",
    568: "u",
    571: "h",
    572: "n",
    573: "Abdpqđþ",
    582: "C",
    596: "P",
    605: "B",
    613: "R",
    614: "K",
    617: "Þ→",
    632: "ß",
    635: "D",
    638: "G",
    655: "Đ",
    657: "Ð",
    665: "NU",
    667: "&",
    674: "H",
    684: "OQØ",
    705: "ẞ",
    762: "M",
    776: "w",
    781: "æ",
    800: "—",
    813: "W",
    822: "œ",
    845: "Æ",
    857: "%m",
    871: "Œ",
    902: "@",
    978: "…",
}

_REGULAR_WIDTHS = {ord(sign): wide for wide, signs in _REGULAR.items() for sign in signs}
_BOLD_WIDTHS = {ord(sign): wide for wide, signs in _BOLD.items() for sign in signs}
_FULL = 1000
_EMOJI, _EMOJI_FROM = 1300, 0x1F000


@lru_cache(maxsize=8192)
def width(words: str, size: float, bold: bool = False) -> float:
    """The width of one line of words in points."""
    return fsum(_advance(sign, bold) for sign in words) * size / 1000


def _advance(sign: str, bold: bool) -> int:
    widths = _BOLD_WIDTHS if bold else _REGULAR_WIDTHS
    known = widths.get(ord(sign))
    if known is not None:
        return known
    if ord(sign) >= _EMOJI_FROM:
        return _EMOJI
    parts = unicodedata.normalize("NFD", sign)
    base = parts[0]
    if unicodedata.combining(base) or unicodedata.category(base) == "Cf":
        return 0
    return widths.get(ord(base), _FULL) if len(parts) > 1 else _FULL
