"""``docgen why-not``: why a clause is not in a document, or where it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from docgen.build.places import Places
from docgen.cli.chosen import chosen, known_clause
from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import as_option, folders
from docgen.cli.printing import print_findings, print_json, strong

if TYPE_CHECKING:
    from docgen.whatif.absent import Absence, Verdict
    from docgen.whatif.parts import Part

_BY = {"exception": "whatif.by_exception", "default": "whatif.by_default", "fallback": "whatif.by_fallback"}


@click.command("why-not")
@click.argument("clause", metavar="CLAUSE")
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@as_option
@language_option
@folders
def why_not(clause: str, engagements: tuple[str, ...], form: str, places: Places) -> None:
    """Show why a clause is not in a document: its outline, the law, its condition with each value; or where it is."""
    from docgen.reports.clauses import libraries
    from docgen.whatif.absent import absence

    known_clause(libraries(places)[0], clause)
    found = [absence(places, one, clause) for one in chosen(places, engagements)]
    if form == "json":
        from dataclasses import asdict

        print_json([{**asdict(one), "findings": None} for one in found])
    else:
        for one in found:
            _print(one)
    failed = [each for one in found for each in one.findings]
    print_findings(failed, "text", verbose=False)
    sys.exit(1 if failed else 0)


def _print(one: Absence) -> None:
    if one.findings:
        return
    click.echo(strong(f"{one.engagement}: {one.clause}"))
    for verdict in one.verdicts:
        for line in _lines(one, verdict):
            click.echo(f"  {line}")
    click.echo()


def _lines(one: Absence, verdict: Verdict) -> Iterator[str]:
    from docgen.whatif.words import word

    language, document = chosen_language(), verdict.document
    match verdict.why:
        case "not_asked":
            yield word("whatif.not_asked", language, document=document, engagement=one.engagement, place=verdict.place)
        case "not_listed":
            yield word("whatif.not_listed", language, document=document, file=verdict.place)
        case "no_law":
            told = {"laws": verdict.laws, "law": verdict.law, "place": verdict.place}
            yield word("whatif.no_law", language, document=document, **told)
        case "unmet":
            yield word("whatif.unmet", language, document=document, condition=verdict.condition, place=verdict.place)
        case "failed":
            yield word("whatif.failed", language, document=document)
        case "stands":
            key = "whatif.stands_as" if verdict.number else "whatif.stands_unnumbered"
            told = {"clause": one.clause, "document": document, "number": verdict.number, "title": verdict.title}
            yield word(key, language, **told)
    if verdict.part is not None:
        yield from (f"  {line}" for line in _part(verdict.part, language))
        yield from (f"  {line}" for line in _deciding(verdict, language))
    if verdict.wording is not None:
        by = word(_BY[verdict.wording.chosen], language, wanted=verdict.wording.wanted)
        told = {"position": verdict.wording.position, "chosen": by, "file": verdict.wording.file}
        yield f"  {word('whatif.chosen', language, **told)}"


def _part(part: Part, language: str, depth: int = 0) -> Iterator[str]:
    """A line for each part: whether it holds, and what it read."""
    from docgen.whatif.words import short, word

    indent = "  " * depth
    if part.holds is None:
        yield f"{indent}· {part.words}: {word('whatif.skipped', language)}"
        return
    sign, held = ("✓", "whatif.met") if part.holds else ("✗", "whatif.not_met")
    kinds = {"all": "whatif.all_of", "any": "whatif.any_of", "not": "whatif.none_of"}
    said = word(kinds[part.kind], language) if part.parts else part.words
    yield f"{indent}{sign} {said}: {word(held, language)}"
    for read in part.read:
        value = word("whatif.not_given", language) if read.value is None else short(read.value)
        yield f"{indent}    {read.path}: {value}" + (f"  ({read.place})" if read.place else "")
    for inner in part.parts:
        yield from _part(inner, language, depth + 1)


def _deciding(verdict: Verdict, language: str) -> Iterator[str]:
    """The parts that decide, where there is more than one."""
    from docgen.whatif.parts import deciding
    from docgen.whatif.words import word

    part = verdict.part
    if verdict.why != "unmet" or part is None or not part.parts:
        return
    for one in deciding(part):
        key = "whatif.deciding" if one.holds is False else "whatif.deciding_not"
        yield word(key, language, part=one.words)
