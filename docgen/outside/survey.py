"""A text with all that was read off it, which the lints look at.

In: a text. Out: a ``Survey``.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.finding import Said, say
from docgen.outside.companies import Companies, companies
from docgen.outside.outline import Outline, outline
from docgen.outside.references import Found, references
from docgen.outside.terms import Terms, terms
from docgen.outside.text import Text, Where
from docgen.outside.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class Survey:
    """A text, its numbers, its references, its terms and the companies that it names."""

    text: Text
    known: Vocabulary
    outline: Outline
    references: Found
    terms: Terms
    companies: Companies


def survey(text: Text) -> Survey:
    """Reads off a text what there is to know."""
    known = vocabulary(text.language)
    numbers = outline(text, known)
    defined = terms(text, known)
    return Survey(text, known, numbers, references(text, known, numbers), defined, companies(text, known, defined))


def clause(where: Where) -> Said:
    """The clause in words: “in 4.2”."""
    if where.part.partition("~")[0] or where.address:
        return say("txt.clause", at=str(where))
    return say("txt.ahead")
