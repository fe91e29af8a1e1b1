"""The words that the shell is filled in with: cover, running head and foot; and the facts among them.

In: the cover of a document. Out: words by the names that the shell asks for, in which marks stand round each fact;
later, in the filled-in shell, a content control in the place of the marks, bound as the same fact is in the text.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.opc.part import XmlPart
from lxml import etree

from docgen.assembly.document import Document
from docgen.assembly.nodes import Value
from docgen.writers.characters import printable
from docgen.writers.docx.markup import run
from docgen.writers.docx.names import NAMESPACES, name
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from docx.document import Document as Package

_PLAIN = ("kind", "status", "notice", "contents_heading", "front_heading", "author", "date", "note")
_MADE = ("title", "running_head", "parties", "facts", "page_before", "page_between", "page_after", "draft", "front")
NAMES = frozenset((*_PLAIN, *_MADE))  # what a shell can ask for
_PRIVATE = range(0xE000, 0xF8FF)
_DECLARED = "".join(f' xmlns:{prefix}="{namespace}"' for prefix, namespace in NAMESPACES.items())


@dataclass(frozen=True, slots=True)
class Words:
    """What the shell is filled in with; in it ``mark`` stands before the number of a fact in ``facts``, before its
    words and behind them."""

    named: dict[str, Any]
    mark: str
    facts: tuple[Value, ...]

    def marked(self, text: str, fact: Value | None) -> str:
        """``text`` with marks round the words of ``fact`` in it."""
        if fact is None:
            return printable(text)
        before, found, after = text.partition(fact.text)
        return printable(f"{before}{self.mark}{self.facts.index(fact)}{self.mark}{found}{self.mark}{after}")


def cover_words(document: Document) -> Words:
    """The words of the cover of ``document``, with marks that occur nowhere in them.

    Raises ValueError if the label of the pages does not name both its fields.
    """
    cover = document.cover
    said = repr(cover)  # in which a sign for private use stands escaped
    words = Words({}, next(sign for sign in map(chr, _PRIVATE) if repr(sign)[1:-1] not in said), cover.values)
    facts = {value.text: value for value in reversed(cover.values) if value.text and value.sources}
    in_head = max((text for text in facts if text in cover.running_head), key=len, default="")
    before, between, after = _page(cover.page)
    words.named.update({field: printable(getattr(cover, field)) for field in _PLAIN})
    words.named.update(
        title=words.marked(cover.title, facts.get(cover.title)),
        running_head=words.marked(cover.running_head, facts.get(in_head)),
        parties=[words.marked(party, facts.get(party)) for party in cover.parties],
        facts=[(printable(label), words.marked(fact, facts.get(fact))) for label, fact in cover.facts],
        page_before=printable(before),
        page_between=printable(between),
        page_after=printable(after),
        draft=document.draft,
        front=bool(document.front),
    )
    return words


def bind_cover(package: Package, words: Words, writing: Writing) -> None:
    """Put each fact of the filled-in shell into a content control, and take the marks away."""
    for part in package.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for text in [text for text in part.element.iter(name("t")) if words.mark in (text.text or "")]:
                _divide(text, words, writing)


def _divide(text: etree._Element, words: Words, writing: Writing) -> None:
    """Divide the run that ``text`` stands in at its marks; within a control of the shell's own, or beside a tab or a
    picture, drop them alone."""
    whole = text.getparent()
    parent = None if whole is None else whole.getparent()
    pieces = (text.text or "").split(words.mark)
    alone = whole is not None and [child.tag for child in whole if child.tag != name("rPr")] == [text.tag]
    if whole is None or parent is None or not alone or next(text.iterancestors(name("sdtContent")), None) is not None:
        text.text = "".join(piece for position, piece in enumerate(pieces) if position % 3 != 1)
        return
    made = []
    for position in range(0, len(pieces), 3):
        if pieces[position]:
            made.append(_element(run(pieces[position])))
        if position + 2 < len(pieces):
            made.append(_element(writing.controlled(words.facts[int(pieces[position + 1])], pieces[position + 2], "")))
    look = whole.find(name("rPr"))
    if look is not None:
        for each in [each for element in made for each in element.iter(name("r"))]:
            each.insert(0, deepcopy(look))
    place = parent.index(whole)
    parent[place : place + 1] = made


def _element(markup: str) -> etree._Element:
    return etree.fromstring(f"<w:p{_DECLARED}>{markup}</w:p>")[0]


def _page(label: str) -> tuple[str, str, str]:
    """The words before, between and after the fields of ``Page {page} of {pages}``."""
    pieces = re.fullmatch(r"(.*)\{page\}(.*)\{pages\}(.*)", label, re.DOTALL)
    if not pieces:
        raise ValueError(f"the label of the pages holds no {{page}} followed by {{pages}}: {label}")
    return pieces[1], pieces[2], pieces[3]
