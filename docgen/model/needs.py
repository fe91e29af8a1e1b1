"""Needs such as ``S1.4``: which of them a docstring says that something answers.

In: words. Out: the needs in the order in which they are named. A record names them in round brackets:
``(S1.1, S2.4-S2.6)``; a field whose record does not bears the mark ``Answers``; a rule and a lint name them in a line
of their own: ``Need: S1.1``, or ``Need: none (why)``.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"^\s*Need: (.+)$", re.MULTILINE)
_BRACKETS = re.compile(r"\(([^()]*\bS[1-4]\.[1-7]\b[^()]*)\)")
_NEED = re.compile(r"\bS([1-4])\.([1-7])(?:-S\1\.([1-7]))?\b")


def answered(words: str | None) -> tuple[str, ...]:
    """The needs in round brackets, a range such as ``S2.4-S2.6`` in full."""
    return tuple(need for part in _BRACKETS.findall(words or "") for need in _listed(part))


def guarded(words: str | None) -> tuple[str, ...] | None:
    """The needs of the line ``Need: …``; empty where it says none, None where there is no such line."""
    line = _LINE.search(words or "")
    if line is None:
        return None
    return () if line[1].startswith("none") else tuple(_listed(line[1]))


def _listed(words: str) -> list[str]:
    return [
        f"S{found[1]}.{number}"
        for found in _NEED.finditer(words)
        for number in range(int(found[2]), int(found[3] or found[2]) + 1)
    ]
