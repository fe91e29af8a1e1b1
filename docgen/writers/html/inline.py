"""Inline nodes: words, values with their origin, terms and references as links."""

from __future__ import annotations

import re
from typing import assert_never

from docgen.assembly.nodes import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Reference,
    ReferencePart,
    Strong,
    TermUse,
    Text,
    Value,
)
from docgen.assembly.origin import Source
from docgen.writers.html.markup import Medium, attributes, text

# A space before an element that it may move into.
_OUTSIDE = re.compile(r" (<(?:a|em|strong)\b[^>]*>)")
# An address of mail or of the web.
_ADDRESS = re.compile(r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|https?://[^\s<>\"']*[\w/]")


def inline(content: Inlines, medium: Medium) -> str:
    """The markup of inline nodes.

    On paper a space before an element stands inside it: where words fill a line but for the space after them,
    WeasyPrint would break the line after the first of them.
    """
    markup = "".join([_node(node, medium) for node in content])
    return _OUTSIDE.sub(r"\1 ", markup) if medium is Medium.PAPER and "<" in markup else markup


def places(sources: tuple[Source, ...]) -> str:
    """The input files in which values stand, divided by a space; the line stands beside the document, in
    ``<type>.origins.json``, for it moves with each comment."""
    return " ".join(dict.fromkeys([source.file.rpartition("/")[2] for source in sources]))


def paths(sources: tuple[Source, ...]) -> str:
    """The fields that values come from, several of them divided by a space."""
    return " ".join([source.path for source in sources])


def _node(node: Inline, medium: Medium) -> str:
    match node:
        case Text():
            return text(node.text)
        case Value():
            return _value(node, medium)
        case TermUse():
            return _term(node, medium)
        case Reference():
            return _reference(node, medium)
        case Emphasis():
            return f"<em{attributes(lang=node.language)}>{inline(node.children, medium)}</em>"
        case Strong():
            return f"<strong>{inline(node.children, medium)}</strong>"
        case LineBreak():
            return "<br>"
        case _:
            assert_never(node)


def _value(value: Value, medium: Medium) -> str:
    if medium is Medium.PAPER:
        return _addresses(value.text) if "@" in value.text or "://" in value.text else text(value.text)
    origin = attributes(
        data_path=paths(value.sources), data_source=places(value.sources), data_calculation=value.calculation
    )
    return f'<span class="value"{origin}>{text(value.text)}</span>'


def _addresses(words: str) -> str:
    """Words in which addresses are links, which somebody who reads the file can follow."""
    markup, end = "", 0
    for found in _ADDRESS.finditer(words):
        target = ("mailto:" if found["mail"] else "") + found[0]
        markup += f"{text(words[end : found.start()])}<a{attributes(href=target)}>{text(found[0])}</a>"
        end = found.end()
    return markup + text(words[end:])


def _term(term: TermUse, medium: Medium) -> str:
    # On paper thousands of invisible links to definitions would cost a fifth of the layout time.
    if medium is Medium.PAPER or not term.anchor:
        return text(term.text)
    return f'<a class="term"{attributes(href="#" + term.anchor)}>{text(term.text)}</a>'


def _reference(reference: Reference, medium: Medium) -> str:
    anchors = {part.anchor for part in reference.parts if part.anchor}
    if len(anchors) == 1:
        words = "".join(part.text for part in reference.parts)
        return _link(ReferencePart(words, anchors.pop()))
    words = "".join([_link(part) for part in reference.parts])
    if reference.document and medium is Medium.SCREEN:
        target = attributes(data_document=reference.document, data_target=reference.target)
        return f'<span class="sibling"{target}>{words}</span>'
    return words


def _link(part: ReferencePart) -> str:
    if not part.anchor:
        return text(part.text)
    return f'<a class="reference"{attributes(href="#" + part.anchor)}>{text(part.text)}</a>'
