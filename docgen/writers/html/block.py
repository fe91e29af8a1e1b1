"""Block nodes: paragraphs and lists with their labels as text, definitions, signatures.

Tables and figures have rooms of their own.
"""

from __future__ import annotations

from typing import assert_never

from docgen.assembly.document import (
    Block,
    DefinitionList,
    Figure,
    Inlines,
    Item,
    ItemList,
    Paragraph,
    SignatureBlock,
    Signatures,
    Table,
)
from docgen.writers.html.figure import figure
from docgen.writers.html.inline import inline
from docgen.writers.html.markup import Medium, attributes, text
from docgen.writers.html.table import table


def blocks(content: tuple[Block, ...], medium: Medium) -> str:
    """The markup of block nodes, one after the other."""
    return "".join([_block(block, medium) for block in content])


def number(words: str) -> str:
    """A number that hangs left of its text. The space belongs to it, so that copied text keeps the two apart."""
    return f'<span class="number">{text(words)} </span>' if words else ""


def _block(block: Block, medium: Medium) -> str:
    match block:
        case Paragraph():
            return paragraph(block, medium)
        case ItemList():
            return _list(block, medium)
        case Table():
            return table(block, medium, cell_blocks=blocks)
        case Figure():
            return figure(block, medium)
        case DefinitionList():
            return _definitions(block, medium)
        case Signatures():
            return f'<div class="signatures">{"".join([_signature(one, medium) for one in block.blocks])}</div>\n'
        case _:
            assert_never(block)


def paragraph(block: Paragraph, medium: Medium, label: str = "") -> str:
    """A paragraph; ``label`` is markup that goes before its words."""
    level = f"level-{block.level}" if block.level else ""
    words = inline(block.content, medium)
    return f"<p{attributes(id=block.anchor, class_=level)}>{label}{number(block.number)}{words}</p>\n"


def _list(block: ItemList, medium: Medium) -> str:
    tag = "ol" if block.ordered else "ul"
    # Without the role, a list whose markers are text is no list to some screen readers.
    return f'<{tag} role="list">\n{"".join([_item(item, block.ordered, medium) for item in block.items])}</{tag}>\n'


def _item(item: Item, ordered: bool, medium: Medium) -> str:
    hidden = "" if ordered else ' aria-hidden="true"'
    label = f'<span class="label"{hidden}>{text(item.label)} </span>' if item.label else ""
    first = item.blocks[0] if item.blocks else Paragraph(())
    if isinstance(first, Paragraph):
        return f"<li>{paragraph(first, medium, label)}{blocks(item.blocks[1:], medium)}</li>\n"
    return f"<li><p>{label}</p>{blocks(item.blocks, medium)}</li>\n"


def _definitions(block: DefinitionList, medium: Medium) -> str:
    entries = [
        f"<dt{attributes(id=one.anchor)}><dfn>{text(one.name)}</dfn></dt>\n<dd>{inline(one.content, medium)}</dd>\n"
        for one in block.definitions
    ]
    return f'<dl class="definitions">\n{"".join(entries)}</dl>\n'


def _signature(block: SignatureBlock, medium: Medium) -> str:
    lines = [f"<dt>{text(line.label)}</dt>\n{_filled(line.content, medium)}\n" for line in block.lines]
    party = f'<p class="party">{inline(block.party, medium)}</p>'
    return f'<div class="signature">{party}\n<dl>\n{"".join(lines)}</dl></div>\n'


def _filled(content: Inlines, medium: Medium) -> str:
    return f"<dd>{inline(content, medium)}</dd>" if content else '<dd class="blank"></dd>'
