"""What must hold of the assembled documents of an engagement: one file per lint, found by listing this folder.

A lint is a module with ``CODE`` and ``check(documents) -> Iterator[Finding]``; its docstring is its page in the
reference and names in a line ``Need: S1.4`` the needs that it guards.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

from docgen.assembly.document import Document
from docgen.finding import Finding


def check(documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Every finding of every lint."""
    for name in names():
        yield from importlib.import_module(f"{__name__}.{name}").check(documents)


def names() -> list[str]:
    """The modules of this folder."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
