"""UPK020: an entry of a register is whole, and can be found by what it cites.

What: each entry has its citation and what it says in every language of the library, each form names an act of its
register, and all forms of an entry cite the same.
Why: a form that is not recognised as a citation would never be missed in a wording.
Fails: ``cite: {en: § 314}``, which names no act. Passes: ``cite: {de: § 314 BGB, en: § 314 BGB}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, finding
from docgen.upkeep.citations import Key, Recogniser
from docgen.upkeep.cited import Entry, entries
from docgen.upkeep.pieces import Survey

CODE = "UPK020"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each language that an entry lacks, and for each form that can't be found."""
    recogniser = Recogniser(survey.holdings.registers)
    for entry in entries(survey.holdings.registers):
        for said, texts in (("UPK020.citation", entry.statute.cite), ("UPK020.sentence", entry.statute.says)):
            for language in sorted(survey.holdings.libraries.keys() - texts.keys()):
                yield finding(said, entry.place, entry=entry.name, language=language)
        yield from _forms(entry, recogniser)


def _forms(entry: Entry, recogniser: Recogniser) -> Iterator[Finding]:
    keys: set[Key] = set()
    for form in (form for forms in entry.statute.cite.values() for form in forms):
        found = list(recogniser.find(form))
        if len(found) != 1 or found[0].text != form or found[0].jurisdiction != entry.register.jurisdiction:
            yield finding("UPK020.form", entry.place, form=form)
        keys.update(one.key for one in found)
    if len(keys) > 1:
        yield finding("UPK020.forms", entry.place, entry=entry.name)
