"""What a tree is told apart by: the digest of all that it says.

In: a document. Out: a digest that is the same on every machine, of the text that ``repr`` gives of the tree. Where a
clause was told before in this process, its text is not made again: it is known by the whole clause.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache

from docgen.assembly.document import Clause, Document, Section

_CLAUSES = 1024  # those of one engagement


def digest(document: Document) -> str:
    """The digest of a document."""
    return hashlib.sha256(_told(document).encode()).hexdigest()[:16]


def _told(node: object) -> str:
    """What ``repr`` says of a node, clause by clause."""
    if isinstance(node, Clause):
        return _of_clause(node)
    if isinstance(node, Document | Section):
        shown = (one.name for one in fields(node) if one.repr)
        said = [f"{name}={_told(getattr(node, name))}" for name in shown]
        return f"{type(node).__qualname__}({', '.join(said)})"
    if isinstance(node, tuple) and node and isinstance(node[0], Clause | Section):
        return _in_brackets(map(_told, node))
    return repr(node)


@lru_cache(maxsize=_CLAUSES)
def _of_clause(clause: Clause) -> str:
    return repr(clause)


def _in_brackets(said: Iterable[str]) -> str:
    every = list(said)
    return f"({every[0]},)" if len(every) == 1 else f"({', '.join(every)})"
