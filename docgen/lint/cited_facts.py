"""STY008: the statutes that facts cite are those that the registers know for the law of the contract.

What: each citation in a fact that a document prints is of an act in ``clauses/statutes/``, and that act may be cited
under the governing law.
Why: a free text is checked by nobody for the paragraph that it cites, and it binds like any other sentence.
Need: S1.4
Fails: ``§ 307 BGB`` in a requirement under the law of New York; ``§ 999 XYZG`` anywhere.
Passes: ``Art. 28 GDPR`` where the register of the EU names the law of the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.statutes import Statute
from docgen.lint.case import Case
from docgen.lint.corpus import word
from docgen.lint.facts import foremost
from docgen.lint.passages import FACTS
from docgen.upkeep.citations import Citation

CODE = "STY008"
# A citation holds one of these; each begins with what is rare, so that most of the facts cost nothing.
_LIKELY = tuple(
    re.compile(pattern)
    for pattern in (
        r"§",
        r"Art(?<!\wArt)(?:s|icles?|ikeln?)?\.?\s\d",
        r"ection(?<=\b[Ss]ection)s?\s\d",
        word("Act"),
        r"/(?<=\d/)\d",
    )
)


def check(case: Case) -> Iterator[Finding]:
    """Each citation in a fact of an act that is unknown, or known for other laws alone."""
    if not case.registers:
        return
    view = case.corpus.facts
    starts = {found.start() for pattern in _LIKELY for found in view.search(pattern)}
    likely = {id(passage): passage for passage, _ in map(view.passage, sorted(starts))}
    cited = [(one, passage) for passage in likely.values() for one in case.recogniser.find(passage.view(FACTS))]
    for one, passage, start in foremost((one.text, one, passage, one.start) for one, passage in cited):
        place = passage.at(start, len(one.text))
        if not one.act:
            yield finding("STY008", place, severity=Severity.WARNING, citation=one.text)
        elif case.law and case.law not in _laws(case, one):
            yield finding("STY008.law", place, severity=Severity.WARNING, citation=one.text, law=case.law)


def _laws(case: Case, citation: Citation) -> set[str]:
    """The laws under which something of the act may be cited."""
    texts = [one.text for one in case.registers if one.jurisdiction == citation.jurisdiction]
    own = {law.value for text in texts for law in text.under}
    statutes = (statute for text in texts for statute in text.statutes.values() if statute.under)
    return own | {law.value for statute in statutes if citation.act in _acts(case, statute) for law in statute.under}


def _acts(case: Case, statute: Statute) -> set[str]:
    """The acts of which a statute of a register is a provision."""
    return {one.act for forms in statute.cite.values() for form in forms for one in case.recogniser.find(form)}
