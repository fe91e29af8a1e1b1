"""DEF005: where a document defines its terms within its sentences, it defines them before it uses them.

What: in a document without a list of definitions no term is used above the sentence that defines it.
Why: who reads from the top meets a word that means something else than it says, and does not know it yet.
Need: S1.4
Fails: ``The Tender Fee is paid back.`` above ``a fee (the “**Tender Fee**”)``.
Passes: the two sentences the other way round; or a document with ``{{ definitions() }}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.corpus import Corpus
from docgen.lint.passages import Kind

CODE = "DEF005"


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """The first use of each term of a document that comes too early."""
    passages = case.texts[kind]
    if any(one.kind is Kind.DEFINITION for one in passages):
        return
    late = {spot.words: spot for spot in reversed(case.defined[kind])}
    for words, spot in late.items():
        above = Corpus(passages[: int(str(spot.value))]).own
        for found in above.search(re.compile(rf"\b{re.escape(words)}\b")):
            passage, at = above.passage(found.start())
            place, weight = passage.at(at, len(words)), Severity.WARNING
            related = [Related(spot.place, say("related.defined"))]
            yield finding("DEF005", place, severity=weight, related=related, term=words, document=kind)
            break
