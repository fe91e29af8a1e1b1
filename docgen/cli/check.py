"""``docgen check``: report every mistake and write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import Places
from docgen.cli.chosen import chosen
from docgen.cli.options import findings_option, folders
from docgen.cli.printing import print_findings
from docgen.finding import has_errors


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option("--verbose", "-v", is_flag=True, help="Print notes of severity info too.")
@findings_option
@folders
def check(
    engagements: tuple[str, ...],
    verbose: bool,
    form: str,
    inputs: Path,
    clauses: Path,
    templates: Path,
    output: Path,
) -> None:
    """Check engagements and the documents that they would give, and write nothing."""
    from docgen.build import work

    places = Places(inputs, clauses, templates, output)
    findings = [finding for one in chosen(places, engagements) for finding in work.check(places, one)[2]]
    print_findings(findings, form, verbose=verbose or form != "text")
    if form == "text" and not has_errors(findings):
        click.echo("No errors.")
    sys.exit(1 if has_errors(findings) else 0)
