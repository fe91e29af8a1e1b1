"""DEF005: where a document defines its terms within its sentences, it defines them before it uses them.

What: in a document without a list of definitions no term is used above the sentence that defines it.
Why: who reads from the top meets a word that means something else than it says, and does not know it yet.
Need: S1.4
Fails: ``The Tender Fee is paid back.`` above ``a fee (the “**Tender Fee**”)``.
Passes: the two sentences the other way round; or a document with ``{{ definitions() }}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.passages import Kind
from docgen.lint.phrases import Phrases

CODE = "DEF005"


def check(case: Case) -> Iterator[Finding]:
    """The first use of each term that comes too early."""
    for kind, passages in case.texts.items():
        if any(one.kind is Kind.DEFINITION for one in passages):
            continue
        late = {spot.words: spot for spot in reversed(case.defined[kind])}
        forms = Phrases((words, words) for words in late)
        told = set[str]()
        for number, passage in enumerate(passages if late else ()):
            for found, words in forms.find(passage, passage.words):
                if number < int(str(late[words].value)) and found[0] == words and words not in told:
                    told.add(words)
                    place = passage.at(found.start(), len(words))
                    related = [Related(late[words].place, say("related.defined"))]
                    yield finding(
                        "DEF005", place, severity=Severity.WARNING, related=related, term=words, document=kind
                    )
