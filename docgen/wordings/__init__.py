"""What must hold of the wordings that an engagement chose: one file per matter, found by listing this folder.

A module here has ``check(case) -> Iterator[Finding]``; its docstring is its page in the reference. Rules look at facts
alone and lints at documents alone; what is here needs both, and the library. ``chosen.py`` says what was chosen.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from docgen.finding import Finding
from docgen.wordings.chosen import Case

_SHARED = {"chosen"}


def check(case: Case) -> Iterator[Finding]:
    """Every finding of every module."""
    for name in names():
        yield from importlib.import_module(f"{__name__}.{name}").check(case)


def names() -> list[str]:
    """The modules of this folder that find something."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _SHARED)
