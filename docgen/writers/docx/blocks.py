"""Blocks: paragraphs, lists and definitions, and the way to tables, figures and signatures.

In: blocks of the tree and the setting that they stand in. Out: paragraphs and tables, added to what is written.
"""

from __future__ import annotations

from docgen.assembly.nodes import Block, DefinitionList, Figure, ItemList, Paragraph, Signatures, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.figure import write_figure
from docgen.writers.docx.inline import inlines
from docgen.writers.docx.markup import numbered, run
from docgen.writers.docx.measure import LIST_INDENT, first_word_fits
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.signatures import write_signatures
from docgen.writers.docx.table import write_table
from docgen.writers.docx.together import keep_end, keep_with_next, whole_item
from docgen.writers.docx.writing import Writing

_AFTER_TERM = "\u2003"
_FITS = 40
_SURE = 0.7
_ANNOUNCED = (ItemList, Table, Figure, Signatures)


def write_blocks(out: Pieces, blocks: tuple[Block, ...], setting: Setting, writing: Writing) -> None:
    """Write ``blocks`` at the end of ``out``; words that announce a list, table or picture stay on its page."""
    for position, block in enumerate(blocks):
        _write_block(out, block, setting, writing)
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and isinstance(following, _ANNOUNCED):
            _keep_last(out)


def _write_block(out: Pieces, block: Block, setting: Setting, writing: Writing) -> None:
    match block:
        case Paragraph():
            _write_paragraph(out, block, setting, writing)
        case ItemList():
            _write_list(out, block, setting, writing)
        case DefinitionList():
            _write_definitions(out, block, writing)
        case Table():
            write_table(out, block, writing, write_blocks, nested=bool(setting.width))
        case Figure():
            write_figure(out, block, writing)
        case Signatures():
            write_signatures(out, block, writing)


def _write_paragraph(out: Pieces, block: Paragraph, setting: Setting, writing: Writing) -> None:
    style, properties = setting.text, ""
    counted = bool(block.level) and setting.outline is not None
    writing.uncontrolled = _may_not_fit(block, setting, writing, counted=counted)
    if block.level and setting.outline:
        style = setting.numbered[block.level - 1]
        setting.outline.advance(block.level, block.number)
        if block.level == 1:  # the list links this level to the headings, so that the style alone does not number it
            properties = numbered(setting.outline.number_id, block.level)
    out.append(Line(writing.styles.id(style), _runs(block, writing), properties))


def _keep_last(out: Pieces) -> None:
    if out and isinstance(out[-1], Line):
        out[-1].keep = True


def _runs(block: Paragraph, writing: Writing) -> str:
    """The content, within the paragraph's own bookmark and that of an untitled clause which begins here."""
    if not block.anchor and not writing.anchor:
        runs = inlines(block.content, writing)
        writing.uncontrolled = False
        return runs
    begin_clause, end_clause = writing.bookmark(writing.take_anchor())
    begin, end = writing.bookmark(block.anchor)
    runs = inlines(block.content, writing)
    writing.uncontrolled = False
    return f"{begin_clause}{begin}{runs}{end}{end_clause}"


def _may_not_fit(block: Paragraph, setting: Setting, writing: Writing, *, counted: bool, indent: int = 0) -> bool:
    """Whether the first word may be longer than its line, so that no content control may begin the paragraph.

    LibreOffice 7.4 leaves a line empty before a control whose first word does not fit, and never ends to lay it out
    where the paragraph is numbered: there, the word has to fit in any font.
    """
    if setting.width:
        room = (setting.width - indent) * (_SURE if counted else 1)
        return not first_word_fits(plain(block.content), int(room), writing.styles.breadth("Table Text"))
    return counted and len(plain(block.content).partition(" ")[0]) > _FITS


def _write_list(out: Pieces, block: ItemList, setting: Setting, writing: Writing) -> None:
    style = setting.items if block.ordered else setting.bullets
    labels = [item.label for item in block.items] if block.ordered else []
    number = writing.numbering.items(style, block.depth, labels)
    indent = int(writing.numbering.indent(style, block.depth))
    around, writing.room = writing.room, max(writing.room - LIST_INDENT, 0)
    for item in block.items:
        first, rest = Paragraph(()), item.blocks
        if rest and isinstance(rest[0], Paragraph):
            first, rest = rest[0], rest[1:]
        begin = len(out)
        writing.uncontrolled = _may_not_fit(first, setting, writing, counted=True, indent=indent)
        out.append(Line(writing.styles.id(style), _runs(first, writing), numbered(number, block.depth)))
        if rest and isinstance(rest[0], ItemList):
            _keep_last(out)
        for further in rest:
            if isinstance(further, Paragraph):
                left = f'<w:ind w:left="{indent}"/>'
                out.append(Line(writing.styles.id(setting.text), _runs(further, writing), left))
            else:
                _write_block(out, further, setting, writing)
        if rest and whole_item(item):
            keep_with_next(out[begin:-1])
    writing.room = around


def _write_definitions(out: Pieces, block: DefinitionList, writing: Writing) -> None:
    for definition in block.definitions:
        begin, end = writing.bookmark(definition.anchor)
        term = run(definition.name, writing.styles.id("Defined Term"))
        meaning = inlines(definition.content, writing)
        out.append(Line(writing.styles.id("Definition"), f"{begin}{term}{end}{run(_AFTER_TERM)}{meaning}"))
    keep_end(out)
