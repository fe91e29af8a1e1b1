"""DOC009: a reference leads to what its sentence speaks of.

What: no clause refers to itself; no list of references names one twice; what a definition refers to uses the term; and
what stands round a reference has more in common with its target than with hardly anything else (a note). For that,
sentence, paragraph and clause are compared with all clauses of the document by the words that few of them share.
Why: a reference that was turned to another clause leads somewhere, so that nobody sees that it leads astray.
Need: S1.4
Fails: ``may terminate as [[audit.rights]] provides`` where ``[[termination.cause]]`` was meant.
Passes: the same with ``[[termination.cause]]``; references to other documents, and documents of few clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest
from itertools import pairwise

from docgen.finding import Finding, OneOf, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.likeness.page import Page
from docgen.lint.likeness.referring import Referring
from docgen.lint.likeness.stems import fillers
from docgen.lint.passages import Kind, said

CODE = "DOC009"
_FEWEST = 40  # clauses from which on it shows which words few of them share
_ENOUGH = 3.0  # nearness of a target of which nothing more need be known
_FAR = 0.07  # of the nearness of the nearest targets
_NEAREST = 10
_JOINT = re.compile(r"[\s,;]*(?:and|or|und|oder|sowie)?\s*")


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """A finding for each reference of a document that leads astray."""
    page = Page(case.documents[kind], case.texts[kind], fillers(case.style.fillers))
    yield from _twice(page)
    for one in page.references:
        if one.node.target not in page.named:
            continue
        if one.node.target == one.clause and one.passage.kind is not Kind.DEFINITION:
            yield _said("DOC009.itself", one)
        elif one.passage.kind is Kind.DEFINITION:
            yield from _undefined(case, page, one)
        elif len(page.named) >= _FEWEST and not page.names(one):
            yield from _far(page, one)


def _said(key: str, one: Referring, severity: Severity = Severity.WARNING, **values: str | OneOf) -> Finding:
    words = said(one.passage.leaf(one.start) or one.node)
    return finding(say(key, words=words, target=one.node.target, **values), one.place, severity=severity)


def _twice(page: Page) -> Iterator[Finding]:
    """A reference that stands a second time in a list of nothing but references."""
    listed: set[tuple[str, str]] = set()
    for before, one in pairwise(page.references):
        listed = listed | {_led(before)} if _joined(before, one) else set()
        if _led(one) in listed:
            yield _said("DOC009.twice", one)


def _led(one: Referring) -> tuple[str, str]:
    return one.node.target, one.node.form


def _joined(before: Referring, one: Referring) -> bool:
    """Whether nothing but a comma or an “and” stands between two references."""
    if before.passage is not one.passage:
        return False
    end = before.start + len(said(before.node))
    return _JOINT.fullmatch(one.passage.words, end, one.start) is not None


def _undefined(case: Case, page: Page, one: Referring) -> Iterator[Finding]:
    """A definition that refers to what does not use the term."""
    term = case.library.terms.get(one.passage.term)
    words = page.words(one.node.target)
    if term is not None and words and not any(form.lower() in words for form in (term.term, *term.forms)):
        yield _said("DOC009.term", one, term=term.term, title=page.named[one.node.target])


def _far(page: Page, one: Referring) -> Iterator[Finding]:
    """A reference whose target is far from what stands round it, where others are near."""
    target = one.node.target
    if any(page.reaches(page.query(one, whole=whole), target, one, _ENOUGH) for whole in (False, True)):
        return
    near = page.nearness(page.query(one), one)
    nearest = nlargest(_NEAREST, near, key=near.__getitem__)
    if near[target] < _FAR * sum(near[name] for name in nearest) / _NEAREST:
        others = [name for name in nearest if name not in {one.clause, page.section(one.clause)}]
        title = page.named[target] or target
        yield _said("DOC009", one, Severity.INFO, title=title, near=OneOf(tuple(others[:2])))
