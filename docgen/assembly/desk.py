"""What a table or a figure is made from: facts, words, calculations, and the means to turn them into cells.

A builder gets a ``Desk`` and gives back a node. Words come from ``clauses/<language>/tables/<name>.yaml`` or
``figures/<name>.yaml``: ``caption``, ``columns`` (id -> heading), ``note`` and whatever else is needed. They are
wording like that of a clause: ``{{ path }}`` stands for a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docgen.assembly.facts import Facts, Items, Leaf
from docgen.assembly.filling import TOKEN, Run
from docgen.assembly.formats import Formatter
from docgen.assembly.free_text import free_text
from docgen.assembly.nodes import Block, Cell, Inline, Inlines, Item, ItemList, Paragraph, Text, Value
from docgen.assembly.prose import parse
from docgen.assembly.sandbox import render
from docgen.finding import Location

if TYPE_CHECKING:
    from docgen.assembly.calculations import Calculations


@dataclass(frozen=True, slots=True)
class Desk:
    """The facts of an engagement, and the words of one table or figure."""

    run: Run
    calc: Calculations
    words: dict[str, Any]
    file: str
    names: Mapping[str, Any] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """The engagement."""
        return self.run.facts

    @property
    def formatter(self) -> Formatter:
        """The language."""
        return self.run.formatter

    def word(self, name: str, **fields: str) -> str:
        """A label of this table, with its places filled in."""
        return str(self.words.get("words", {})[name]).format(**fields)

    def caption(self) -> Inlines:
        """The caption."""
        return self.line(str(self.words["caption"]))

    def note(self) -> Inlines:
        """The note below, if there is one."""
        return self.line(str(self.words["note"])) if self.words.get("note") else ()

    def heading(self, column: str) -> Inlines:
        """The heading of a column."""
        return self.line(str(self.words["columns"][column]))

    def worded(self, source: str, names: Mapping[str, Any] | None = None) -> tuple[Block, ...]:
        """Wording with its values filled in; ``names`` are known beside those of clauses."""
        place = Location(self.file, 1, 1)
        if "{" in source:
            known = {**self.names, "words": self.words, **(names or {})}
            source = render(source, known, self.run, place)
        content = _plain_line(source, self.run)
        if content is not None:
            return (Paragraph(content),) if content else ()
        return parse(source, self.run, place)

    def line(self, source: str, names: Mapping[str, Any] | None = None) -> Inlines:
        """Wording that is one paragraph, such as a step of a worked example."""
        return next((block.content for block in self.worded(source, names) if isinstance(block, Paragraph)), ())

    def computed(self, value: Any, paths: Iterable[str], calculation: str) -> Value:
        """The result of a calculation in words, with the fields that went into it."""
        return Value(self.formatter.text(value), self.facts.ledger.sources(paths), calculation)

    def named(self, reference: Leaf) -> Any:
        """The name of what an id refers to; the id itself where nothing bears it."""
        record = self.facts.find(reference)
        part = next((p for p in ("name", "title", "task", "role") if record and p in record.fields()), "")
        return getattr(record, part) if part else reference

    def cell(self, *parts: Any, header: bool = False) -> Cell:
        """A cell: fields, values, labels (as text), lists (as bullets), or nothing (a dash)."""
        blocks: list[Block] = []
        inline: list[Any] = []
        for part in parts:
            if part is None:
                continue
            if isinstance(part, Items | list | tuple):
                entries = [self.run.say(entry) for entry in part]
                blocks.extend(_entries(entries))
            elif isinstance(part, Leaf) and part.prose:
                blocks.extend(free_text(part, self.run))
            elif isinstance(part, str):
                inline.append(Text(part))
            else:
                inline.append(part if isinstance(part, Text) else self.run.say(part))
        if inline:
            blocks.insert(0, Paragraph(tuple(inline)))
        return Cell(tuple(blocks) or (Paragraph((Text(str(self.formatter.labels["nothing"])),)),), header=header)


def _entries(entries: list[Value]) -> list[Block]:
    """One entry stands alone; several become a list."""
    if len(entries) < 2:
        return [Paragraph((entry,)) for entry in entries]
    return [ItemList(tuple(Item((Paragraph((entry,)),)) for entry in entries), ordered=False)]


_MARKUP = re.compile(r"[*_\\\[\n]|^\s*(?:[-+]|\d+\.)\s")


def _plain_line(source: str, run: Run) -> Inlines | None:
    """The nodes of one line without any mark-up; None where there is some, which only the parser understands."""
    line = source.strip()
    if _MARKUP.search(line):
        return None
    made: list[Inline] = []
    for index, part in enumerate(TOKEN.split(line)):
        if index % 2:
            value = run.values[int(part)]
            if not isinstance(value, Value):
                return None
            made.append(value)
        elif part:
            made.append(Text(part))
    return tuple(made)
