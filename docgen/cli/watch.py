"""``docgen watch``: build again whenever something is saved, and show it on a page."""

from __future__ import annotations

import click

from docgen.build.places import FORMATS, Places
from docgen.cli.chosen import chosen
from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import Comma, folders, shell_option


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--to",
    "formats",
    type=Comma(FORMATS),
    help="Formats to keep up to date.  [default: html,pdf; html with --no-page, docx with --shell]",
)
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the page.  [default: one that is free]")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@click.option("--no-page", is_flag=True, help="Build alone, without a page.")
@shell_option
@language_option
@folders
def watch(
    engagements: tuple[str, ...],
    formats: tuple[str, ...] | None,
    port: int | None,
    show: bool,
    no_page: bool,
    places: Places,
) -> None:
    """Build again whenever an input, a clause, a template or the shell is saved, and show each document with its
    findings on a page that only this machine can open; end with Ctrl-C."""
    if no_page and (show or port):
        raise click.UsageError("--no-page goes with neither --open nor --port")
    chosen(places, engagements)
    from docgen.watching import watch as follow
    from docgen.watching.page import PageError, PortError

    usual: tuple[str, ...] = ("html",) if no_page else ("html", "pdf")
    asked = formats or (usual if places.shell is None else ("docx",))
    wanted = tuple(form for form in FORMATS if form in asked)
    try:
        follow(
            places,
            lambda: chosen(places, engagements),
            wanted,
            language=chosen_language(),
            port=None if no_page else port or 0,
            show=show,
        )
    except PageError as problem:
        raise click.UsageError(f"{problem}; --no-page goes without it") from None
    except PortError as problem:
        raise click.UsageError(
            f"nothing can be served on port {port}: {problem}; leave --port out to take a free one"
        ) from None
