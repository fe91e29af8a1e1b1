"""STY007: the parties are called what the inputs call them.

What: no wording holds the name of the client or of the supplier; and no fact calls a party by its name with another
legal form or another ending than ``client.name`` and ``supplier.name`` have.
Why: a name typed into a clause stands in every engagement; a name that differs by one word may be another company.
Need: S1.4
Fails: ``Nordwarenhaus shall pay.`` in a clause; ``Harborlight Credit LLC`` in a fact where the name
ends with ``Inc.``
Passes: ``{{ client.name }}``; in a fact the name in full, or its first word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Location, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.facts import foremost
from docgen.lint.shapes import Spot

CODE = "STY007"
_NAMES = ("client.name", "supplier.name")


def check(case: Case) -> Iterator[Finding]:
    """Each name in wording, and each that differs in a fact."""
    forms = "|".join(re.escape(form) for form in sorted(case.style.legal_forms, key=lambda form: -len(form)))
    for spot in _parties(case):
        first = re.escape(spot.words.split()[0])
        typed = re.compile(rf"{first}\b")
        full = re.compile(rf"{first}(?:[\s-](?:&|[A-ZÄÖÜ][\w.]*))*?,?\s(?:{forms})(?!\w)" if forms else r"(?!)")
        own, facts = case.corpus.own, case.corpus.facts
        for found in own.search(typed):
            passage, at = own.passage(found.start())
            place = passage.at(at, len(found[0]))
            yield finding("STY007", place, severity=Severity.WARNING, name=found[0], field=str(spot.key))
        other = [one for one in facts.search(full) if not facts.text.startswith(spot.words, one.start())]
        for name, passage, at in foremost((one[0], one[0], *facts.passage(one.start())) for one in other):
            place, weight = passage.at(at, len(name)), Severity.WARNING
            related = [Related(spot.place, say("related.other"))]
            yield finding("STY007.differs", place, severity=weight, related=related, name=name, known=spot.words)


def _parties(case: Case) -> Iterator[Spot]:
    """The name of each party, as covers print it."""
    found: dict[str, Spot] = {}
    for value in (value for document in case.documents.values() for value in document.cover.values):
        for source in value.sources:
            if source.path in _NAMES:
                place = Location(source.file, source.line, source.column)
                found.setdefault(source.path, Spot(source.path, place, value.text))
    yield from found.values()
