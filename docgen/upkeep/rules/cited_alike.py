"""UPK017: a statute is cited in the form that its register fixes.

What: each citation of an entry has one of the forms that the entry lists for the language.
Why: a reader who finds one provision in two forms looks for a difference.
Fails: ``§314 BGB`` and ``section 314 of the Civil Code``. Passes: ``§ 314 BGB``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, OneOf, finding
from docgen.upkeep.cited import by_key
from docgen.upkeep.pieces import Survey

CODE = "UPK017"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each citation in another form."""
    known = by_key(survey.holdings.registers)
    for cited in survey.citations:
        entries = known.get(cited.citation.key, [])
        forms = [form for entry in entries for form in entry.statute.cite.get(cited.language, ())]
        text = cited.citation.text
        if forms and text not in forms and text[:1].lower() + text[1:] not in forms:  # a sentence may begin with it
            file = entries[0].register.file
            yield finding("UPK017", cited.place, cited=text, file=file, forms=OneOf(tuple(forms)))
