"""Clauses of the engagements that this process builds again and again.

In: an engagement that is about to be prepared. Out: what was kept of it, None where this process prepares it for the
first time: ``docgen build`` prepares each of them once and keeps nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from docgen.assembly.memo import Memo
from docgen.build.places import Places, Target

_ENGAGEMENTS = 4


@dataclass(slots=True)
class _Known:
    """How often an engagement was prepared, and what is kept of it from the second time on."""

    times: int = 0
    memo: Memo | None = None


def memo(places: Places, target: Target) -> Memo | None:
    """The clauses kept of an engagement; whatever they rest on is compared before one of them is taken."""
    known = _known(places, target)
    known.times += 1
    if known.times > 1 and known.memo is None:
        known.memo = Memo()
    return known.memo


@lru_cache(maxsize=_ENGAGEMENTS)
def _known(places: Places, target: Target) -> _Known:  # noqa: ARG001 - it is known by them
    return _Known()
