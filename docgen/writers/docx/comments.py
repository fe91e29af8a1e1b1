"""Notes of a review copy as comments of Word: they stand in the margin, and Word leaves them out where asked to.

In: the notes of a clause and the first paragraph that it wrote. Out: marks round the words of that paragraph, and a
part of the package with the comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from docgen.assembly.nodes import Block, ItemList, Paragraph
from docgen.assembly.walk import plain
from docgen.writers.docx.markup import attribute, run
from docgen.writers.docx.names import NAMESPACES
from docgen.writers.docx.pieces import Line, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Package

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_BULLET = "– "


def comment(written: Pieces, notes: tuple[Block, ...], comments: list[tuple[Block, ...]]) -> None:
    """Mark the first paragraph of ``written`` as what the notes are about, and keep them for the package."""
    line = next((piece for piece in written if isinstance(piece, Line)), None)
    if line is None:
        return
    number = len(comments)
    comments.append(notes)
    mark = f'w:id="{number}"/>'
    line.runs = f"<w:commentRangeStart {mark}{line.runs}<w:commentRangeEnd {mark}<w:r><w:commentReference {mark}</w:r>"


def store_comments(package: Package, comments: Sequence[tuple[Block, ...]], name: str, date: str) -> None:
    """Put the comments into the package; ``name`` is what they are called, ``date`` that of the document."""
    if not comments:
        return
    head = f'w:author="{attribute(name)}" w:initials="{attribute(name[:1])}" w:date="{date}T00:00:00Z"'
    made = "".join(f'<w:comment w:id="{n}" {head}>{_paragraphs(notes)}</w:comment>' for n, notes in enumerate(comments))
    declared = f'xmlns:w="{NAMESPACES["w"]}"'
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments {declared}>{made}</w:comments>'
    opened = package.part.package
    part = Part(PackURI("/word/comments.xml"), _TYPE, xml.encode(), opened)
    package.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def _paragraphs(notes: tuple[Block, ...]) -> str:
    return "".join(f"<w:p>{run(words)}</w:p>" for words in _lines(notes))


def _lines(notes: tuple[Block, ...], lead: str = "") -> Iterator[str]:
    for block in notes:
        if isinstance(block, Paragraph):
            yield lead + plain(block.content)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _lines(item.blocks, _BULLET)
