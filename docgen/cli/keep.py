"""``docgen keep``: leave documents as somebody edited them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import Places
from docgen.cli.options import findings_option, folders
from docgen.cli.printing import print_findings


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--undo", is_flag=True, help="Let them be built again.")
@findings_option
@folders
def keep(files: tuple[Path, ...], undo: bool, form: str, places: Places) -> None:
    """Keep these documents as they stand, edited by hand: no build writes over them, not even with --force, until one
    is changed again, deleted, or named with --undo. Without a file, list those that are kept."""
    from docgen.build.keeping import keep as note
    from docgen.build.keeping import kept

    if not files:
        if undo:
            raise click.UsageError("--undo needs the files that are to be built again")
        for path in kept(places):
            click.echo(path.as_posix())
        return
    findings = [problem for path in files for problem in note(places, path, undo=undo)]
    print_findings(findings, form, verbose=False)
    sys.exit(1 if findings else 0)
