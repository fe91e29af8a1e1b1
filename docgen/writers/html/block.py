"""Block nodes: paragraphs and lists with their labels as text, definitions, signatures.

Tables and figures have rooms of their own.
"""

from __future__ import annotations

from typing import assert_never

from docgen.assembly import walk
from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Figure,
    Item,
    ItemList,
    Paragraph,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Table,
)
from docgen.assembly.walk import plain
from docgen.writers.html.figure import figure
from docgen.writers.html.hanging import hanging, number
from docgen.writers.html.inline import inline
from docgen.writers.html.markup import Medium, attributes, text
from docgen.writers.html.table import table

# An item of so many characters stays on one page with the list below it.
_ENTRY = 500


def blocks(content: tuple[Block, ...], medium: Medium) -> str:
    """The markup of block nodes, one after the other."""
    return "".join([_block(block, medium) for block in content])


def _block(block: Block, medium: Medium) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, medium)
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


def _paragraph(block: Paragraph, medium: Medium, label: str = "") -> str:
    words = inline(block.content, medium)
    if label:
        return hanging("p", "label", label, number(block.number) + words, medium, id=block.anchor)
    level = f"level-{block.level}" if block.level else ""
    # What announces a table or a list goes with it to the next page.
    lead = " lead" if words.endswith(":") else ""
    return hanging("p", "number", block.number, words, medium, id=block.anchor, class_=f"{level}{lead}".strip())


def _list(block: ItemList, medium: Medium) -> str:
    tag = "ol" if block.ordered else "ul"
    # Without the role, a list whose markers are text is no list to some screen readers.
    return f'<{tag} role="list">\n{"".join([_item(item, medium) for item in block.items])}</{tag}>\n'


def _item(item: Item, medium: Medium) -> str:
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (Paragraph(()), ())
    if not isinstance(first, Paragraph):
        first, rest = Paragraph(()), item.blocks
    kept = attributes(class_="kept" if medium is Medium.PAPER and _is_entry(item) else "")
    return f"<li{kept}>{_paragraph(first, medium, item.label)}{blocks(rest, medium)}</li>\n"


def _is_entry(item: Item) -> bool:
    """Whether an item with a short list below it is read as one, like an entry of a list of calls."""
    if not any(isinstance(one, ItemList) for one in item.blocks[1:]):
        return False
    return sum(len(plain(one.content)) for one in walk.blocks(item.blocks) if isinstance(one, Paragraph)) <= _ENTRY


def _definitions(block: DefinitionList, medium: Medium) -> str:
    entries = [
        f"<dt{attributes(id=one.anchor)}><dfn>{text(one.name)}</dfn></dt>\n<dd>{inline(one.content, medium)}</dd>\n"
        for one in block.definitions
    ]
    return f'<dl class="definitions">\n{"".join(entries)}</dl>\n'


def _signature(block: SignatureBlock, medium: Medium) -> str:
    after = (*block.lines[1:], SignatureLine(""))
    lines = [
        f"<dt{_kind(line)}>{text(line.label)}</dt>\n{_filled(line, medium, _name(block, line, following))}\n"
        for line, following in zip(block.lines, after, strict=True)
    ]
    party = f'<p class="party">{inline(block.party, medium)}</p>'
    return f'<div class="signature">{party}\n<dl>\n{"".join(lines)}</dl></div>\n'


def _name(block: SignatureBlock, line: SignatureLine, following: SignatureLine) -> str:
    """What the place for a signature is called: the party, the label and, where it is known, who signs there."""
    return f"{plain(block.party)}: {', '.join(filter(None, (line.label, plain(following.content))))}"


def _filled(line: SignatureLine, medium: Medium, name: str) -> str:
    if line.content:
        return f"<dd>{inline(line.content, medium)}</dd>"
    # A place on paper until the writer makes a field of it; of all fields this one alone asks WeasyPrint for no font.
    field = f'<input type="checkbox"{attributes(title=name)}>' if line.signs and medium is Medium.PAPER else ""
    return f"<dd{_kind(line)}>{field}</dd>"


def _kind(line: SignatureLine) -> str:
    """Whether somebody still writes on a line, and whether they sign there."""
    return attributes(class_="" if line.content else "blank signs" if line.signs else "blank")
