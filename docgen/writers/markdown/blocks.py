"""Block nodes as Markdown: each gives its lines, without the indentation of what it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Figure,
    Inlines,
    ItemList,
    Paragraph,
    SignatureBlock,
    Signatures,
    Strong,
    Table,
    Text,
)
from docgen.writers.markdown.escaping import escape, line
from docgen.writers.markdown.inline import inline
from docgen.writers.markdown.table import blank_line, table

# Two lists in a row would become one; a comment between them keeps them apart and shows nothing.
_APART = "<!-- -->"


@dataclass(frozen=True, slots=True)
class Manner:
    """How this document is written: the abbreviations that end no sentence, the anchors that something leads to, and
    what notes for review are called."""

    abbreviations: frozenset[str]
    targets: frozenset[str]
    note: str = ""

    def anchor(self, name: str) -> str:
        """The mark of a place, empty where nothing leads to it."""
        return f'<a id="{escape_attribute(name)}"></a>' if name in self.targets else ""


def escape_attribute(words: str) -> str:
    """``words`` inside the quotation marks of an HTML attribute."""
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def blocks(content: Iterable[Block], manner: Manner) -> list[str]:
    """The lines of block nodes with an empty line between two."""
    lines: list[str] = []
    last: Block | None = None
    for block in content:
        if last is not None:
            apart = isinstance(last, ItemList) and isinstance(block, ItemList)
            lines += ["", _APART, ""] if apart else [""]
        lines += _block(block, manner)
        last = block
    return lines


def paragraph(content: Inlines, manner: Manner, lead: str = "") -> list[str]:
    """The lines of a paragraph; ``lead`` is Markdown that goes before its words."""
    return [line(words) for words in (lead + inline(content, manner.abbreviations)).split("\n")]


def _block(block: Block, manner: Manner) -> list[str]:
    match block:
        case Paragraph():
            return _numbered(block, manner)
        case ItemList():
            return _list(block, manner)
        case Table():
            return _captioned(block, manner) + table(block) + _note(block, manner)
        case Figure():
            alternative = [f"> {words}" for words in paragraph((Text(block.alternative),), manner)]
            return [*_captioned(block, manner), *alternative]
        case DefinitionList():
            return [
                words for one in block.definitions for words in _definition(one.name, one.content, one.anchor, manner)
            ]
        case Signatures():
            return [words for index, one in enumerate(block.blocks) for words in _signature(one, index, manner)]
        case _:
            assert_never(block)


def _numbered(block: Paragraph, manner: Manner, label: str = "") -> list[str]:
    number = f"{escape(block.number)} " if block.number else ""
    return paragraph(block.content, manner, manner.anchor(block.anchor) + label + number)


def _list(block: ItemList, manner: Manner) -> list[str]:
    lines: list[str] = []
    for item in block.items:
        label = f"{escape(item.label)} " if block.ordered and item.label else ""
        first, rest = item.blocks[0] if item.blocks else Paragraph(()), item.blocks[1:]
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), item.blocks
        own = _numbered(first, manner, label)
        if rest:
            own += ([] if isinstance(rest[0], ItemList) else [""]) + blocks(rest, manner)
        lines += bullet(own)
    return lines


def bullet(lines: list[str]) -> list[str]:
    """Lines as an item of a bullet list."""
    return [f"- {lines[0]}", *(f"  {words}" if words else "" for words in lines[1:])]


def _captioned(block: Table | Figure, manner: Manner) -> list[str]:
    label: Inlines = (Strong((Text(block.label),)),) if block.label else ()
    space: Inlines = (Text(" "),) if block.label and block.caption else ()
    caption = (*label, *space, *block.caption)
    anchor = manner.anchor(block.anchor)
    return [*paragraph(caption, manner, anchor), ""] if caption or anchor else []


def _note(block: Table, manner: Manner) -> list[str]:
    return ["", *paragraph(block.note, manner)] if block.note else []


def _definition(name: str, content: Inlines, anchor: str, manner: Manner) -> list[str]:
    return bullet(paragraph((Strong((Text(name),)), Text(": "), *content), manner, manner.anchor(anchor)))


def _signature(block: SignatureBlock, index: int, manner: Manner) -> list[str]:
    lines = [] if index == 0 else [""]
    lines += [*paragraph(block.party, manner), ""]
    for one in block.lines:
        content = inline(one.content, None) if one.content else blank_line()
        lines += bullet([line(f"{escape(one.label)}: {content}")])
    return lines
