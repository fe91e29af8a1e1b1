"""Wording with tokens -> nodes of the tree.

In: the text of a clause as Jinja left it, values as tokens. Python-Markdown parses it with the few constructs that
clauses use, and its elements become our nodes, in which the tokens turn back into values. A construct that clauses
don't use stays the text that it is.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from docgen.assembly.bounds import LETTERS, LISTS
from docgen.assembly.facts import Leaf
from docgen.assembly.filling import TOKEN, Run, one_line
from docgen.assembly.free_text import free_text
from docgen.assembly.nodes import (
    Block,
    Emphasis,
    Inline,
    Inlines,
    Item,
    ItemList,
    Paragraph,
    Reference,
    Strong,
    Text,
    Value,
)
from docgen.finding import FindingsError, Location, finding

# Written so that brackets and spaces without end are looked through once.
_REFERENCE = r"\[\[\s*([^\s\[\]|](?:[^\[\]|\n]*[^\s\[\]|])?)\s*(?:\|\s*(number|title)\s*)?\]\]"


class _ReferenceProcessor(InlineProcessor):
    """``[[exit.assistance]]``, ``[[contract:exit.assistance|title]]``."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        element = ElementTree.Element("ref", {"to": m[1], "form": m[2] or "number"})
        return element, m.start(0), m.end(0)


def _markdown() -> Markdown:
    parser = Markdown()
    for name in ("code", "hashheader", "setextheader", "hr", "quote", "reference"):
        parser.parser.blockprocessors.deregister(name)
    for name in _UNUSED:
        parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(_ReferenceProcessor(_REFERENCE), "ref", 185)
    parser.preprocessors.deregister("html_block")
    parser.treeprocessors.deregister("prettify")
    return parser


# What clauses don't use; only escapes and emphasis stay.
_UNUSED = (
    "backtick",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)
_PARSER = _markdown()
_BEFORE_LIST = re.compile(
    r"^(?![ \t]*(?:[-*+]|\d+\.)[ \t])(?![ \t])(\S.*)\n(?=[ ]{0,3}(?:[-*+]|\d+\.)[ \t])", re.MULTILINE
)


def parse(text: str, run: Run, place: Location) -> tuple[Block, ...]:
    """The blocks of a clause, which stands at ``place``. Raises FindingsError where it goes beyond the bounds."""
    if len(text) > LETTERS:
        raise FindingsError([finding("CL015.written", place, most=LETTERS)])
    if _MARKUP.search(text):
        try:
            return _parsed(text, run)
        except (RecursionError, _TooDeepError):
            raise FindingsError([finding("CL015.marks", place, most=LISTS)]) from None
    return tuple(block for part in _BLANK_LINES.split(text) for block in _paragraphs(_words(part, run), run))


# Most clauses are paragraphs with references and values alone, for which no parser is needed.
_MARKUP = re.compile(r"[*\\\t\r\x02\x03]|(?<!\w)_|_(?!\w)|^[ ]{0,3}(?:[-+]|\d+\.)[ ]", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?: *\n)+")
REFERENCE = re.compile(_REFERENCE)


def _words(part: str, run: Run) -> list[Inline | Leaf | tuple[Block, ...]]:
    """The nodes of a paragraph without mark-up."""
    made: list[Inline | Leaf | tuple[Block, ...]] = []
    end = 0
    for found in REFERENCE.finditer(part):
        made.extend(_split(part[end : found.start()], run))
        made.append(_reference(found[1], found[2] or "number"))
        end = found.end()
    made.extend(_split(part[end:], run))
    return made


def _reference(to: str, form: str) -> Reference:
    document, _, target = to.rpartition(":")
    return Reference(target.strip(), document.strip(), form)


def _parsed(text: str, run: Run) -> tuple[Block, ...]:
    """The blocks of a clause with mark-up, as Markdown reads it."""
    _PARSER.reset()
    lines = _BEFORE_LIST.sub(r"\1\n\n", text).split("\n")
    for preprocessor in _PARSER.preprocessors:
        lines = preprocessor.run(lines)
    root = _PARSER.parser.parseDocument(lines).getroot()
    assert root is not None
    for processor in _PARSER.treeprocessors:
        root = processor.run(root) or root
    return tuple(block for element in root for block in _blocks(element, run, 0))


