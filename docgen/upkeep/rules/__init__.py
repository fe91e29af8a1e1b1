"""The rules of the clause library, one file each, found by listing this folder.

A rule is a module with ``CODE`` and ``check(survey) -> Iterator[Finding]``; its docstring is its page in the reference.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from docgen.finding import Finding
from docgen.upkeep.pieces import Survey


def check(survey: Survey) -> Iterator[Finding]:
    """Every finding of every rule, in the order of the codes."""
    for rule in every().values():
        yield from rule.check(survey)


def every() -> dict[str, ModuleType]:
    """All rules by their code."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return dict(sorted((module.CODE, module) for module in modules))
