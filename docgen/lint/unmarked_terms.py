"""DEF006: what reads like a defined term is one.

What: no words with capital letters within a sentence that no definition of the document explains; no term of several
words in small letters; no form of a term that ``terms.yaml`` does not list, such as a plural.
Why: a form that escapes its definition has the meaning of everyday speech, and nobody notices.
Need: S1.4
Fails: ``the Service Levels Report``, ``each working day``, ``Auftragnehmere``.
Passes: forms that stand in ``terms.yaml``; names, which ``names:`` in ``style.yaml`` lists with a reason; words that
``small:`` lists there since they mean something else in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.corpus import Phrases, View, inside
from docgen.lint.known import known
from docgen.lint.passages import UNMARKED

CODE = "DEF006"
_CAPITALS = re.compile(r"[A-Z](?<=[a-z,] [A-Z])[a-zäöüß]+\b(?:[ -][A-Z][a-zäöüß]+\b)*")
_WORDS = re.compile(r"[A-ZÄÖÜ][\w-]+")
_ENDINGS = ("ens", "es", "em", "en", "er", "ern", "e", "n", "s")


def check(case: Case) -> Iterator[Finding]:
    """Each word that looks like a term and is not marked as one, in texts of sentences."""
    forms = frozenset(form for term in case.library.terms.values() for form in (term.term, *term.forms))
    before = known(CODE, (case.style, forms))
    view = before.new(case.prose.unmarked)
    yield from _new(case, view, forms)
    before.keep(view)


def _new(case: Case, view: View, forms: frozenset[str]) -> Iterator[Finding]:
    """The same in words that nobody has looked at before."""
    small = Phrases((form.lower(), form) for form in sorted(forms) if " " in form or "-" in form)
    fine = Phrases((words, None) for one in case.style.small for words in one.words).spans(view)
    for one, form in small.find(view):
        if one.words.islower() and not inside(fine, one.start, one.end):
            yield _told("DEF006.small", view, one.start, one.words, form)
    ended = _ended(forms)
    for word in sorted(ended.keys() & set(_WORDS.findall(view.text))):
        for found in view.search(re.compile(rf"\b{re.escape(word)}(?![\w-])")):
            if not inside(fine, *found.span()):
                yield _told("DEF006.form", view, found.start(), found[0], ended[word])
    if case.style.names:
        likely = {id(one): one for one, _ in (view.passage(found.start()) for found in view.search(_CAPITALS))}
        yield from _capitals(case, View(likely.values(), UNMARKED))


@lru_cache(maxsize=8)
def _ended(forms: frozenset[str]) -> dict[str, str]:
    """Each form of a term with a further ending that is none, and the form without it."""
    return {form + ending: form for form in forms for ending in _ENDINGS if form + ending not in forms}


def _capitals(case: Case, view: View) -> Iterator[Finding]:
    """Words with capital letters that are neither names nor parts of a citation, nor the term that is defined there."""
    listed = [words for one in case.style.names for words in one.words]
    defined = {spot.words for spots in case.defined.values() for spot in spots}
    spans = Phrases((words, None) for words in (*listed, *sorted(defined))).spans(view)
    names = {at for span in spans for at in range(*span)}
    for found in view.search(_CAPITALS):
        if all(at in names for at in range(*found.span()) if view.text[at].isupper()):
            continue
        passage, at = view.passage(found.start())
        own = case.library.terms.get(passage.term)
        cited = case.cites(passage)
        if not (own and found[0] in {own.term, *own.forms}) and not inside(cited, at, at + len(found[0])):
            yield _told("DEF006", view, found.start(), found[0], "")


def _told(case: str, view: View, start: int, words: str, term: str) -> Finding:
    passage, at = view.passage(start)
    return finding(case, passage.at(at, len(words)), severity=Severity.WARNING, words=words, term=term)
