"""``docgen trace``: from need to clause."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import Places
from docgen.cli.chosen import chosen
from docgen.cli.options import folders
from docgen.cli.printing import print_findings
from docgen.finding import Finding, FindingsError, has_errors


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv", "html")),
    default="text",
    show_default=True,
    help="Lines for a terminal, rows for a spreadsheet, or one page for a browser and for paper.",
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
    file: Path | None,
    places: Places,
) -> None:
    """Show for each need the facts that answer it, the checks that guard it, and the clauses that state it."""
    from docgen.build import work
    from docgen.build.whole import write
    from docgen.reports import trace_forms, trace_needs, trace_page
    from docgen.reports.trace import findings, matrix

    found: list[Finding] = []
    made = []
    text = ""
    try:
        for one in chosen(places, engagements):
            reading, documents, problems = work.check(places, one)
            found.extend(problems)
            if reading.engagement is not None and not has_errors(problems):
                needs = trace_needs.read(places, reading.engagement.engagement.language.value)
                made.append(matrix(reading, documents, needs))
                found.extend(findings(reading, documents, needs))
        text = {
            "text": lambda: trace_forms.as_text(made) + "\n",
            "csv": lambda: trace_forms.as_csv(made),
            "html": lambda: trace_page.as_html(made, places.templates),
        }[form]()
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
