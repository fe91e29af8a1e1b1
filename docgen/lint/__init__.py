"""What must hold of the assembled documents of an engagement: one file per lint, found by listing this folder.

A lint is a module with ``CODE`` and ``check(case) -> Iterator[Finding]``; its docstring is its page in the reference
and names in a line ``Need: S1.4`` the needs that it guards. A lint of wording alone, which can be held against a text
from elsewhere too, has ``within(corpus, style) -> Iterator[Finding]`` in place of ``check``; one of each document by
itself and the library, ``alone(case, kind) -> Iterator[Finding]``: a document in which it found nothing, and that is
read again as it was, it is not asked about again. ``case.py`` is what they
look at, ``shapes.py`` the shapes in which a text contradicts itself.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from docgen.assembly.document import Document
from docgen.finding import Finding
from docgen.library.shelf import Library
from docgen.library.statutes import Register
from docgen.lint.case import Case
from docgen.lint.reading import Readout

_LOOKING = {"case", "corpus", "inline", "known", "passages", "pieces", "places", "reading"}  # what lints look at
_SHARED = _LOOKING | {"facts", "shapes", "typed", "uses"}


def check(
    documents: Mapping[str, Document],
    library: Library,
    registers: tuple[Register, ...] = (),
    law: str = "",
    readouts: Mapping[str, Readout] | None = None,
) -> Iterator[Finding]:
    """Every finding of every lint in documents under a law; ``readouts`` where somebody has read them already."""
    yield from look(Case.of(documents, library, registers, law, readouts))


def look(case: Case) -> Iterator[Finding]:
    """Every finding of every lint in a case, each once though several documents hold its cause."""
    yield from dict.fromkeys(one for name in names() for one in _asked(name, case))
    case.looked()


def _asked(name: str, case: Case) -> Iterator[Finding]:
    lint = importlib.import_module(f"{__name__}.{name}")
    if hasattr(lint, "alone"):
        return _alone(lint.CODE, lint.alone, case)
    found: Iterator[Finding] = lint.within(case.wording, case.style) if hasattr(lint, "within") else lint.check(case)
    return found


def _alone(code: str, ask: Callable[[Case, str], Iterator[Finding]], case: Case) -> Iterator[Finding]:
    for kind, readout in case.readouts.items():
        if code not in readout.fine:
            found = list(ask(case, kind))
            yield from found
            if not found:
                readout.fine.add(code)


@cache
def names() -> tuple[str, ...]:
    """The modules of this folder that find something."""
    modules = (one.name for one in pkgutil.iter_modules(__path__) if not one.ispkg)
    return tuple(sorted(name for name in modules if name not in _SHARED))
