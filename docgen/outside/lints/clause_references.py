"""TXT003: a reference leads to a clause that is there, and that has the title which the reference names.

What: “clause 4.2”, “Section 12(b)”, „§ 5 Abs. 2“ name a number that the text has; where a title stands behind in
brackets, it is that of the clause.
Why: a clause put in between moves all numbers behind it, and a reference that was typed does not move along.
Need: none (texts written elsewhere)
Fails: ``under clause 9.4`` in a contract whose clause 9 ends with 9.3; ``Section 8 (Liability)`` where 8 is Insurance.
Passes: ``under clause 9.3``; ``Section 5.2 of the Companies Act``, which is another text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.outside.references import Reference, target
from docgen.outside.survey import Survey, clause
from docgen.outside.text import Paragraph
from docgen.outside.titles import plain, title

CODE = "TXT003"
_FEWEST = 2  # numbers that a text must have before a reference to another is wrong


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each reference that leads nowhere, or elsewhere than it says."""
    numbers = survey.outline
    if len(numbers.clauses) < _FEWEST:
        return
    led = [(one, target(one, numbers)) for one in survey.references.own if not one.schedule]
    own = _own_words(led)
    for one, found in led:
        if one.part and one.part not in numbers.schedules:
            continue
        place = one.paragraph.place(one.start, one.end)
        if found is None and one.keyword not in own:
            continue  # the text says “section” of itself, so that “clause” is said of another
        if found is None:
            yield finding("TXT003", place, reference=one.words, where=clause(one.where))
        elif one.title and (real := title(found)) and not _alike(one, real, survey):
            related = [Related(found.place(), say("related.titled"))]
            yield finding(
                "TXT003.titled",
                place,
                severity=Severity.WARNING,
                related=related,
                reference=one.words,
                called=one.title,
                title=real,
            )


def _own_words(led: list[tuple[Reference, Paragraph | None]]) -> set[str]:
    """The words by which the text speaks of its own clauses: those that lead somewhere twice as often as not, or the
    only one that it has."""
    led_to = Counter(one.keyword for one, found in led if found)
    lost = Counter(one.keyword for one, found in led if found is None)
    only = {*led_to, *lost} if len({*led_to, *lost}) == 1 else set()
    return only | {word for word, times in led_to.items() if times >= 2 * lost[word]}


def _alike(one: Reference, called: str, survey: Survey) -> bool:
    """Whether the title is that of the clause, or what stands in brackets is no title of any clause."""
    said, real = plain(one.title), plain(called)
    if said in real or real in said:
        return True
    titles = {plain(title(other)) for other in survey.outline.clauses.values()}
    return said not in titles and not set(said.split()).isdisjoint(real.split())
