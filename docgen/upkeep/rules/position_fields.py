"""UPK014: a position reads the fields of the balanced wording.

What: the buyer's and the supplier's wording of a clause read the fields that the balanced one for the same law reads.
Why: a field that is left out is a number which somebody agreed and which the position ignores. Where that is what the
position is about, ``reads`` in its front matter lists those fields with a plus or a minus.
Fails: the balanced wording reads ``terms.cure``, the buyer's does not. Passes: both do.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity
from docgen.model.engagement import Position
from docgen.upkeep.pieces import Piece, Survey

CODE = "UPK014"


def check(survey: Survey) -> Iterator[Finding]:
    """A warning for each position that reads other fields."""
    for language in survey.holdings.libraries:
        bodies = [piece for piece in survey.of("clause", language) if piece.part == ("body",)]
        balanced = {
            (piece.owner, law): piece
            for piece in bodies
            for law in piece.laws
            if piece.wording is not None and piece.wording.head.position is Position.BALANCED
        }
        for piece in bodies:
            assert piece.wording is not None
            others = {balanced[key] .place.file: balanced[key] for law in piece.laws if (key := (piece.owner, law)) in balanced}
            for other in others.values():
                yield from _compared(piece, other)


def _compared(piece: Piece, other: Piece) -> Iterator[Finding]:
    for path in sorted(piece.account.paths ^ other.account.paths):
        has, lacks = ("reads", "does not") if path in piece.account.paths else ("does not read", "does")
        message = f"this position {has} {path}; the balanced wording {lacks}"
        place = Location(piece.place.file, piece.place.line, 1)
        yield Finding(CODE, message, place, f"compare it with {other.place.file}", Severity.WARNING)
