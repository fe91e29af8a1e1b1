"""``docgen list``: what there is."""

from __future__ import annotations

import click

from docgen.build.places import FORMATS, Places, targets
from docgen.cli.options import folders


@click.command(name="list")
@folders
def list_(places: Places) -> None:
    """Show engagements, document types, languages and formats."""
    from docgen.library import shelf

    kinds = sorted(path.parent.name for path in places.templates.glob("*/outline.yaml"))
    for heading, names in (
        ("engagements", [one.name for one in targets(places)]),
        ("types", kinds),
        ("languages", shelf.languages(places.clauses)),
        ("formats", list(FORMATS)),
    ):
        click.echo(f"{heading}: {', '.join(names) or 'none'}")
