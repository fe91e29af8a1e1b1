"""``docgen list``: what there is."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.build.places import FORMATS, Places, targets
from docgen.cli.options import folders


@click.command(name="list")
@folders
def list_(inputs: Path, clauses: Path, templates: Path, output: Path) -> None:
    """Show engagements, document types, languages and formats."""
    from docgen.library import shelf

    places = Places(inputs, clauses, templates, output)
    kinds = sorted(path.parent.name for path in templates.glob("*/outline.yaml"))
    for heading, names in (
        ("engagements", [one.name for one in targets(places)]),
        ("types", kinds),
        ("languages", shelf.languages(clauses)),
        ("formats", list(FORMATS)),
    ):
        click.echo(f"{heading}: {', '.join(names) or 'none'}")
