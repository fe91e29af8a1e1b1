"""``docgen trace``: from need to clause, and from field to clause and back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import Places, Target
from docgen.cli.chosen import chosen
from docgen.cli.language import chosen_language
from docgen.cli.options import folders
from docgen.cli.printing import print_findings
from docgen.finding import Finding, FindingsError, has_errors


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv", "html", "json")),
    default="text",
    show_default=True,
    help="Lines for a terminal, rows for a spreadsheet, one page for a browser and for paper, or (fields alone) JSON.",
)
@click.option(
    "--fields",
    "of_fields",
    is_flag=True,
    help="Show instead where each field stands, and where each value of a document comes from.",
)
@click.option(
    "--output-file",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of the terminal.",
)
@folders
def trace(
    engagements: tuple[str, ...],
    form: str,
    of_fields: bool,
    file: Path | None,
    places: Places,
) -> None:
    """Show for each need the facts that answer it, the checks that guard it, and the clauses that state it."""
    if form == ("html" if of_fields else "json"):
        raise click.UsageError(f"--format {form} goes {'without' if of_fields else 'with'} --fields alone")
    from docgen.build.whole import write

    text = ""
    found: list[Finding] = []
    try:
        text, found = (_fields if of_fields else _needs)(places, chosen(places, engagements), form)
        if file is not None:
            write(file, text.encode())
    except FindingsError as problem:
        found.extend(problem.findings)
    except OSError as problem:
        raise click.UsageError(f"{file} can't be written: {problem.strerror or problem}") from None
    if file is None and text.strip():
        click.echo(text, nl=False)
    print_findings(found, "text", verbose=False)
    sys.exit(1 if has_errors(found) else 0)


def _needs(places: Places, targets: list[Target], form: str) -> tuple[str, list[Finding]]:
    """From need to clause, and what was found on the way."""
    from docgen.build import work
    from docgen.reports import trace_forms, trace_needs, trace_page
    from docgen.reports.trace import findings, matrix

    found: list[Finding] = []
    made = []
    for one in targets:
        reading, documents, problems = work.check(places, one)
        found.extend(problems)
        if reading.engagement is not None and not has_errors(problems):
            needs = trace_needs.read(places, reading.engagement.engagement.language.value)
            made.append(matrix(reading, documents, needs))
            found.extend(findings(reading, documents, needs))
    if form == "html":
        return trace_page.as_html(made, places.templates), found
    return (trace_forms.as_csv(made) if form == "csv" else trace_forms.as_text(made) + "\n"), found


def _fields(places: Places, targets: list[Target], form: str) -> tuple[str, list[Finding]]:
    """From field to clause and back, and what was found on the way."""
    from docgen.build import work
    from docgen.reports import trace_fields, trace_fields_forms

    found: list[Finding] = []
    made = []
    for one in targets:
        reading, documents, problems = work.check(places, one)
        found.extend(problems)
        whole = None if has_errors(problems) else work.whole(places, one, reading, documents)
        if whole is not None:
            made.append(trace_fields.coverage(whole))
    language = chosen_language()
    if form == "text":
        return trace_fields_forms.as_text(made, language) + "\n", found
    return {"csv": trace_fields_forms.as_csv, "json": trace_fields_forms.as_json}[form](made, language), found
