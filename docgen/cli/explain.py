"""``docgen explain``: why something stands in a file, from what the file itself carries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import as_option
from docgen.cli.printing import print_findings, print_json, strong

if TYPE_CHECKING:
    from docgen.finding import Finding
    from docgen.reports.explain import Told
    from docgen.reports.explain_find import Hit

_LISTED = 8


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("where", nargs=-1, required=True)
@as_option
@language_option
def explain(file: Path, where: tuple[str, ...], form: str) -> None:
    """Say why something stands in a FILE that docgen wrote: a .docx, .pdf, .html or .md, wherever it is now.

    WHERE is a number (14.2, 14.2.1(b), "Schedule 2", "A7 3.1", "Table 3"), the id of a clause, or words of the text in
    quotation marks.
    """
    from docgen.finding import Finding
    from docgen.reports.explain import told
    from docgen.reports.explain_data import as_data
    from docgen.reports.explain_find import find
    from docgen.reports.explain_forms import as_text

    read = told(file)
    if isinstance(read, Finding):
        _end(read)
    wanted = " ".join(where)
    if not wanted.strip():
        raise click.UsageError("say what is to be explained: a number, the id of a clause, or words of the text")
    hits = find(read, wanted)
    if len(hits) != 1:
        _end(_none(read, wanted) if not hits else _several(read, wanted, hits))
    language = chosen_language()
    if form == "json":
        print_json(as_data(read, hits[0], language))
        return
    heading, *lines = as_text(read, hits[0], language)
    click.echo(strong(heading))
    click.echo("\n".join(lines))


def _none(read: Told, wanted: str) -> Finding:
    from docgen.finding import Location, OneOf, finding, say
    from docgen.reports.explain_find import near

    names = near(read, wanted)
    advice = say("hint.near", near=OneOf(names)) if names else say("hint.place")
    return finding("WHY003", Location(read.file), where=wanted, advice=advice)


def _several(read: Told, wanted: str, hits: list[Hit]) -> Finding:
    from docgen.finding import Location, finding

    names = list(dict.fromkeys(hit.name for hit in hits))
    listed = (*names[:_LISTED], *(["…"] if len(names) > _LISTED else []))
    return finding("WHY004", Location(read.file), where=wanted, count=len(hits), places=listed)


def _end(told: Finding) -> NoReturn:
    print_findings([told], "text", verbose=False)
    sys.exit(1)