class _TooDeepError(Exception):
    """Lists stand in lists deeper than any format shows."""


def _blocks(element: ElementTree.Element, run: Run, depth: int) -> list[Block]:
    if element.tag in {"ul", "ol"}:
        if depth >= LISTS:
            raise _TooDeepError
        items = tuple(Item(_item(child, run, depth + 1)) for child in element)
        return [ItemList(items, ordered=element.tag == "ol", depth=depth)]
    return _paragraphs(_inlines(element, run), run)


def _item(element: ElementTree.Element, run: Run, depth: int) -> tuple[Block, ...]:
    """The blocks of a list item: its own words, then what is nested in it."""
    nested = [child for child in element if child.tag in {"ul", "ol", "p"}]
    own = ElementTree.Element("p")
    own.text = element.text
    for child in element:
        if child.tag not in {"ul", "ol", "p"}:
            own.append(child)
    made: list[Block] = _paragraphs(_inlines(own, run), run)
    for child in nested:
        made.extend(_blocks(child, run, depth))
    return tuple(made)


def _paragraphs(content: list[Inline | Leaf | tuple[Block, ...]], run: Run) -> list[Block]:
    """One paragraph; or, where a table, a figure or free text stands in it, what that brings."""
    made: list[Block] = []
    inline: list[Inline] = []
    for node in content:
        if isinstance(node, tuple):
            made.extend(_closed(inline))
            made.extend(node)
            inline = []
        elif isinstance(node, Leaf):
            alone = all(isinstance(other, Text) and not other.text.strip() for other in content if other is not node)
            if alone:
                made.extend(free_text(node, run))
            else:
                inline.append(Value(" ".join(str(node.value).split()), run.sources(node)))
        else:
            inline.append(node)
    return [*made, *_closed(inline)]


def _closed(inline: list[Inline]) -> list[Block]:
    content = _trimmed(inline)
    return [Paragraph(content)] if content else []


def _trimmed(inline: list[Inline]) -> Inlines:
    """Without white space at both ends."""
    nodes = list(inline)
    if nodes and isinstance(nodes[0], Text):
        nodes[0] = Text(nodes[0].text.lstrip())
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text.rstrip())
    return tuple(node for node in nodes if not (isinstance(node, Text) and not node.text))


def _inlines(element: ElementTree.Element, run: Run) -> list[Inline | Leaf | tuple[Block, ...]]:
    made: list[Inline | Leaf | tuple[Block, ...]] = list(_split(element.text, run))
    before = element.text or ""
    for child in element:
        if child.tag == "ref":
            made.append(_reference(child.get("to", ""), child.get("form", "number")))
        elif child.tag in {"strong", "em"}:
            inner = [
                Value(" ".join(str(n.value).split()), run.sources(n)) if isinstance(n, Leaf) else n
                for n in _inlines(child, run)
            ]
            content = tuple(n for n in inner if not isinstance(n, tuple))
            made.append(Strong(content) if child.tag == "strong" else Emphasis(content, _language(before, run)))
        else:
            made.extend(_inlines(child, run))
        made.extend(_split(child.tail, run))
        before = child.tail or ""
    return made


def _language(before: str, run: Run) -> str:
    """The language of stressed words: in brackets they are the term that the law has for what stands before them."""
    return str(run.formatter.labels.get("bracketed", "")) if before.endswith("(") else ""


def _split(text: str | None, run: Run) -> list[Inline | Leaf | tuple[Block, ...]]:
    """Words and values in their order."""
    made: list[Inline | Leaf | tuple[Block, ...]] = []
    for index, part in enumerate(TOKEN.split(text or "")):
        if index % 2:
            made.append(run.values[int(part)])
        elif part:
            made.append(Text(one_line(part)))
    return made
