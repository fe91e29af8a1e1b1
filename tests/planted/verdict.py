"""How it went with a planted fault: found at its place, found elsewhere, or missed; and what was told besides.

In: a fault as planted. Out: ``Verdict``. What the quick way does not find at its place, and nothing else, is looked at
again with nothing left out.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.finding import Finding
from docgen.messages import words
from tests import examples
from tests.planted import again, texts
from tests.planted.fault import Place, Planted
from tests.planted.table import Row


@dataclass(frozen=True)
class Verdict:
    """``outcome`` is ``found``, ``elsewhere`` or ``missed``."""

    planted: Planted
    outcome: str
    told: tuple[str, ...]
    alarms: tuple[str, ...]

    @property
    def good(self) -> bool:
        return self.outcome == "found" and not self.alarms

    @property
    def row(self) -> Row:
        """What the table needs of it."""
        one = self.planted
        form = f" .{one.fault.text}" if one.fault.text else ""
        return one.fault.code, one.language, f"{one.document}{form}", self.outcome, len(self.alarms)

    def __str__(self) -> str:
        places = ", ".join(f"{file}:{line}" for file, line in sorted(self.planted.at))
        lines = [f"{self.planted.name} ({self.planted.example}): {self.planted.fault.fault}", f"  planted at {places}"]
        lines += [f"  {self.outcome}; told:", *(f"    {one}" for one in self.told)]
        return "\n".join([*lines, *(f"  false alarm: {one}" for one in self.alarms)])


def judge(planted: Planted) -> Verdict:
    """Plants the fault and says how it went."""
    again.clean(planted.example)
    gc.disable()  # little of what is made here can be freed before it is all let go
    try:
        return _judge(planted)
    finally:
        gc.enable()


def _judge(planted: Planted) -> Verdict:
    if planted.fault.text:
        return verdict(planted, texts.look(planted))
    if planted.stale:
        return verdict(planted, again.stale(planted.example, planted.edits, planted.document))
    made = verdict(planted, again.look(planted.example, planted.edits))
    return made if made.good else verdict(planted, again.whole(planted.example, planted.edits))


def verdict(planted: Planted, found: Iterable[Finding]) -> Verdict:
    """What the new findings make of it."""
    found = list(found)
    sought = {planted.fault.rule, *planted.fault.otherwise}
    hits = [one for one in found if one.code in sought or _key(one) in sought]
    right = [one for one in hits if _fits(one, planted)]
    alarms = [
        one
        for one in again.weighty(found)
        if one not in right and not (one.code in planted.fault.also or _key(one) in planted.fault.also)
    ]
    outcome = "found" if right else "elsewhere" if hits else "missed"
    return Verdict(planted, outcome, tuple(map(_shown, found)), tuple(map(_shown, alarms)))


def _key(one: Finding) -> str:
    return one.said.key


def _fits(one: Finding, planted: Planted) -> bool:
    if planted.holds:
        return any(planted.holds in _line(planted, file, line) for file, line in _places(one))
    return not planted.at.isdisjoint(_places(one))


def _line(planted: Planted, file: str, line: int) -> str:
    lines = (planted.edits.get(file) or (again.text(file) if file else "")).split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _places(one: Finding) -> set[Place]:
    """Where a finding stands: its own place, and the other one of a contradiction."""
    every = (one.location, *(other.location for other in one.related))
    return {(_short(place.file), place.line) for place in every}


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(examples.ROOT).as_posix() if path.is_relative_to(examples.ROOT) else file


def _shown(one: Finding) -> str:
    place = one.location
    return f"{_short(place.file)}:{place.line}:{place.column}: {_key(one)} {one.severity}: {words(one).message}"
