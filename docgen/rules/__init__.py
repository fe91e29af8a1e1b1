"""What must hold across the fields of an engagement: one small file per family, found by listing this folder.

A rule is a function ``<code>_<name>(engagement) -> Iterator[Breach]``; its docstring is its page in the reference
and names in a line ``Need: S1.4`` the needs that it guards.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.finding import Finding, Location, Related, Said, Severity, Value, say
from docgen.model.whole import Engagement
from docgen.rules.measures import Measure, in_words

_SHOWN = 5  # other places at which the same is wrong; the rest are counted


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that does not hold: the field to look at, which of the rule's messages says so, and what it is told of.

    A path that ends with a colon means the key of the field. ``also`` names the other fields at which the same mistake
    shows; it is told where it shows first. ``related`` names fields that have to do with it otherwise, each with the
    key of what it is (``related.…``).
    """

    path: str
    severity: Severity = Severity.ERROR
    case: str = ""
    values: tuple[tuple[str, Value], ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


def breach(
    path: str,
    case: str = "",
    *,
    severity: Severity = Severity.ERROR,
    related: Iterable[tuple[str, str]] = (),
    also: Iterable[str] = (),
    **values: Value | Measure,
) -> Breach:
    """A breach, with the values that its message names; its words stand under ``<code>`` or ``<code>.<case>``."""
    said = say("", **{name: in_words(value) for name, value in values.items()})
    return Breach(path, severity, case, said.values, tuple(related), tuple(also))


Rule = Callable[[Engagement], Iterator[Breach]]


def check(engagement: Engagement, places: Mapping[str, Location], shown: str) -> Iterator[Finding]:
    """Every breach of every rule, each at the place of its field; of the ids alone where one is unknown or stands
    twice, for then nobody can say what the others mean, and whatever else is found may follow from that."""
    rules = every()
    ids = {code: tuple(rule(engagement)) for code, rule in rules.items() if code.startswith("REF")}
    if any(one.case != "none_there" for breaches in ids.values() for one in breaches):
        rules = {code: rules[code] for code in ids}
    for code, rule in rules.items():
        for one in ids[code] if code in ids else rule(engagement):
            said = Said(f"{code}.{one.case}" if one.case else code, one.values)
            (place, path), *others = sorted((locate(path, places, shown), path) for path in (one.path, *one.also))
            related = [Related(locate(path, places, shown), Said(key)) for path, key in one.related]
            related += _too([other for other, _ in others])
            yield Finding(code, said, place, one.severity, tuple(related), path.removesuffix(":"))


def _too(places: list[Location]) -> Iterator[Related]:
    """The other places of a mistake, the first few of them; the last tells how many there are besides."""
    shown, rest = places[:_SHOWN], len(places) - _SHOWN
    for number, place in enumerate(shown, 1):
        last = number == _SHOWN and rest > 0
        yield Related(place, say("related.more", count=rest) if last else say("related.too"))


def every() -> dict[str, Rule]:
    """All rules by their code, in the order of the codes."""
    found: dict[str, Rule] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        for name, thing in vars(importlib.import_module(f"{__name__}.{module.name}")).items():
            if re.fullmatch(r"[a-z]+\d{3}_\w+", name):
                found[name.partition("_")[0].upper()] = thing
    return dict(sorted(found.items()))


def locate(path: str, places: Mapping[str, Location], shown: str) -> Location:
    """The place of a field, or of the nearest field around it."""
    while path:
        if path in places:
            return places[path]
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return Location(shown)
