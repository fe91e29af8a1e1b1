"""TXT019: what a reference calls a schedule or a clause is what the heading or the list calls it.

What: “Attachment C (Pricing)”, „Ziffer 8 ‚Haftung‘“ name the number and the title of one and the same; a list of
schedules and their headings agree. A title behind a comma or a dash counts where it is that of another schedule.
Why: who looks for a matter goes by its name, and who follows the reference by its number: the two read different rules.
Need: none (texts written elsewhere)
Fails: ``Attachment 3, Pricing Template`` where the list says ``3. Roles`` and ``5. Pricing Template``.
Passes: ``Attachment 5 (Pricing)``; ``Schedule 3 (the “Fees”)``, which defines a term.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Related, Severity, finding, say
from docgen.outside.references import Reference, target
from docgen.outside.survey import Survey, clause
from docgen.outside.titles import Titled, cited, plain, same, schedules, title

CODE = "TXT019"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each title that is that of another, or of none."""
    known: dict[str, list[Titled]] = {}
    for one in schedules(survey):
        known.setdefault(one.name, []).append(one)
    yield from _lists(known)
    for reference in survey.references.own:
        called, sure = cited(reference, survey)
        if not called or _defines(survey, reference, len(called)):
            continue
        if reference.schedule:
            yield from _schedule(reference, called, known, sure=sure)
        elif sure:
            yield from _clause(reference, called, survey)


def _lists(known: dict[str, list[Titled]]) -> Iterator[Finding]:
    """A list that calls a schedule otherwise than its heading does."""
    for several in known.values():
        headed = next((one for one in several if not one.listed), None)
        for one in several:
            if headed is not None and one.listed and not same(one.title, headed.title):
                related = [Related(headed.paragraph.place(), say("related.target"))]
                yield finding(
                    "TXT019.listed",
                    one.paragraph.place(),
                    severity=Severity.WARNING,
                    related=related,
                    called=one.title,
                    title=headed.title,
                )


def _schedule(one: Reference, called: str, known: dict[str, list[Titled]], *, sure: bool) -> Iterator[Finding]:
    own = known.get(one.part or "", [])
    if not own or any(same(called, each.title) for each in own):
        return
    others = [each for name, some in known.items() if name != one.part for each in some]
    if sure or any(plain(each.title) == plain(called) for each in others):
        yield _said(one, called, own[0].title, own[0].paragraph.place())


def _clause(one: Reference, called: str, survey: Survey) -> Iterator[Finding]:
    found = target(one, survey.outline)
    real = title(found) if found is not None else ""
    if found is not None and real and not same(called, real):
        yield _said(one, called, real, found.place())


def _said(one: Reference, called: str, real: str, place: Location) -> Finding:
    return finding(
        "TXT019",
        one.paragraph.place(one.start, one.end),
        severity=Severity.WARNING,
        related=[Related(place, say("related.target"))],
        reference=one.words,
        where=clause(one.where),
        called=called,
        title=real,
    )


def _defines(survey: Survey, one: Reference, length: int) -> bool:
    """Whether what stands behind a reference defines a term: “Schedule 3 (“Fees”)”."""
    return any(
        each.paragraph is one.paragraph and one.end <= each.start <= one.end + length
        for each in survey.terms.definitions
    )
