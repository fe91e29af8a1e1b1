"""``docgen schema``: schemas of the input files for editors."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Write the JSON Schemas by which editors complete and explain the input files."""
    from docgen.inputs.schema import FOLDER, write

    changed = write()
    click.echo("\n".join(path.name for path in changed) or f"Up to date: {FOLDER}")
