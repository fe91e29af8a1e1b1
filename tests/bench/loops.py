"""A document as docxtpl makes one: a template with loops, such as ``{%tr for … %}``, and what they run over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docxtpl import DocxTemplate

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Block, DefinitionList, Figure, ItemList, Paragraph, Row, Signatures, Table
from docgen.assembly.walk import plain

Content = list[dict[str, Any]]

_STYLES = {
    "section": "Heading 1",
    "clause": "Heading 2",
    "text": "Normal",
    "item": "List Number",
    "bullet": "List Bullet",
    "caption": "Caption",
}


def template() -> bytes:
    """The template: one loop over blocks, in it a branch for each kind, a loop over rows and one over cells."""
    made = docx.Document()
    made.add_paragraph("{{ title }}", "Title")
    made.add_paragraph("{%p for block in blocks %}")
    for number, (kind, style) in enumerate(_STYLES.items()):
        made.add_paragraph(f"{{%p {'elif' if number else 'if'} block.kind == '{kind}' %}}")
        made.add_paragraph("{{ block.text }}", style)
    made.add_paragraph("{%p else %}")
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for cell, text in zip(
        table.rows[1].cells, ("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    made.add_paragraph("{%p endif %}")
    made.add_paragraph("{%p endfor %}")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def fill_in(template: bytes, content: Content) -> bytes:
    """The template with its loops run over the content, as a file."""
    filled = DocxTemplate(BytesIO(template))
    filled.render({"title": content[0]["text"], "blocks": content[1:]}, autoescape=True)
    out = BytesIO()
    filled.save(out)
    return out.getvalue()


def flattened(document: Document) -> Content:
    """All words of a document, block by block; the first is its title."""
    blocks = [{"kind": "title", "text": document.cover.title}, *_blocks(document.front)]
    blocks.extend(_clauses(document.opening))
    blocks.extend(_sections(document.sections))
    blocks.extend(_clauses(document.closing))
    blocks.extend(_sections(document.schedules))
    return blocks


def _sections(sections: Iterable[Section]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield {"kind": "section", "text": section.heading}
        yield from _clauses(section.clauses)


def _clauses(clauses: Iterable[Clause]) -> Iterator[dict[str, Any]]:
    for clause in clauses:
        if clause.titled:
            yield {"kind": "clause", "text": clause.title}
        yield from _blocks(clause.blocks)


def _blocks(blocks: Iterable[Block], paragraph: str = "text") -> Iterator[dict[str, Any]]:
    for block in blocks:
        match block:
            case Paragraph(content=content):
                yield {"kind": paragraph, "text": plain(content)}
            case ItemList(items=items, ordered=ordered):
                for item in items:
                    yield from _blocks(item.blocks, "item" if ordered else "bullet")
            case Table(caption=caption, note=note):
                yield {"kind": "caption", "text": plain(caption)}
                yield {"kind": "table", "rows": [[plain(column.heading) for column in block.columns], *_rows(block)]}
                if note:
                    yield {"kind": "text", "text": plain(note)}
            case Figure(caption=caption):
                yield {"kind": "caption", "text": plain(caption)}
            case DefinitionList(definitions=definitions):
                for definition in definitions:
                    yield {"kind": "text", "text": f"{definition.name} {plain(definition.content)}"}
            case Signatures(blocks=parties):
                for party in parties:
                    yield {"kind": "text", "text": plain(party.party)}
                    for line in party.lines:
                        yield {"kind": "text", "text": f"{line.label} {plain(line.content)}"}


def _rows(table: Table) -> list[list[str]]:
    return [_cells(row, len(table.columns)) for row in table.rows]


def _cells(row: Row, columns: int) -> list[str]:
    """The words of each cell; a group row has one cell for all columns."""
    texts = ["\n".join(part.get("text", "") for part in _blocks(cell.blocks)) for cell in row.cells]
    return texts + [""] * (columns - len(texts))
