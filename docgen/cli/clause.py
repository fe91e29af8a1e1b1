"""``docgen clause``: show a clause as the library has it, or begin a new one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from docgen.build.places import TYPES, Places
from docgen.cli.chosen import chosen, known_clause
from docgen.cli.options import as_option, folders
from docgen.cli.printing import print_findings, print_json, strong

if TYPE_CHECKING:
    from docgen.reports.clauses import Entry, OutlinePlace


@click.command()
@click.argument("clause", metavar="[ID]", required=False)
@click.option("--language", help="Show the wordings in this language alone.")
@click.option("--for", "reader", metavar="ENGAGEMENT", help="Show it as this engagement would read it, with its facts.")
@click.option("--new", metavar="ID", help="Begin a clause: write a file with blanks in every language.")
@click.option("--title", "titles", multiple=True, metavar="LANGUAGE=TITLE", help="With --new: its title.")
@click.option("--document", type=click.Choice(TYPES), help="With --new: the document in which it will stand.")
@click.option("--section", default="", help="With --new: the section or schedule in which it will stand.")
@as_option
@folders
def clause(
    clause: str | None,
    language: str | None,
    reader: str | None,
    new: str | None,
    titles: tuple[str, ...],
    document: str | None,
    section: str,
    form: str,
    places: Places,
) -> None:
    """Show every wording of a clause with all that the library says about it, or begin a new clause."""
    from docgen.reports.clauses import entries, libraries, outlines, placed

    if (clause is None) == (new is None):
        raise click.UsageError("name a clause to show, or one to begin: docgen clause ID, docgen clause --new ID")
    if new is not None:
        sys.exit(_begin(places, new, titles, document or "", section))
    assert clause is not None
    known, findings = libraries(places)
    every, problems = outlines(places)
    if language is not None and language not in known:
        raise click.UsageError(f"there is no language {language!r}; there are: {', '.join(known) or 'none'}")
    known_clause(known, clause)
    if reader is not None:
        sys.exit(_as_read(places, clause, reader, form))
    found = [one for name, library in known.items() if language in {None, name} for one in entries(library, clause)]
    where = placed(clause, every, known)
    if form == "json":
        from dataclasses import asdict

        wordings = [asdict(one) for one in found]
        print_json({"id": clause, "places": [asdict(one) for one in where], "wordings": wordings})
    else:
        _print(clause, found, where)
    print_findings([*findings, *problems], "text", verbose=False)


def _print(clause: str, found: list[Entry], where: list[OutlinePlace]) -> None:
    click.echo(strong(clause))
    for place in where:
        headings = " / ".join(place.headings)
        named = f"{place.section} ({headings})" if headings else place.section
        click.echo(f"  stands in the {place.document}, {named}: clause {place.position} of {place.of}")
    if not where:
        click.echo("  stands in no document: no outline under templates names it")
    for one in found:
        click.echo()
        law = f"law {', '.join(one.law)}" if one.law else "any other law" if _has_law(found, one) else "any law"
        click.echo(strong(f"{one.language}, {law}, {one.position}: {one.title}"))
        for label, words in _facts(one):
            click.echo(f"  {label}: {words}")
        click.echo(f"\n{one.wording}")
        if one.guidance:
            click.echo("\n  Guidance, never in a document:\n")
            click.echo("\n".join(f"  {line}".rstrip() for line in one.guidance.splitlines()))


def _as_read(places: Places, clause: str, reader: str, form: str) -> int:
    """The clause in each position with the facts of an engagement filled in."""
    from docgen.reports.positions import comparison

    (target,) = chosen(places, (reader,))
    found = comparison(places, target, clause)
    worded = [*([found.chosen] if found.chosen else []), *found.others]
    if form == "json":
        from dataclasses import asdict

        print_json({"id": clause, "engagement": target.name, "wordings": [asdict(one) for one in worded]})
    elif not worded:
        click.echo(f"{clause} has no wording for {target.name}.")
    else:
        for one in worded:
            mark = ", chosen" if one is found.chosen else ""
            place = one.where or "stands in no document; as the library has it"
            click.echo(strong(f"{one.position}{mark}: {one.title} ({place})") + f"\n\n{one.text}\n")
    print_findings(list(found.findings), "text", verbose=False)
    return 1 if found.findings else 0


def _has_law(found: list[Entry], one: Entry) -> bool:
    return any(other.law for other in found if other.language == one.language)


def _facts(one: Entry) -> list[tuple[str, str]]:
    """What there is to say of a wording, in the order in which somebody asks."""
    said = [
        ("file", one.file),
        ("version", one.version),
        *(("history", entry) for entry in one.history),
        ("mark for approvals", one.mark),
        ("condition", one.condition),
        ("needs covered", ", ".join(one.covers)),
        ("states expressly", ", ".join(one.express)),
        ("fields read", ", ".join(one.fields)),
        ("shows", ", ".join(one.shows)),
        ("changes", one.changes),
        ("accept", one.accept),
        ("approval by", one.approval),
        ("if refused", one.fallback),
        ("as a standard term", one.standard_terms),
    ]
    return [(label, words) for label, words in said if words]


def _titled(given: str, known: Iterable[str]) -> tuple[str, str]:
    """``en=Interest`` -> language and title."""
    language, found, title = given.partition("=")
    if not found or not title.strip() or language not in known:
        example = " ".join(f'--title {name}="…"' for name in known)
        raise click.UsageError(f"--title {given!r} does not say in which language; write {example}")
    return language, title.strip()


def _begin(places: Places, new: str, titles: tuple[str, ...], document: str, section: str) -> int:
    from docgen.build.whole import write
    from docgen.library.clause import BLANK
    from docgen.reports.clauses import libraries, outlines
    from docgen.reports.skeleton import RefusedError, begin

    known, findings = libraries(places)
    every, problems = outlines(places)
    print_findings([*findings, *problems], "text", verbose=False)
    titled = dict(_titled(one, known) for one in titles)
    try:
        begun = begin(places, known, every, new, titles=titled, document=document, section=section)
        for path, text in begun.files.items():
            write(path, text.encode())
    except RefusedError as problem:
        raise click.UsageError(str(problem)) from None
    except OSError as problem:
        raise click.ClickException(f"the file can't be written: {problem}") from problem
    for path in begun.files:
        click.echo(f"Written: {path.as_posix()}")
    click.echo(f"\nNext:\n  1. Write title and wording where {BLANK} stands, in every language.")
    lines = ", or ".join(begun.sections) or "the section where it belongs"
    click.echo(f"  2. Put “- {new}” into an outline under {places.templates.as_posix()}: {lines}.")
    click.echo(f"  3. Run “docgen check”: a clause with {BLANK} in it keeps its document from being built.")
    return 0
