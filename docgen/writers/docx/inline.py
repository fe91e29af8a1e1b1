"""Words within a paragraph: runs, cross-references as fields, facts in content controls.

In: inline nodes. Out: runs in a paragraph. A cross-reference becomes a field that Word can update only where its
target stands in the document and Word would compute the same words; there is no field that an update could break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.document import (
    Emphasis,
    Inlines,
    LineBreak,
    Reference,
    ReferencePart,
    Strong,
    TermUse,
    Text,
    Value,
)
from docgen.assembly.walk import plain
from docgen.writers.docx.names import add, simple_field, text_run
from docgen.writers.docx.targets import bookmark
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree


def write_inlines(parent: etree._Element, content: Inlines, writing: Writing, style: str = "") -> None:
    """Write ``content`` as runs of ``parent``, in the character style with the id ``style`` if one is given.

    Raises ValueError if a cross-reference points to an anchor that the document does not hold.
    """
    for node in content:
        match node:
            case Text():
                _words(parent, node.text, writing, style)
            case TermUse():
                text_run(parent, node.text, style)
            case Value():
                place = parent
                if node.sources and not writing.uncontrolled:
                    place = writing.control(parent, node.sources[0].path)
                text_run(place, node.text, style)
            case Reference():
                for part in node.parts:
                    _reference_part(parent, part, not node.document, writing, style)
            case Emphasis():
                write_inlines(parent, node.children, writing, _stressed(style, "Emphasis", writing))
            case Strong():
                write_inlines(parent, node.children, writing, _stressed(style, "Strong", writing))
            case LineBreak():
                add(add(parent, "r"), "br")
        if writing.uncontrolled and plain((node,)):
            writing.uncontrolled = False


def _stressed(style: str, stress: str, writing: Writing) -> str:
    """The id of the character style of stressed words; of words stressed twice if ``style`` is the other stress."""
    own = writing.styles.id(stress)
    return own if style in ("", own) else writing.styles.id("Strong Emphasis")


def _words(parent: etree._Element, text: str, writing: Writing, style: str) -> None:
    """Words of the library; the first ones of a clause bear its id, version and position in a content control."""
    if writing.tag and text.strip() and not writing.uncontrolled:
        parent = writing.control(parent, writing.tag)
        writing.tag = ""
    text_run(parent, text, style)


def _reference_part(parent: etree._Element, part: ReferencePart, within: bool, writing: Writing, style: str) -> None:
    if not part.anchor or not within:
        text_run(parent, part.text, style)
        return
    if part.anchor not in writing.targets:
        raise ValueError(f"a cross-reference points to {part.anchor}, which the document does not hold")
    writing.referenced.add(part.anchor)
    target = writing.targets[part.anchor]
    place = bookmark(part.anchor)
    if part.text == target.number:
        # \n and not \r: relative to its place, Word would put "Schedule 2" before the number of a paragraph in it.
        simple_field(parent, f"REF {place} \\n \\h", part.text, style)
    elif part.text == target.words:
        simple_field(parent, f"REF {place} \\h", part.text, style)
    else:
        link = add(parent, "hyperlink", anchor=place, history="1")
        text_run(link, part.text, style)
