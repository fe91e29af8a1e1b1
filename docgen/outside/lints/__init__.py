"""The lints of texts written elsewhere, one file each, found by listing this folder.

A lint is a module with ``check(survey) -> Iterator[Finding]``; its docstring is its page in the reference.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from docgen.finding import Finding
from docgen.outside.survey import Survey


def check(survey: Survey) -> Iterator[Finding]:
    """Every finding of every lint."""
    for name in names():
        yield from importlib.import_module(f"{__name__}.{name}").check(survey)


def names() -> list[str]:
    """The modules of this folder."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))
