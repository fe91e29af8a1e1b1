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

from docgen.finding import Finding, Location, Severity
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
                hint = "name it in an outline under templates/, or delete the file"
                message = f"the clause {wording.head.id} stands in no outline"
                yield Finding(CODE, message, place, hint, Severity.WARNING)  # as long as it is being written
            elif not holdings.laws(library, wording):
                hint = "every law has a wording of its own; delete this one, or take a law out of another"
                yield Finding(CODE, f"no law chooses this wording of {wording.head.id}", place, hint)
        for outline in holdings.outlines.values():
            yield from _lines(outline, library)
            yield from _headings(outline, library)


def _lines(outline: Outline, library: Library) -> Iterator[Finding]:
    """Lines that name a clause which the language does not have."""
    places = {name: place for path, place in outline.places.items() for name in [_named(outline, path)] if name}
    for name in dict.fromkeys(outline.clause_ids()):
        if name not in library.clauses:
            message = f"the outline names the clause {name}, which the language {library.language} does not have"
            hint = f"add clauses/{library.language}/…/{name}.md, or take the line out"
            yield Finding(CODE, message, places.get(name, Location(outline.file, 1, 1)), hint)


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
        message = f"the heading “{name}” belongs to no section of the {outline.type}"
        yield Finding(CODE, message, Location(file, 1, 1), "take it out, or add the section", Severity.WARNING)
    for name in sorted(sections - headings.sections.keys()):
        message = f"the section “{name}” of the {outline.type} has no heading"
        yield Finding(CODE, message, Location(file, 1, 1), "add it under sections")
