"""How a computed value knows the fields that went into it.

In: a way to work a value out from the facts. Out: the value, worked out once; each time somebody asks for it, the
fields that went into it are noted again, so that a condition which rests on it rests on them too. Never computes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from docgen.assembly.facts import Facts, Leaf

_Result = TypeVar("_Result")


class Reckoning:
    """A group of computed values; ``name`` stands before the name of each, such as ``staffing``."""

    def __init__(self, facts: Facts, name: str = "") -> None:
        self.facts = facts
        self._name = name
        self._kept: dict[str, tuple[Any, tuple[str, ...], frozenset[str]]] = {}

    def paths(self, name: str) -> tuple[str, ...]:
        """The fields that went into a value that has been worked out."""
        return self._kept[name][1]

    def _plain(self, name: str, compute: Callable[[], _Result]) -> _Result:
        """The value as it is, for tables and pictures."""
        if name not in self._kept:
            with self.facts.ledger.collect() as paths, self.facts.ledger.touching() as touched:
                value = compute()
            self._kept[name] = (value, tuple(paths), frozenset(touched))
            return value
        found, known, touched_before = self._kept[name]
        self.facts.ledger.touch(*touched_before)
        for path in known:
            self.facts.ledger.note(path, self.facts.ledger.reads[path])
        result: _Result = found
        return result

    def _leaf(self, name: str, compute: Callable[[], Any]) -> Leaf:
        """The value as clauses print it, with its fields and the name of the calculation."""
        value = self._plain(name, compute)
        full = f"{self._name}.{name}" if self._name else name
        return Leaf(value, f"calc.{full}", paths=self.paths(name), calculation=full)
