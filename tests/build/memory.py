"""What a process that builds again and again remembers by content: all that a clean build must not find."""

from __future__ import annotations

from docgen.assembly import telling
from docgen.build import again, record
from docgen.carried import marks, packed, pieces
from docgen.inputs import folder
from docgen.library import statutes
from docgen.writers.docx import table
from docgen.writers.docx.pages import document, measures, reading
from docgen.writers.html import structure as page
from docgen.writers.markdown import structure as markdown

_REMEMBERED = (
    *(folder._known, statutes._register, telling._of_clause, record._words),
    *(pieces._of_clause, marks.mark, packed.pack, page._on_screen, markdown._clause, markdown._manner),
    *(table._measures, document._looks, reading._known, measures._paragraph),
)


def forget(*, assembled: bool = True) -> None:
    """Forget it, as a process does that ends; the clauses of engagements too, unless they are to be kept."""
    if assembled:
        again._known.cache_clear()
    for remembered in _REMEMBERED:
        remembered.cache_clear()
