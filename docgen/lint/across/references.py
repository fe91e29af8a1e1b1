"""SET012: a reference into another document bears the number and the title that its target has there.

What: each ``[[contract:exit.assistance]]`` holds the number of its target in that document as assembled, and its title
where it is referred to by title.
Why: a reader of the plan who opens the contract at a wrong number follows another clause.
Need: S1.4
Fails: a set in which one document was assembled anew and another, which refers to it, was not.
Passes: a set that was assembled in one go.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import Document
from docgen.assembly.nodes import Paragraph, Reference
from docgen.assembly.walk import placed
from docgen.finding import Finding, finding
from docgen.lint.across.ground.whole import Whole

CODE = "SET012"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each reference whose words are not those of its target."""
    targets = {kind: dict(_targets(document)) for kind, document in whole.documents.items()}
    for spot in whole.index.spots:
        for node in (one for content in spot.holding(Reference) for one in content):
            if isinstance(node, Reference) and node.document in targets:
                words = "".join(part.text for part in node.parts)
                number, title = targets[node.document].get(node.target, ("", ""))
                if number in words and (node.form != "title" or title in words) and (number or title):
                    continue
                shown = f"{node.document}:{node.target}"
                place = whole.words_at(spot, shown)
                yield finding("SET012", place, target=shown, words=words, right=f"{number} {title}".strip())


def _targets(document: Document) -> Iterator[tuple[str, tuple[str, str]]]:
    """The number and title of each section, schedule and clause."""
    for section in (*document.sections, *document.schedules):
        yield section.id, (section.label or section.number, section.heading)
    for home, clause in placed(document):
        number, title = clause.number, clause.title
        if not clause.titled:
            own = next((one.number for one in clause.blocks if isinstance(one, Paragraph) and one.number), "")
            number = own or (home.number or home.label if home else "")
        yield clause.id, (number or (home.label if home else ""), title)
