"""What a reader takes in as one: a paragraph, an item, a row, a definition, the words round a table, a signature.

In: the passages of a piece and the clause in which it stands. Out: ``Piece``: the fields that it prints and the terms
that it uses. The lints over all documents of a set look at these.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from docgen.assembly.document import Clause
from docgen.assembly.nodes import Inlines, TermUse, Value
from docgen.assembly.origin import Source
from docgen.lint.passages import Passage

_NOTHING: frozenset[str] = frozenset()


class Piece:
    """``number`` is that of its clause as readers find it, with that of a schedule; ``defines`` is the term of a
    definition. ``drawn`` are the fields in a picture, ``signed`` the words of signature blocks, which are no passages.

    Thousands are made of each set of documents, so this is no dataclass, and its fields are looked for when asked.
    """

    __slots__ = ("_paths", "clause", "defines", "document", "drawn", "number", "passages", "prose", "signed")

    def __init__(
        self,
        document: str,
        number: str,
        clause: Clause,
        passages: tuple[Passage, ...],
        *,
        prose: bool = False,
        defines: str = "",
        drawn: tuple[Source, ...] = (),
        signed: Inlines = (),
    ) -> None:
        self.document = document
        self.number = number
        self.clause = clause
        self.passages = passages
        self.prose = prose
        self.defines = defines
        self.drawn = drawn
        self.signed = signed
        self._paths: frozenset[str] | None = None

    @property
    def content(self) -> Inlines:
        """The nodes without any below them."""
        if len(self.passages) == 1:
            return self.passages[0].leaves
        return tuple([node for passage in self.passages for node in passage.leaves]) or self.signed

    def holding(self, kind: type) -> list[Inlines]:
        """The nodes of each of its passages of which one is of a kind."""
        if not self.signed:
            return [passage.leaves for passage in self.passages if kind in passage.types]
        return [self.signed] if kind in map(type, self.signed) else []

    @property
    def paths(self) -> frozenset[str]:
        """Those of the fields that it prints."""
        if self._paths is None:
            found = [
                one.path
                for leaves in self.holding(Value)
                for node in leaves
                if type(node) is Value
                for one in node.sources
            ]
            found.extend(one.path for one in self.drawn)
            self._paths = frozenset(found) if found else _NOTHING
        return self._paths

    @property
    def read(self) -> frozenset[str]:
        """The paths of the fields that it prints and of the records that hold them."""
        return frozenset(within for path in self.paths for within in around(path))

    @property
    def values(self) -> Iterator[Value]:
        """The values in reading order."""
        return (node for node in self.content if type(node) is Value)

    @property
    def terms(self) -> frozenset[str]:
        """The defined terms that are used."""
        holding = self.holding(TermUse)
        return frozenset([node.term for leaves in holding for node in leaves if type(node) is TermUse]) or _NOTHING

    @property
    def family(self) -> str:
        """The matter of the clause: ``exit`` for ``exit.costs``, ``rfp.exit.rights``, ``sch_exit.plan``."""
        return family(self.clause.id)

    def named(self) -> str:
        """The piece as findings name it."""
        return f"{self.document} {self.number}".strip()


@cache
def around(path: str) -> tuple[str, ...]:
    """A path and the records round it, up to an item of the outermost list."""
    found = [path]
    while True:
        cut = max(path.rfind("."), path.rfind("["))
        if cut <= 0 or path[cut] == "[":
            inner = path[:cut] if cut > 0 else ""
            if "[" not in inner:
                return tuple(found)
            path = inner
        else:
            path = path[:cut]
        found.append(path)


@cache
def family(clause: str) -> str:
    """The matter that a clause belongs to, whichever document or schedule it stands in."""
    parts = clause.split(".")
    return (parts[-2] if len(parts) > 1 else parts[0]).removeprefix("sch_")
