"""``docgen shell check``: whether documents can be written in a Word shell."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.cli.options import findings_option
from docgen.cli.printing import print_findings
from docgen.finding import has_errors

_HOUSE = Path("templates/house/shell.docx")


@click.group()
def shell() -> None:
    """Word shells: cover, styles and lists of a firm's own documents."""


@shell.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=_HOUSE, metavar="[FILE]")
@findings_option
def check(file: Path, form: str) -> None:
    """Name everything that a shell lacks, or say that it fits; without FILE, templates/house/shell.docx."""
    from docgen.writers.docx.fitness import check_shell

    findings = check_shell(file)
    print_findings(findings, form, verbose=True)
    if form == "text" and not has_errors(findings):
        click.echo(f"{file.as_posix()} fits: every document can be written in it.")
    sys.exit(1 if has_errors(findings) else 0)
