"""Where a document defines its terms: in its list of definitions, and within sentences.

In: passages. Out: a spot for each definition, its key the term. Within a sentence a term is defined by what stands
strongly stressed in brackets or quotation marks: ``(the “**Tender Fee**”)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.assembly.nodes import Inlines, Strong, TermUse, Text
from docgen.lint.passages import Kind, Passage
from docgen.lint.shapes import Spot

_OPEN, _CLOSE = ("(", "“", "„", "‘", "‚", '"'), (")", "”", "“", "’", "‘", '"')


def defined(passages: Iterable[Passage]) -> Iterator[Spot]:
    """Each definition, in reading order; its value is where it comes in that order."""
    for number, passage in enumerate(passages):
        if passage.kind is Kind.DEFINITION:
            yield Spot(passage.term, passage.home.start, passage.term, number)
        if passage.content is passage.leaves:  # nothing is stressed
            continue
        for term, child in _stressed(passage.content):
            index = next(index for index, leaf in enumerate(passage.leaves) if leaf is child)
            start = sum(map(len, passage.parts[:index]))
            yield Spot(term, passage.at(start, len(child.text)), child.text, number)


def _stressed(content: Inlines) -> Iterator[tuple[str, TermUse | Text]]:
    for before, node, after in zip(content, content[1:], content[2:], strict=False):
        if not (isinstance(node, Strong) and isinstance(before, Text) and isinstance(after, Text)):
            continue
        if before.text.endswith(_OPEN) and after.text.startswith(_CLOSE) and len(node.children) == 1:
            child = node.children[0]
            if isinstance(child, TermUse):
                yield child.term, child
            elif isinstance(child, Text):
                yield child.text.casefold(), child
