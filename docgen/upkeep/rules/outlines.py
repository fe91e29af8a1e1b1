"""UPK009: clauses and outlines name each other.

What: every clause stands in an outline, every clause that an outline names exists in each language, some law chooses
every wording, and the headings of a document are those of its sections.
Why: a clause in no outline is in no document, however well it is kept; one that an outline names and a language lacks
stops the build.
Fails: ``exit.assets.md`` without a line in an outline.
Passes: ``- exit.assets`` under a section.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding
from docgen.library.outline import Outline
from docgen.library.shelf import Library
from docgen.upkeep.pieces import Survey

CODE = "UPK009"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each clause, line or heading that stands alone."""
    holdings = survey.holdings
    for library in holdings.libraries.values():
        for wording in holdings.wordings(library):
            place = Location(wording.file, 1, 1)
            if wording.head.id not in holdings.standing:
                weight = Severity.WARNING  # as long as it is being written
                yield finding("UPK009", place, severity=weight, clause=wording.head.id)
            elif not holdings.laws(library, wording):
                yield finding("UPK009.law", place, clause=wording.head.id)
        for outline in holdings.outlines.values():
            yield from _lines(outline, library)
            yield from _headings(outline, library)


def _lines(outline: Outline, library: Library) -> Iterator[Finding]:
    """Lines that name a clause which the language does not have."""
    places = {name: place for path, place in outline.places.items() for name in [_named(outline, path)] if name}
    for name in dict.fromkeys(outline.clause_ids()):
        if name not in library.clauses:
            place = places.get(name, Location(outline.file, 1, 1))
            yield finding("UPK009.clause", place, clause=name, language=library.language)


def _named(outline: Outline, path: tuple[str | int, ...]) -> str:
    """The clause that a place of the outline names."""
    match path:
        case ("sections" | "schedules" as group, int(index), "clauses", int(number), *_):
            entry = getattr(outline.text, str(group))[index].clauses[number]
            return entry if isinstance(entry, str) else str(entry.untitled)
        case ("opening" | "closing" as group, int(number)):
            return str(getattr(outline.text, str(group))[number])
    return ""


def _headings(outline: Outline, library: Library) -> Iterator[Finding]:
    headings = library.headings.get(outline.type)
    if headings is None:
        return
    file = f"{library.labels.file.rpartition('/')[0]}/headings/{outline.type}.yaml"
    sections = {section.id for section in (*outline.text.sections, *outline.text.schedules)}
    for name in sorted(headings.sections.keys() - sections):
        place = Location(file, 1, 1)
        yield finding("UPK009.heading", place, severity=Severity.WARNING, name=name, kind=outline.type)
    for name in sorted(sections - headings.sections.keys()):
        yield finding("UPK009.section", Location(file, 1, 1), name=name, kind=outline.type)
