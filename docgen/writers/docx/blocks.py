"""Blocks: paragraphs, lists and definitions, and the way to tables, figures and signatures.

In: blocks of the tree and the setting that they stand in. Out: paragraphs and tables at the end of an element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.document import Block, DefinitionList, Figure, ItemList, Paragraph, Signatures, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.columns import first_word_fits
from docgen.writers.docx.figure import write_figure
from docgen.writers.docx.inline import write_inlines
from docgen.writers.docx.names import add, paragraph, text_run
from docgen.writers.docx.numbering import put
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.signatures import write_signatures
from docgen.writers.docx.table import write_table
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree

_AFTER_TERM = "\u2003"
_FITS = 40


def write_blocks(out: etree._Element, blocks: tuple[Block, ...], setting: Setting, writing: Writing) -> None:
    """Write ``blocks`` at the end of ``out``."""
    for block in blocks:
        _write_block(out, block, setting, writing)


def _write_block(out: etree._Element, block: Block, setting: Setting, writing: Writing) -> None:
    match block:
        case Paragraph():
            _write_paragraph(out, block, setting, writing)
        case ItemList():
            _write_list(out, block, setting, writing)
        case DefinitionList():
            _write_definitions(out, block, writing)
        case Table():
            write_table(out, block, writing, write_blocks)
        case Figure():
            write_figure(out, block, writing)
        case Signatures():
            write_signatures(out, block, writing)


def _write_paragraph(out: etree._Element, block: Paragraph, setting: Setting, writing: Writing) -> None:
    if block.level and setting.outline:
        written = paragraph(out, writing.styles.id(setting.numbered[block.level - 1]))
        setting.outline.advance(block.level, block.number)
        if block.level == 1:  # the list links this level to the headings, so that the style alone does not number it
            put(written, setting.outline.number_id, block.level)
        writing.uncontrolled = _may_not_fit(block, setting, writing, numbered=True)
    else:
        written = paragraph(out, writing.styles.id(setting.text))
        writing.uncontrolled = _may_not_fit(block, setting, writing, numbered=False)
    _fill(written, block, writing)


def _fill(written: etree._Element, block: Paragraph, writing: Writing) -> None:
    """Write the content, within the paragraph's own bookmark and that of an untitled clause which begins here."""
    bookmarks = [writing.open_bookmark(written, anchor) for anchor in (writing.take_anchor(), block.anchor)]
    write_inlines(written, block.content, writing)
    writing.uncontrolled = False
    for bookmark in reversed(bookmarks):
        writing.close_bookmark(written, bookmark)


def _may_not_fit(block: Paragraph, setting: Setting, writing: Writing, *, numbered: bool) -> bool:
    """Whether the first word may be longer than its line, so that no content control may begin the paragraph.

    LibreOffice 7.4 leaves a line empty before a control whose first word does not fit, and never ends to lay it out
    where the paragraph is numbered; in a cell any word after a number may be too long.
    """
    text = plain(block.content)
    if setting.width:
        return numbered or not first_word_fits(text, setting.width, writing.styles.size("Table Text"))
    return numbered and len(text.partition(" ")[0]) > _FITS


def _write_list(out: etree._Element, block: ItemList, setting: Setting, writing: Writing) -> None:
    style = setting.items if block.ordered else setting.bullets
    labels = [item.label for item in block.items] if block.ordered else []
    number = writing.numbering.items(style, block.depth, labels)
    for item in block.items:
        first, rest = Paragraph(()), item.blocks
        if rest and isinstance(rest[0], Paragraph):
            first, rest = rest[0], rest[1:]
        written = paragraph(out, writing.styles.id(style))
        put(written, number, block.depth)
        writing.uncontrolled = _may_not_fit(first, setting, writing, numbered=True)
        _fill(written, first, writing)
        for further in rest:
            if isinstance(further, Paragraph):
                written = paragraph(out, writing.styles.id(setting.text))
                add(written[0], "ind", left=writing.numbering.indent(style, block.depth))
                _fill(written, further, writing)
            else:
                _write_block(out, further, setting, writing)


def _write_definitions(out: etree._Element, block: DefinitionList, writing: Writing) -> None:
    for definition in block.definitions:
        written = paragraph(out, writing.styles.id("Definition"))
        bookmark = writing.open_bookmark(written, definition.anchor)
        text_run(written, definition.name, writing.styles.id("Defined Term"))
        writing.close_bookmark(written, bookmark)
        text_run(written, _AFTER_TERM)
        write_inlines(written, definition.content, writing)
