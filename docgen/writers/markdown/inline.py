"""Inline nodes as Markdown: words, emphasis, references as links; a new line after each sentence of the clause library.

Sentences are divided in the words of clauses only, never inside a value: a company called "Smith. Jones" stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import assert_never
from urllib.parse import quote

from docgen.assembly.nodes import Emphasis, Inline, Inlines, LineBreak, Reference, Strong, TermUse, Text, Value
from docgen.assembly.walk import plain
from docgen.writers.characters import printable
from docgen.writers.markdown.escaping import escape
from docgen.writers.markdown.sentences import sentence_gaps

_TAGS = {Emphasis: ("em", "*"), Strong: ("strong", "**")}


@dataclass(slots=True)
class _Line:
    """What is known while the nodes of a paragraph are written: its words, where its sentences part, how far one is."""

    words: str
    gaps: list[tuple[int, int]]
    broken: bool
    at: int = 0

    def before(self) -> str:
        return self.words[self.at - 1 : self.at] if self.at else ""


def inline(content: Inlines, abbreviations: frozenset[str] | None) -> str:
    """Inline nodes as Markdown, one sentence per line; without ``abbreviations`` all on one line, as in a table."""
    words = printable(plain(content))
    if abbreviations is None:
        return _nodes(content, _Line(words, [], broken=False), starred=True)
    joints = frozenset(accumulate(len(plain((node,))) for node in content))
    gaps = list(sentence_gaps(words, abbreviations, joints))
    return _nodes(content, _Line(words, gaps, broken=True), starred=True)


def link(words: str, anchor: str) -> str:
    """A link to a place in this document; ``words`` are not Markdown yet."""
    return f"[{escape(words)}](#{quote(anchor)})"


def _nodes(content: Inlines, state: _Line, *, starred: bool) -> str:
    """The nodes one after the other; ``starred`` allows stars for emphasis where no neighbour has any."""
    stressed = [False, *(isinstance(node, Emphasis | Strong) for node in content), False]
    alone = [not (before or after) for before, after in zip(stressed, stressed[2:], strict=False)]
    pairs = zip(content, alone, strict=True)
    return "".join([_node(node, state, starred=starred and free) for node, free in pairs])


def _node(node: Inline, state: _Line, *, starred: bool) -> str:
    match node:
        case Text():
            return _text(node, state)
        case Value() | TermUse():
            state.at += len(node.text)
            return escape(node.text)
        case Reference():
            return _reference(node, state)
        case Emphasis() | Strong():
            return _stressed(node, state, starred=starred)
        case LineBreak():
            state.at += 1
            return "<br>\n" if state.broken else "<br>"
        case _:
            assert_never(node)


def _text(node: Text, state: _Line) -> str:
    words = printable(node.text)
    pieces, done, start = [], 0, state.at
    state.at += len(words)
    for gap_start, gap_end in state.gaps:
        # A gap that reaches into a value is left alone: its spaces are not all ours.
        if start <= gap_start and gap_end <= state.at:
            pieces.append(escape(words[done : gap_start - start]))
            done = gap_end - start
    return "\n".join([*pieces, escape(words[done:])])


def _reference(node: Reference, state: _Line) -> str:
    anchors = {part.anchor for part in node.parts if part.anchor}
    words = "".join(part.text for part in node.parts)
    state.at += len(words)
    if len(anchors) == 1:
        return link(words, anchors.pop())
    return "".join([link(part.text, part.anchor) if part.anchor else escape(part.text) for part in node.parts])


def _stressed(node: Emphasis | Strong, state: _Line, *, starred: bool) -> str:
    """Stars where CommonMark is sure to read them as such; inside words and beside other stars the HTML element."""
    tag, stars = _TAGS[type(node)]
    words = printable(plain(node.children))
    before = state.before()
    content = _nodes(node.children, state, starred=False)
    if not words.strip():
        return content
    after = state.words[state.at : state.at + 1]
    closed = words == words.strip()
    free = all(char == "" or char.isspace() or char in ".,;:()" for char in (before, after))
    if starred and closed and free:
        return f"{stars}{content}{stars}"
    return f"<{tag}>{content}</{tag}>"
