"""Another spelling of the same language: documents under New York law in American English.

In: a library and a governing law. Out: the same library with the words of ``clauses/<language>/spelling.yaml`` in the
spelling that the law calls for. Names of fields and clauses, in braces and brackets, stay what they are; so do
values, which come later.

    NEW_YORK: {organisation: organization, centre: center}
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from docgen.library.clause import ClauseText
from docgen.library.shelf import Library, Words
from docgen.library.vocabulary import Headings, TermText
from docgen.model.engagement import Law

_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\])", re.DOTALL)


def spelled(library: Library, law: str) -> Library:
    """The library in the spelling for a law; the library itself where none is listed."""
    words = library.spellings.get(Law(law), {})
    if not words:
        return library
    respell = _respelling(tuple(words.items()))
    return replace(
        library,
        clauses={name: tuple(_clause(v, respell) for v in variants) for name, variants in library.clauses.items()},
        terms={name: _term(term, respell) for name, term in library.terms.items()},
        headings={kind: _headings(one, respell) for kind, one in library.headings.items()},
        labels=_words(library.labels, respell),
        tables={name: _words(one, respell) for name, one in library.tables.items()},
        figures={name: _words(one, respell) for name, one in library.figures.items()},
    )


_Respell = Callable[[str], str]


@lru_cache(maxsize=8)
def _respelling(pairs: tuple[tuple[str, str], ...]) -> _Respell:
    """How these words are put in the place of one another; a text is spelled once in a process."""
    words = dict(pairs)
    listed = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})\b")

    @lru_cache(maxsize=8192)
    def respell(text: str) -> str:
        parts = _CODE.split(text)
        parts[::2] = [listed.sub(lambda found: words[found[0]], part) for part in parts[::2]]
        return "".join(parts)

    return respell


def _clause(clause: ClauseText, respell: _Respell) -> ClauseText:
    head = clause.head.model_copy(update={"title": respell(clause.head.title)})
    return replace(clause, head=head, body=respell(clause.body))


def _term(term: TermText, respell: _Respell) -> TermText:
    changed = {
        "term": respell(term.term),
        "forms": tuple(respell(form) for form in term.forms),
        "means": respell(term.means),
        "means_in": {kind: respell(text) for kind, text in term.means_in.items()},
    }
    return term.model_copy(update=changed)


def _headings(headings: Headings, respell: _Respell) -> Headings:
    sections = {name: respell(text) for name, text in headings.sections.items()}
    return headings.model_copy(update={"title": respell(headings.title), "sections": sections})


def _words(words: Words, respell: _Respell) -> Words:
    data: dict[str, Any] = _deep(words.data, respell)
    return replace(words, data=data)


def _deep(data: Any, respell: _Respell) -> Any:
    if isinstance(data, dict):
        return {name: _deep(value, respell) for name, value in data.items()}
    if isinstance(data, list):
        return [_deep(value, respell) for value in data]
    return respell(data) if isinstance(data, str) else data
