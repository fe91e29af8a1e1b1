"""Defined terms: marking their uses, and the definitions that a document needs.

In: nodes of clauses and the terms of the library. Out: the same nodes with ``TermUse`` where a term stands; and
exactly the terms which the document uses, and those which their definitions use in turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.assembly.nodes import (
    Block,
    Definition,
    DefinitionList,
    Emphasis,
    Inline,
    Inlines,
    Item,
    ItemList,
    Paragraph,
    Strong,
    Table,
    TermUse,
    Text,
)
from docgen.assembly.walk import blocks, inlines
from docgen.library.proper import part_of_name
from docgen.library.vocabulary import TermText


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms that a type of document can use, and the pattern that finds them. In English, where words with
    capitals before a term make a proper name of it, ``names`` is true."""

    terms: Mapping[str, TermText]
    forms: Mapping[str, str]
    pattern: re.Pattern[str]
    names: bool = False

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Each use of a term; “International Data Transfer Agreement” is none of “Agreement”."""
        for found in self.pattern.finditer(text):
            if not (self.names and part_of_name(text, found.start(), self.forms)):
                yield found


def glossary(terms: Mapping[str, TermText], document: str, language: str) -> Glossary:
    """The terms of a library for one type of document in a language."""
    fitting = {k: t for k, t in terms.items() if not t.documents or document in t.documents}
    forms = {form: name for name, term in fitting.items() for form in (term.term, *term.forms)}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    pattern = "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0]") for form in ordered) or r"(?!)"
    return Glossary(fitting, forms, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-]|\.\w)"), language == "en")


def anchor(term: str) -> str:
    """The anchor of a definition."""
    return f"term-{term.replace('_', '-')}"


def mark(content: Inlines, words: Glossary) -> Inlines:
    """Inline nodes with each use of a term marked."""
    made: list[Inline] = []
    for node in content:
        match node:
            case Text(text=text):
                made.extend(_split(text, words))
            case Emphasis(children=children):
                made.append(replace(node, children=mark(children, words)))
            case Strong(children=children):
                made.append(Strong(mark(children, words)))
            case _:
                made.append(node)
    return tuple(made)


def _split(text: str, words: Glossary) -> list[Inline]:
    made: list[Inline] = []
    end = 0
    for found in words.find(text):
        if found.start() > end:
            made.append(Text(text[end : found.start()]))
        term = words.forms[found[0].replace("\u00a0", " ")]
        made.append(TermUse(found[0], term, anchor(term)))
        end = found.end()
    if end < len(text):
        made.append(Text(text[end:]))
    return made


def mark_blocks(within: tuple[Block, ...], words: Glossary) -> tuple[Block, ...]:
    """Blocks with each use of a term marked; tables and figures keep their labels as they are."""
    made: list[Block] = []
    for block in within:
        match block:
            case Paragraph():
                made.append(replace(block, content=mark(block.content, words)))
            case ItemList():
                items = tuple(Item(mark_blocks(item.blocks, words), item.label) for item in block.items)
                made.append(replace(block, items=items))
            case Table():
                made.append(replace(block, note=mark(block.note, words)))
            case _:
                made.append(block)
    return tuple(made)


def used(parts: Iterable[tuple[Block, ...]], words: Glossary) -> set[str]:
    """The terms that blocks use: those marked, and those within a sentence of a table, which bears no marks. A word
    with which a heading or a cell begins has its capital letter from there."""
    found: set[str] = set()
    for part in parts:
        for block in blocks(part):
            if isinstance(block, Table):
                rows = inlines(tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks))
                found.update(name for node in rows if isinstance(node, Text) for name in _within(node.text, words))
        found.update(node.term for node in inlines(part) if isinstance(node, TermUse))
    return found


def _within(text: str, words: Glossary) -> Iterator[str]:
    for use in words.find(text):
        if text[: use.start()].strip():
            yield words.forms[use[0].replace("\u00a0", " ")]


def definitions(
    names: set[str], words: Glossary, define: Callable[[str], Inlines], collate: Callable[[str], str]
) -> DefinitionList:
    """The definitions of these terms and of the terms which they use; ``collate`` gives the key of the alphabetical
    order."""
    made: dict[str, Inlines] = {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name in made or name not in words.terms:
            continue
        content = define(name)
        made[name] = tuple(Text(n.text) if isinstance(n, TermUse) and n.term == name else n for n in content)
        waiting.extend(n.term for n in made[name] if isinstance(n, TermUse))
    entries = [Definition(name, words.terms[name].term, content, anchor(name)) for name, content in made.items()]
    return DefinitionList(tuple(sorted(entries, key=lambda entry: (collate(entry.name), entry.term))))
