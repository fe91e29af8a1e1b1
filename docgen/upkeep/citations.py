"""The statutes that a text cites.

In: a text and the acts that the registers know. Out: each citation with its place, its words, and what it cites
whatever the form: the act and the numbers in their order. A chain such as “§ 320 or § 273 BGB” gives one citation for
each provision. What looks like a citation of an act that no register knows is given without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from docgen.library.statutes import Register

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision or an act as a text cites it. ``act`` is the act of a register, ``numbers`` what of it is cited."""

    start: int
    text: str
    jurisdiction: str
    act: str
    numbers: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What is cited, in any form."""
        return self.jurisdiction, self.act, self.numbers


class Recogniser:
    """Finds citations of the acts of some registers."""

    def __init__(self, registers: Iterable[Register]) -> None:
        self._acts = {
            name: (register.jurisdiction, act)
            for register in registers
            for act, others in register.text.acts.items()
            for name in (act, *others)
        }
        names = sorted(self._acts, key=lambda name: (-len(name), name))
        act = rf"(?<![\w.])(?:{'|'.join(_spaced(name) for name in names) or '(?!)'})(?!\w)"
        self._pattern = (
            rf"{_BEGINS}(?:(?P<before>{act})\s+(?P<after_act>{_CHAIN})|(?P<chain>{_CHAIN})(?P<glue>{_GLUE})(?P<of>{act})|(?P<alone>{act})"
            rf"|(?P<strange>{_CHAIN}|{_UNKNOWN}))"
        )

    def find(self, text: str) -> Iterator[Citation]:
        """Every citation in a text, in order."""
        for start, words, act, part in _found(self._pattern, text):
            yield Citation(start, words, *(self._acts[_plain(act)] if act else ("", "")), _numbers(part))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each citation begins and ends."""
        return [(start, start + len(words)) for start, words, _, _ in _found(self._pattern, text)]


@lru_cache(maxsize=2048)  # texts, which are looked at for several reasons and stand in several documents
def _found(pattern: str, text: str) -> tuple[tuple[int, str, str, str], ...]:
    """Each citation: its place, its words, the act or nothing, and the words that say what of it."""
    return tuple(_each(re.compile(pattern), text))


def _each(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str, str, str]]:
    for found in pattern.finditer(text):
        if found["strange"]:
            yield found.start(), _plain(found[0]), "", found[0]
        elif found["alone"]:
            yield found.start(), _plain(found[0]), found["alone"], ""
        elif found["before"]:
            for part in _PART.finditer(found["after_act"]):
                yield found.start(), _plain(f"{found['before']} {part[0]}"), found["before"], part[0]
        else:
            for part in _PART.finditer(found["chain"]):
                words = part[0] + found["glue"] + found["of"]
                yield found.start() + part.start(), _plain(words), found["of"], part[0]


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _numbers(part: str) -> tuple[str, ...]:
    """The numbers and letters of a provision, by which forms of different languages are the same."""
    text = part.lower()
    for pattern, by in ((r"\bet seq\.|\bff?\.", " ff "), (r"\s(?:bis|to)\s|–", " - "), (_WORDS, " ")):
        text = re.sub(pattern, by, text)
    return tuple(re.findall(_STEPS, text))


_WORDS = r"\b(?:abs|satz|nrn?|buchst|lit|sentence|nos?|art(?:s|ikel|icles?)?|sections?|und|and|oder|or)\b"
_STEPS = r"\d+[a-z]{0,2}(?:-[0-9a-z]+)*|\b[a-z]\b|(?<=\()[a-z]{2,4}(?=\))|\bff\b|(?<=\s)-(?=\s)"
_BEGINS = r"(?:(?<!\w)|(?=[§(]))"  # where a citation can begin: no search within words
_SIGN = r"(?:§§?|\bArts?\.|\bArt(?:ikeln?|icles?)\b|\b[Ss]ections?\b)"
_AND = r"(?:\s*,|\s+(?:und|and|oder|or|bis|to)|\s*–)"
_NUMBER = r"\d+(?:\.\d+)*[a-zA-Z]?(?:-\d*[a-z]*)?\b"
_BELOW = (
    r"(?:\s*\(\w{1,4}\)|\s+(?:Abs\.|Satz|Nrn?\.|Buchst\.|lit\.|sentence|nos?\.)\s*\w{1,3}\b"
    rf"|{_AND}\s*\(\w{{1,4}}\)|{_AND}\s+(?:Abs\.|Satz|Nr\.|Buchst\.|lit\.|nos?\.)\s*\w{{1,3}}\b)"
)
_SINGLE = rf"{_NUMBER}{_BELOW}*"
_PROVISION = rf"{_SIGN}\s*{_SINGLE}(?:{_AND}\s+{_SINGLE})*(?:\s+(?:ff?\.|et seq\.))?"
_CHAIN = rf"{_PROVISION}(?:{_AND}\s+{_PROVISION})*"
_PART = re.compile(_PROVISION)
_GLUE = r"\s+(?:of the |of |des |der |dem |from the )?"
# What is a citation by its looks alone: European acts by their numbers, British ones by their years, codes by number.
_UNKNOWN = (
    r"\((?:EU|EC|EG)\)\s(?:Nr\.\s|No\s)?\d{2,4}/\d+|\b\d{2,4}/\d+/(?:EU|EC|EG|EWG)\b"
    r"|(?:\b[A-Z][\w’'-]*\s(?:\([\w ]+\)\s)?(?:(?:of|and|for|to)\s)?)+(?:Act|Regulations|Order)\s(?:19|20)\d\d\b"
    r"|(?:\b[A-Z][\w’'-]*\s(?:(?:of|and|for|to|against)\s)?){2,}Act\b"
    r"|\b\d+\s(?:U\.S\.C\.|C\.F\.R\.|Del\.\sC\.)"
)
