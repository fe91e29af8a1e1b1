"""The characters that every format can carry.

In: any text, as somebody typed or pasted it. Out: the same text with each character that XML or HTML forbids shown
as U+FFFD, the replacement character, so that a reader sees that something was there. Never drops a character and
never changes an allowed one.
"""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char), less the C1 controls, which HTML forbids; lone surrogates cannot be encoded at all.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """``text`` with U+FFFD in the place of each character that XML 1.0 or HTML does not allow."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


# The sign of a section or article with its number, and telephone numbers.
_KEPT = re.compile(r"(?:§|\bArts?\.) (?=\d)|\+\d[\d ()/-]{6,}\d")


def kept_together(text: str) -> str:
    """``text`` with protected spaces where no line may end; for formats that are laid out on pages."""
    if "§" in text or "Art" in text or "+" in text:
        return _KEPT.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return text


NO_BREAK_HYPHEN = "\u2011"
_LETTER = re.compile(r"(?<![\w.@/#-])([Ee])-(?=[A-Za-z]{2})")


def hyphen_kept(text: str) -> str:
    """``text`` with hyphens that end no line after a single letter, as in E-Mail; for formats with a sign of their own
    for such hyphens: in others, whoever searches for the word with a plain hyphen would not find it."""
    return _LETTER.sub(rf"\1{NO_BREAK_HYPHEN}", text) if "E-" in text or "e-" in text else text
