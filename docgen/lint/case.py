"""What lints look at: the documents of an engagement, the library from which they come, and their text in passages.

In: assembled documents and the library; or passages alone, of a text that came from elsewhere. Out: ``Case``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.assembly.document import Document
from docgen.library.shelf import Library
from docgen.library.statutes import Register
from docgen.library.style import Style
from docgen.lint.inline import defined
from docgen.lint.passages import HIDDEN, Kind, Passage
from docgen.lint.places import Sources
from docgen.lint.reading import read
from docgen.lint.shapes import Spot
from docgen.lint.uses import uses
from docgen.upkeep.citations import Recogniser


@dataclass(frozen=True)
class Case:
    """Documents of one set, by their types. ``texts`` are their passages, by type too."""

    documents: Mapping[str, Document]
    library: Library
    texts: Mapping[str, tuple[Passage, ...]] = field(repr=False)
    registers: tuple[Register, ...] = field(default=(), repr=False)
    law: str = ""

    @classmethod
    def of(
        cls, documents: Mapping[str, Document], library: Library, registers: tuple[Register, ...] = (), law: str = ""
    ) -> Case:
        """The case of assembled documents under a law, with the statutes that may be cited."""
        sources = Sources(library)
        texts = {kind: tuple(read(one, sources)) for kind, one in documents.items()}
        return cls(documents, library, texts, registers, law)

    @property
    def style(self) -> Style:
        """How the documents are to be worded."""
        return self.library.style

    @cached_property
    def sources(self) -> Sources:
        """Where the words of the library stand."""
        return Sources(self.library)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of all documents, those with the same words from the same clause once."""
        every = (one for passages in self.texts.values() for one in passages)
        return tuple({(one.home, one.words): one for one in every}.values())

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages that hold sentences or parts of one: no headings, no cells."""
        return tuple(one for one in self.passages if one.kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION})

    @cached_property
    def defined(self) -> dict[str, tuple[Spot, ...]]:
        """The definitions of each document."""
        return {kind: tuple(defined(passages)) for kind, passages in self.texts.items()}

    @cached_property
    def uses(self) -> dict[str, tuple[Spot, ...]]:
        """The uses of terms in each document."""
        return {kind: tuple(uses(passages, self.library, self.defined[kind])) for kind, passages in self.texts.items()}

    @cached_property
    def recogniser(self) -> Recogniser:
        """Finds citations of statutes."""
        return Recogniser(self.registers)

    def uncited(self, words: str) -> str:
        """Words of the same length in which the citations of statutes are hidden."""
        if not _CITING.search(words):
            return words
        for one in self.recogniser.find(words):
            end = one.start + len(one.text)
            words = words[: one.start] + HIDDEN * len(one.text) + words[end:]
        return words


# Without one of these nothing is cited; most passages hold none.
_CITING = re.compile(
    r"[§\d]|\b(?:[A-ZÄÖÜ]\w*(?:[A-ZÄÖÜ]|buch|gesetz|ordnung)|Act|Law|Code|Regulation|Convention|Rules|Union)"
)
