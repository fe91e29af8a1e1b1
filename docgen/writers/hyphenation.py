"""The patterns by which words are divided, parsed where a word asks for them.

In: a language. Out: pyphen's own way to divide, over patterns of which nearly all are left as they stand in their file.
To parse them all takes half a second for German; a document asks for some hundreds out of nearly eighty thousand.
Whoever asks pyphen for the same language later in this process, as the layout of pages does, is given these.
"""

from __future__ import annotations

from functools import cache

import pyphen

_VALUES = b"0123456789 \t\r"  # what stands between and behind the letters of a pattern
_COMMENT = ("%", "#")
_STRANGE = (b"=", b"^^")  # patterns that change letters, or name them by their code: pyphen reads such a file itself


def hyphenation(language: str, left: int, right: int) -> pyphen.Pyphen | None:
    """What divides words of ``language`` (``de-DE``), with so many letters before and after a hyphen; None without
    patterns."""
    known = share(language)
    return pyphen.Pyphen(lang=known, left=left, right=right) if known else None


def share(language: str) -> str | None:
    """Let whoever asks pyphen for ``language`` find its patterns; the name by which pyphen knows them."""
    known: str | None = pyphen.language_fallback(language) if language else None
    if known is None:
        return None
    file = pyphen.LANGUAGES[known]
    if file not in pyphen.hdcache:
        content = file.read_bytes()
        strange = any(sign in content for sign in _STRANGE)
        pyphen.hdcache[file] = pyphen.HyphDict(file) if strange else _Dictionary(content)
    return known


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """Divides as its parent does, over patterns that are parsed when they are first asked for."""

    def __init__(self, content: bytes) -> None:
        encoding = content.partition(b"\n")[0].strip().decode("ascii")
        if encoding.lower() == "microsoft-cp1251":
            encoding = "cp1251"
        letters = content.translate(None, _VALUES).decode(encoding).split("\n")[1:]
        lines = content.decode(encoding).split("\n")[1:]
        self.patterns = _Patterns(zip(letters, lines, strict=True))
        for comment in [one for one in self.patterns if one.startswith(_COMMENT)]:
            del self.patterns[comment]
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Patterns(dict[str, str]):
    """Patterns by their letters, as they stand in the file."""

    def get(self, letters: str, _: object = None) -> tuple[int, tuple[int, ...]] | None:  # type: ignore[override]
        """What pyphen asks for: where the values of a pattern begin, and the values without the zeros at the ends."""
        return _parsed(self[letters]) if letters in self else None


@cache
def _parsed(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    values = [int(digit or "0") for digit, _ in pyphen.parse(pattern.strip())]
    counted = [position for position, value in enumerate(values) if value]
    return (counted[0], tuple(values[counted[0] : counted[-1] + 1])) if counted else None
