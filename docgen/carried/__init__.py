"""What a file carries of its own making, so that whoever has the file alone can ask why something stands in it.

``record.py`` is the record as data; ``pieces.py`` divides a document into what a reader can point at, and ``marks.py``
tells whether the words of a piece are still the same. A module for each format puts the record into a finished file,
takes it out again, and reads back what the file says; nothing here reads the inputs or writes a file.
"""

from __future__ import annotations

import importlib
from types import ModuleType

_MODULES = {"docx": "word", "pdf": "pdf", "html": "page", "md": "markdown"}
FORMATS = tuple(_MODULES)


def form(name: str) -> ModuleType:
    """The module of a format: ``put(content, record)``, ``take(content)``, ``without(content)``, ``shown(content)``."""
    return importlib.import_module(f"{__name__}.{_MODULES[name]}")
