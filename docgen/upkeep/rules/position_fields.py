"""UPK014: a position prints the fields of the balanced wording.

What: the buyer's and the supplier's wording of a clause print the fields that the balanced one for the same law prints,
unless ``other_fields`` in the front matter names the field and says why it is different.
Why: a field that is left out is a number which somebody agreed and which the position ignores; one that comes in is a
number of which the balanced wording knows nothing.
Fails: the balanced wording prints ``terms.cure``, the buyer's does not.
Passes: both do, or the buyer's says ``other_fields: {terms.cure: The Client need not wait.}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding
from docgen.model.engagement import Position
from docgen.upkeep.pieces import Piece, Survey

CODE = "UPK014"


def check(survey: Survey) -> Iterator[Finding]:
    """A warning for each position that prints other fields, and for each difference explained that is none."""
    for language in survey.holdings.libraries:
        bodies = [piece for piece in survey.of("clause", language) if piece.part == ("body",)]
        balanced = {
            (piece.owner, law): piece
            for piece in bodies
            for law in piece.laws
            if piece.wording is not None and piece.wording.head.position is Position.BALANCED
        }
        for piece in bodies:
            same = [balanced[piece.owner, law] for law in piece.laws if (piece.owner, law) in balanced]
            if same:
                yield from _compared(piece, {other.place.file: other for other in same})


def _compared(piece: Piece, balanced: dict[str, Piece]) -> Iterator[Finding]:
    assert piece.wording is not None
    explained = piece.wording.head.other_fields
    different: set[str] = set()
    for file, other in balanced.items():
        paths = piece.account.printed ^ other.account.printed
        different |= paths
        for path in sorted(paths - explained.keys()):
            said = "UPK014.more" if path in piece.account.printed else "UPK014.less"
            yield finding(said, piece.place, severity=Severity.WARNING, path=path, file=file)
    for path in sorted(explained.keys() - different):
        place = piece.wording.places.get(("other_fields", path), Location(piece.place.file, 1, 1))
        yield finding("UPK014.same", place, severity=Severity.WARNING, path=path)
