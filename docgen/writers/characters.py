"""The characters that every format can carry.

In: any text, as somebody typed or pasted it. Out: the same text with each character that XML or HTML forbids shown
as U+FFFD, the replacement character, so that a reader sees that something was there. Never drops a character and
never changes an allowed one.
"""

from __future__ import annotations

import re

# XML 1.0, production 2 (Char), less the C1 controls, which HTML forbids; lone surrogates cannot be encoded at all.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


NO_BREAK_HYPHEN = "\u2011"
_LETTER = len("E-")


def printable(text: str) -> str:
    """``text`` with U+FFFD in the place of each character that XML 1.0 or HTML does not allow."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


# The sign of a section or article with its number, and telephone numbers; a hyphen after a single letter, as in E-Mail.
_KEPT = re.compile(r"(?:§|\bArts?\.) (?=\d)|\+\d[\d ()/-]{6,}\d|(?<![\w.@/\"'#-])[Ee]-(?=[A-Za-z]{2})")
_PROTECTED = {ord(" "): "\u00a0"}
_JOINED = _PROTECTED | {ord("-"): NO_BREAK_HYPHEN}


def kept_together(text: str) -> str:
    """``text`` with protected spaces and hyphens where no line may end; for formats that are laid out on pages."""
    if "§" in text or "Art" in text or "+" in text or "E-" in text or "e-" in text:
        return _KEPT.sub(lambda found: found[0].translate(_JOINED if len(found[0]) == _LETTER else _PROTECTED), text)
    return text
