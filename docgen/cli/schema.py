"""``docgen schema``: schemas of the input files for editors, and the page that lists their fields."""

from __future__ import annotations

import sys

import click

from docgen.cli.language import LANGUAGES


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if a schema is out of date.")
@click.option("--page", metavar="LANGUAGE", type=click.Choice(LANGUAGES), help="Print all fields as Markdown.")
def schema(*, only_check: bool, page: str | None) -> None:
    """Write the JSON Schemas by which editors complete and explain the input files."""
    from docgen.inputs.schema import FOLDER, stale, write

    if page:
        from docgen.fields.page import page as fields

        click.echo(fields(page), nl=False)
        return
    changed = stale() if only_check else write()
    click.echo("\n".join(path.name for path in changed) or f"Up to date: {FOLDER}")
    if only_check and changed:
        click.echo("Out of date; write them anew with “docgen schema”.", err=True)
        sys.exit(1)
