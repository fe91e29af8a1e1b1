"""Words within a paragraph: runs, cross-references as fields, facts in content controls.

In: inline nodes. Out: runs. A cross-reference becomes a field that Word can update only where its target stands in the
document and Word would compute the same words; there is no field that an update could break.
"""

from __future__ import annotations

from docgen.assembly.nodes import Emphasis, Inlines, LineBreak, Reference, ReferencePart, Strong, TermUse, Text, Value
from docgen.assembly.walk import plain
from docgen.writers.docx.markup import field, line_break, link, locale, run
from docgen.writers.docx.targets import bookmark
from docgen.writers.docx.writing import Writing


def inlines(content: Inlines, writing: Writing, style: str = "", language: str = "") -> str:
    """``content`` as runs, in the character style with the id ``style`` if one is given, and in another language than
    the document's (``de``) if one is named.

    Raises ValueError if a cross-reference points to an anchor that the document does not hold.
    """
    runs: list[str] = []
    for node in content:
        match node:
            case Text(text=text):
                runs.append(_words(text, writing, style, language))
            case TermUse(text=text):
                runs.append(run(writing.fitted(text), style))
            case Value(text=text, sources=sources):
                words = writing.fitted(text)
                controlled = sources and not writing.uncontrolled and writing.fits(text)
                runs.append(
                    writing.controlled(node, words, style, whole=words == text) if controlled else run(words, style)
                )
            case Reference(parts=parts, document=document):
                runs.extend([_reference_part(part, not document, writing, style) for part in parts])
            case Emphasis(children=children, language=own):
                runs.append(inlines(children, writing, _stressed(style, "Emphasis", writing), own or language))
            case Strong(children=children):
                runs.append(inlines(children, writing, _stressed(style, "Strong", writing), language))
            case LineBreak():
                runs.append(line_break())
        if writing.uncontrolled and plain((node,)):
            writing.uncontrolled = False
    return "".join(runs)


def _stressed(style: str, stress: str, writing: Writing) -> str:
    """The id of the character style of stressed words; of words stressed twice if ``style`` is the other stress."""
    own = writing.styles.id(stress)
    return own if style in ("", own) else writing.styles.id("Strong Emphasis")


def _words(text: str, writing: Writing, style: str, language: str) -> str:
    """Words of the library; the first ones of a clause bear its id, version and position in a content control."""
    words = run(writing.fitted(text), style, locale(language) if language else "")
    if writing.tag and text.strip() and not writing.uncontrolled:
        words = writing.control(writing.tag, words)
        writing.tag = ""
    return words


def _reference_part(part: ReferencePart, within: bool, writing: Writing, style: str) -> str:
    if not part.anchor or not within:
        return run(part.text, style)
    if part.anchor not in writing.targets:
        raise ValueError(f"a cross-reference points to {part.anchor}, which the document does not hold")
    writing.referenced.add(part.anchor)
    target = writing.targets[part.anchor]
    place = bookmark(part.anchor)
    if part.text == target.number:
        # \n and not \r: relative to its place, Word would put "Schedule 2" before the number of a paragraph in it.
        return field(f"REF {place} \\n \\h", part.text, style)
    if part.text == target.words:
        return field(f"REF {place} \\h", part.text, style)
    return link(place, run(part.text, style))
