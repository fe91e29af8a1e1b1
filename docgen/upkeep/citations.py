"""The statutes that a text cites.

In: a text and the acts that the registers know. Out: each citation with its place, its words, and what it cites
whatever the form: the act and the numbers in their order. A chain such as “§ 320 or § 273 BGB” gives one citation for
each provision. What looks like a citation of an act that no register knows is given without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

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
        self._names = _Names(frozenset(self._acts))

    def find(self, text: str) -> Iterator[Citation]:
        """Every citation in a text, in order."""
        for start, words, act, part in _found(self._names, text):
            yield Citation(start, words, *(self._acts[_plain(act)] if act else ("", "")), _numbers(part))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where each citation begins and ends."""
        return [(start, start + len(words)) for start, words, _, _ in _found(self._names, text)]


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of acts. One pattern for all of them takes longer to make than to look for those of each text."""

    every: frozenset[str]

    def standing(self, text: str) -> dict[int, int]:
        """Where the longest name that begins at each place of a text ends."""
        words = text.split()
        plain = " ".join(words)
        ends: dict[int, int] = {}
        for name in self.every:
            if name in plain:
                for found in _name(name).finditer(text):
                    ends[found.start()] = max(found.end(), ends.get(found.start(), 0))
        return ends


@lru_cache(maxsize=512)
def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){_spaced(name)}(?!\w)")


@lru_cache(maxsize=2048)  # texts, which are looked at for several reasons and stand in several documents
def _found(names: _Names, text: str) -> tuple[tuple[int, str, str, str], ...]:
    """Each citation: its place, its words, the act or nothing, and the words that say what of it."""
    return tuple(_each(names.standing(text), text))


def _each(acts: Mapping[int, int], text: str) -> Iterator[tuple[int, str, str, str]]:
    """The citations of a text in which acts begin and end at some places."""
    begun = sorted(acts)
    at = 0
    chain = _looks().search(text)
    while True:
        if chain is not None and chain.start() < at:
            chain = _looks().search(text, at)
        act = next((start for start in begun if start >= at), None)
        if act is not None and (chain is None or act <= chain.start()):
            name = text[act : acts[act]]
            at = acts[act]
            space = _SPACE.match(text, at)
            behind = _chain().match(text, space.end()) if space else None
            if behind is None:
                yield act, _plain(name), name, ""
                continue
            at = behind.end()
            for part in _part().finditer(behind[0]):
                yield act, _plain(f"{name} {part[0]}"), name, part[0]
        elif chain is not None:
            at = chain.end()
            glue = _GLUE.match(text, at) if chain["chain"] else None
            if glue is None or glue.end() not in acts:
                yield chain.start(), _plain(chain[0]), "", chain[0]
                continue
            at = acts[glue.end()]
            name = text[glue.end() : at]
            for part in _part().finditer(chain[0]):
                yield chain.start() + part.start(), _plain(part[0] + glue[0] + name), name, part[0]
        else:
            return


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
_GLUE = re.compile(r"\s+(?:of the |of |des |der |dem |from the )?")
_SPACE = re.compile(r"\s+")
# What is a citation by its looks alone: European acts by their numbers, British ones by their years, codes by number.
_UNKNOWN = (
    r"\((?:EU|EC|EG)\)\s(?:Nr\.\s|No\s)?\d{2,4}/\d+|\b\d{2,4}/\d+/(?:EU|EC|EG|EWG)\b"
    r"|(?:\b[A-Z][\w’'-]*\s(?:\([\w ]+\)\s)?(?:(?:of|and|for|to)\s)?)+(?:Act|Regulations|Order)\s(?:19|20)\d\d\b"
    r"|(?:\b[A-Z][\w’'-]*\s(?:(?:of|and|for|to|against)\s)?){2,}Act\b"
    r"|\b\d+\s(?:U\.S\.C\.|C\.F\.R\.|Del\.\sC\.)"
)


@cache
def _looks() -> re.Pattern[str]:
    """What looks like a citation; made when it is needed, as the next ones are."""
    return re.compile(rf"{_BEGINS}(?:(?P<chain>{_CHAIN})|{_UNKNOWN})")


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(_CHAIN)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(_PROVISION)
