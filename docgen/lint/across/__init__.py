"""What must hold over all documents of an engagement at once: one file per lint, found by listing this folder.

A lint is a module with ``CODE`` and ``check(whole) -> Iterator[Finding]``; its docstring is its page in the reference
and names in a line ``Need: S1.4`` the needs that it guards. What they share stands in ``ground``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache

from docgen.finding import Finding
from docgen.lint.across.ground.whole import Whole


def check(whole: Whole) -> Iterator[Finding]:
    """Every finding of every lint; none where there is no document."""
    if whole.documents:
        for name in names():
            yield from importlib.import_module(f"{__name__}.{name}").check(whole)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of all lints without a number in prose (STY006) of which SET002 says more: which field it repeats."""
    every = list(findings)
    told = {(one.location.file, one.location.line) for one in every if one.code == "SET002"}
    return [one for one in every if one.code != "STY006" or (one.location.file, one.location.line) not in told]


@cache
def names() -> tuple[str, ...]:
    """The lints of this folder."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))
