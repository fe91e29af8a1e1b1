"""``docgen watch``: build again whenever something is saved."""

from __future__ import annotations

import click

from docgen.build.places import FORMATS, Places
from docgen.cli.chosen import chosen
from docgen.cli.options import Comma, folders


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--to", "formats", type=Comma(FORMATS), default=("html",), help="Formats to keep up to date.  [default: html]"
)
@folders
def watch(engagements: tuple[str, ...], formats: tuple[str, ...], places: Places) -> None:
    """Build again whenever an input, a clause or a template is saved; end with Ctrl-C."""
    from docgen.watching import watch as follow

    chosen(places, engagements)
    follow(places, lambda: chosen(places, engagements), formats)
