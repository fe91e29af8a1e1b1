"""What the lints over a set are given: an engagement, its documents, and the library that they were made from.

In: what was read and assembled. Out: ``Whole``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Document
from docgen.finding import Location, Related, say
from docgen.inputs.folder import Reading
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library
from docgen.lint.across.ground.spots import Index, Spot
from docgen.lint.across.ground.written import Leaf, leaves
from docgen.lint.places import Sources
from docgen.lint.reading import Readout, read
from docgen.model.whole import Engagement


@dataclass(frozen=True)
class Whole:
    """One engagement with all its documents. ``places`` are those of its fields, ``read`` the paths of all fields that
    a document read, those that only decide on a condition among them."""

    engagement: Engagement
    places: Mapping[str, Location] = field(repr=False)
    shown: str
    library: Library = field(repr=False)
    documents: Mapping[str, Document] = field(repr=False)
    read: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, reading: Reading, shown: str, library: Library, documents: Mapping[str, Assembled]) -> Whole:
        """What was read and assembled; ``shown`` is how the folder of the engagement is named in findings."""
        assert reading.engagement is not None
        trees = {kind: made.document for kind, made in documents.items()}
        read = {kind: frozenset(made.fields) for kind, made in documents.items()}
        return cls(reading.engagement, reading.places, shown, library, trees, read)

    @cached_property
    def readouts(self) -> Mapping[str, Readout]:
        """Each document as it is read."""
        sources = Sources(self.library)
        return {kind: read(document, sources) for kind, document in self.documents.items()}

    @cached_property
    def index(self) -> Index:
        """Where each field stands."""
        return Index(self.readouts)

    @cached_property
    def prose(self) -> frozenset[str]:
        """The fields that hold text of several sentences."""
        return frozenset(path for path, _, prose in self.leaves if prose)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Each single value of the engagement that holds something."""
        return tuple(leaves(self.engagement))

    def has(self, *documents: str) -> bool:
        """Whether the set holds all of these types of document."""
        return all(kind in self.documents for kind in documents)

    def field_at(self, path: str) -> Location:
        """The line of a field, or of the nearest record around it that is written."""
        known = path
        while known and known not in self.places:
            known = known[: max(known.rfind("."), known.rfind("["), 0)]
        return self.places.get(known, Location(f"{self.shown}/engagement.yaml", 1, 1))

    @cached_property
    def wordings(self) -> tuple[tuple[ClauseText, str], ...]:
        """Each wording of the library with its words, those of its condition among them."""
        every = (text for variants in self.library.clauses.values() for text in variants)
        return tuple((text, f"{text.body}\n{text.head.when or ''}") for text in every)

    @cached_property
    def _texts(self) -> dict[str, ClauseText]:
        return {text.file: text for text, _ in self.wordings}

    def words_at(self, spot: Spot, words: str) -> Location:
        """The place of words in the file of a clause, else the line on which its wording begins."""
        return self._found(spot, r"\s+".join(re.escape(part) for part in words.split()))

    def _found(self, spot: Spot, *patterns: str) -> Location:
        """The place of the first pattern that the wording of a clause holds."""
        text = self._texts.get(spot.clause.origin.file)
        if text is None:
            return Location(spot.clause.origin.file, 1, 1)
        every = (re.search(pattern, text.body) for pattern in patterns if pattern)
        found = next((one for one in every if one), None)
        if found is None:
            return Location(text.file, text.line, 1)
        column = found.start() - text.body.rfind("\n", 0, found.start())
        length = len(found[0].partition("\n")[0])
        return Location(text.file, text.line + text.body.count("\n", 0, found.start()), column, length)

    def field_in(self, spot: Spot, path: str) -> Location:
        """The place in a clause that prints a field: its last name there, rather in braces that print than in a
        condition; or the table that shows it."""
        if not spot.prose:
            return self.words_at(spot, "table(")
        last = re.split(r"[.\[\]]+", path.rstrip("]"))[-1]
        name = rf"\b{re.escape(last)}\b"
        return self._found(spot, rf"{name}(?=[^{{}}%]*\}}\}})", name)

    def promised(self, spot: Spot, path: str) -> Related:
        """The clause that says something, for a finding on another that does not."""
        return Related(self.field_in(spot, path), say("related.says", spot=spot.named()))
