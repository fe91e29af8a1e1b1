"""What lints look at: the documents of an engagement, the library from which they come, and their text in passages.

In: assembled documents and the library; or passages alone, of a text that came from elsewhere. Out: ``Case``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.assembly.document import Document
from docgen.library.shelf import Library
from docgen.library.statutes import Register
from docgen.library.style import Style
from docgen.lint.corpus import Corpus, Span
from docgen.lint.known import known
from docgen.lint.passages import Kind, Passage
from docgen.lint.places import Sources
from docgen.lint.reading import Listing, Readout, read
from docgen.lint.shapes import Spot
from docgen.lint.typed import Typed, typed
from docgen.lint.uses import Mark, Text, times
from docgen.upkeep.citations import Recogniser


@dataclass(frozen=True)
class Case:
    """Documents of one set, by their types, and as they are read."""

    documents: Mapping[str, Document]
    library: Library
    readouts: Mapping[str, Readout] = field(repr=False)
    registers: tuple[Register, ...] = field(default=(), repr=False)
    law: str = ""
    _cites: dict[int, list[Span]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        documents: Mapping[str, Document],
        library: Library,
        registers: tuple[Register, ...] = (),
        law: str = "",
        readouts: Mapping[str, Readout] | None = None,
    ) -> Case:
        """The case of assembled documents under a law, with the statutes that may be cited; ``readouts`` are those of
        the documents, or of some to which the case is confined, where somebody has read them already."""
        if readouts is None:
            sources = Sources(library)
            readouts = {kind: read(one, sources) for kind, one in documents.items()}
        return cls(documents, library, readouts, registers, law)

    @cached_property
    def texts(self) -> dict[str, tuple[Passage, ...]]:
        """The passages of each document."""
        return {kind: one.passages for kind, one in self.readouts.items()}

    @cached_property
    def lists(self) -> tuple[Listing, ...]:
        """The lists of all documents."""
        return tuple(listing for one in self.readouts.values() for listing in one.lists)

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
        return tuple({(one.home.name, one.words): one for one in every}.values())

    @cached_property
    def corpus(self) -> Corpus:
        """The passages of all documents as one text."""
        return Corpus(self.passages)

    @cached_property
    def wording(self) -> Corpus:
        """The same without the texts that were in order before; for lints that look at each text by itself."""
        corpus = Corpus(self.passages)
        corpus.own = known("own", self.style).new(self.corpus.own)
        corpus.all = known("all", self.style).new(self.corpus.all)
        return corpus

    def looked(self) -> None:
        """Keeps what was in order, when all lints have looked."""
        known("own", self.style).keep(self.wording.own)
        known("all", self.style).keep(self.wording.all)

    @cached_property
    def prose(self) -> Corpus:
        """The passages that hold sentences or parts of one: no headings, no cells."""
        return Corpus(one for one in self.passages if one.kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION})

    @cached_property
    def defined(self) -> dict[str, tuple[Spot, ...]]:
        """The definitions of each document."""
        return {kind: one.defined for kind, one in self.readouts.items()}

    @cached_property
    def marked(self) -> dict[str, tuple[Mark, ...]]:
        """The marked uses of terms in each document."""
        return {kind: one.marked for kind, one in self.readouts.items()}

    @cached_property
    def times(self) -> dict[str, Counter[Hashable]]:
        """How often each document uses the terms that it defines: not at all, once, or more often (two)."""
        texts = {kind: Text(passages, self.defined[kind], self.marked[kind]) for kind, passages in self.texts.items()}
        own = self.corpus.own
        tables = own.only([one.kind in {Kind.CELL, Kind.LABEL} for one in own.passages])
        return times(texts, self.library, tables, own)

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        """The typed references in the words of the library."""
        return tuple(typed(self.wording.own, self.style))

    @cached_property
    def recogniser(self) -> Recogniser:
        """Finds citations of statutes."""
        return Recogniser(self.registers)

    def cites(self, passage: Passage) -> list[Span]:
        """Where a passage cites statutes."""
        known = self._cites.get(id(passage))
        if known is None:
            known = self._cites[id(passage)] = self.recogniser.spans(passage.words)
        return known
