"""The places in which faults are planted: those that their descriptions name, and those drawn from all that there are.

In: a kind of fault. Out: ``Planted``, the same ones in every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from random import Random
from typing import Any

from tests.planted import clauses, texts
from tests.planted.fault import LANGUAGES, Fault, Place, Planted
from tests.planted.homes import SPOKEN, filled, homes
from tests.planted.named import each, named


def planted(fault: Fault) -> Iterator[Planted]:
    """Each place in which a kind of fault is planted."""
    for language in LANGUAGES:
        ways = fault.how.get(language, ())
        told = [one for way in ways if {"edits", "element"} & way.keys() for one in each(language, way)]
        for number, way in enumerate(told):
            yield named(fault, language, way, number)
        drawn = [way for way in ways if not {"edits", "element"} & way.keys()]
        if drawn:
            yield from islice(_drawn(fault, language, drawn), fault.times)


def _drawn(fault: Fault, language: str, ways: list[Mapping[str, Any]]) -> Iterator[Planted]:
    """As many places as there are, the types of document in turn, no clause twice."""
    used: set[str] = set()
    turn = len(fault.documents) // 2 * LANGUAGES.index(language)  # so that few places in each language are in all types
    kinds = (*fault.documents[turn:], *fault.documents[:turn])
    streams = [_within(fault, language, kind, way, used) for way in ways for kind in kinds]
    for number, stream in enumerate(cycle(streams)):
        one = next(stream, None)
        if one is not None:
            yield Planted(fault, language, *one, number=number)
        elif all(next(other, None) is None for other in streams):
            return


_Found = tuple[str, str, Mapping[str, str], frozenset[Place]]


def _within(fault: Fault, language: str, kind: str, way: Mapping[str, Any], used: set[str]) -> Iterator[_Found]:
    random = Random(f"{fault.rule} {fault.fault} {language} {kind}")
    if fault.text:
        example = random.choice(SPOKEN[language])
        yield from texts.places(example, kind, fault.text, way, random, filled)
        return
    every = list(homes(language, kind))
    random.shuffle(every)
    for home in every:
        if home.clause in used or not re.search(way.get("clauses", ""), home.clause):
            continue
        made = clauses.made(home, way, random)
        if made is not None:
            used.add(home.clause)
            words, line = made
            yield home.example, home.document, {home.file: words}, frozenset({(home.file, line)})
