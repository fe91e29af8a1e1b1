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

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.passages import Passage
from docgen.lint.phrases import Phrases, inside

CODE = "DEF006"
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-Z][a-zäöüß]+(?:[ -][A-Z][a-zäöüß]+)*")
_ENDINGS = ("s", "es", "e", "en", "n", "er", "ern", "em", "ens")


def check(case: Case) -> Iterator[Finding]:
    """Each word that looks like a term and is not marked as one, in texts of sentences."""
    terms = case.library.terms.values()
    forms = {form for term in terms for form in (term.term, *term.forms)}
    small = Phrases((form.lower(), form) for form in forms if " " in form or "-" in form)
    ended = Phrases((form + end, form) for form in forms for end in _ENDINGS if form + end not in forms)
    meant = Phrases((words, None) for one in case.style.small for words in one.words)
    names = Phrases((words, None) for one in case.style.names for words in one.words)
    for passage in case.prose:
        text = passage.unmarked
        fine = meant.spans(passage, text)
        for found, form in small.find(passage, text):
            if found[0].islower() and not inside(fine, *found.span()):
                yield _told("DEF006.small", passage, found, form)
        for found, form in ended.find(passage, text):
            if found[0][0].isupper() and found[0] not in forms and not inside(fine, *found.span()):
                yield _told("DEF006.form", passage, found, form)
        if case.style.names and _CAPITALS.search(text):
            text = case.uncited(text)
            fine = names.spans(passage, text)
            own = case.library.terms.get(passage.term)
            for found in _CAPITALS.finditer(text):
                left = "".join(
                    " " if inside(fine, at, at + 1) else char for at, char in enumerate(found[0], found.start())
                )
                if re.search(r"[A-Z]", left) and not (own and found[0] in {own.term, *own.forms}):
                    yield _told("DEF006", passage, found, "")


def _told(case: str, passage: Passage, found: re.Match[str], term: str) -> Finding:
    place = passage.at(found.start(), len(found[0]))
    return finding(case, place, severity=Severity.WARNING, words=found[0], term=term)
