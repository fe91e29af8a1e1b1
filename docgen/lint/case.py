"""What lints look at: the documents of an engagement, the library from which they come, and their text in passages.

In: assembled documents and the library; or passages alone, of a text that came from elsewhere. Out: ``Case``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.assembly.document import Document
from docgen.library.shelf import Library
from docgen.library.style import Style
from docgen.lint.passages import Kind, Passage
from docgen.lint.places import Sources
from docgen.lint.reading import read


@dataclass(frozen=True)
class Case:
    """Documents of one set, by their types. ``texts`` are their passages, by type too."""

    documents: Mapping[str, Document]
    library: Library
    texts: Mapping[str, tuple[Passage, ...]] = field(repr=False)

    @classmethod
    def of(cls, documents: Mapping[str, Document], library: Library) -> Case:
        """The case of assembled documents."""
        sources = Sources(library)
        return cls(documents, library, {kind: tuple(read(one, sources)) for kind, one in documents.items()})

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
