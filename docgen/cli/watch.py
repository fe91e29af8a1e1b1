"""``docgen watch``: build again whenever something is saved."""

from __future__ import annotations

import click

from docgen.build.places import FORMATS, Places
from docgen.cli.chosen import chosen
from docgen.cli.options import Comma, folders, shell_option


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--to",
    "formats",
    type=Comma(FORMATS),
    help="Formats to keep up to date.  [default: html, or docx with --shell]",
)
@shell_option
@folders
def watch(engagements: tuple[str, ...], formats: tuple[str, ...] | None, places: Places) -> None:
    """Build again whenever an input, a clause, a template or the shell is saved; end with Ctrl-C."""
    from docgen.watching import watch as follow

    chosen(places, engagements)
    usual = ("html",) if places.shell is None else ("docx",)
    follow(places, lambda: chosen(places, engagements), formats or usual)
