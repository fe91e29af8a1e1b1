"""What an eye can't see in a text: invisible characters, and letters of another alphabet that look like ours.

In: the text of a file. Out: warnings, each at its character. Nothing is changed or refused: a name may well be written
in Arabic letters, and then marks of direction belong to it; but an address that reads differently from what is printed
is a trap, and an id with a Cyrillic letter is found nowhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding

TRAPS = {"YAML010", "YAML011"}
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = {"\u200c", "\u200d"}  # they belong to words of some scripts, and to emoji
_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = re.compile("[\u0370-\u1fff\u2c00-\U0010ffff]")  # where the letters of these alphabets are
_LIKE_LATIN = {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}


def traps(text: str, file: str) -> Iterator[Finding]:
    """A warning for each line that holds something that can't be seen."""
    others = _OTHERS.search(text) is not None
    if not others and not _INVISIBLE.search(text):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.isascii():
            continue
        for found in _INVISIBLE.finditer(line):
            if found[0] in _JOINERS and _other_script(line[: found.start()][-1:]):
                continue
            place = Location(file, number, found.start() + 1, 1)
            yield finding("YAML010", place, severity=Severity.WARNING, character=_named(found[0]))
            break
        for word in _WORD.finditer(line) if others else ():
            alien = foreign_letter(word[0])
            if alien:
                place = Location(file, number, word.start() + word[0].index(alien) + 1, 1)
                yield finding("YAML011", place, severity=Severity.WARNING, word=word[0], letter=_named(alien))
                break


def foreign_letter(word: str) -> str:
    """The first letter of another alphabet that looks like Latin, in a word that has Latin letters too."""
    if word.isascii():
        return ""
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
    if "LATIN" not in scripts:
        return ""
    return next((letter for letter, script in zip(word, scripts, strict=True) if script in _LIKE_LATIN), "")


def _other_script(before: str) -> bool:
    return bool(before) and not before.isascii() and not unicodedata.name(before, "").startswith("LATIN")


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
