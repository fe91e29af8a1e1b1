"""``docgen show``: the facts of an engagement as they are understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from docgen.build.places import Places
from docgen.cli.chosen import chosen
from docgen.cli.language import language_option
from docgen.cli.options import as_option, folders
from docgen.cli.printing import print_findings, print_json, strong

if TYPE_CHECKING:
    from docgen.reports.facts import Row


@click.command()
@click.argument("engagement", required=False)
@click.argument("path", required=False, metavar="[PATH]")
@as_option
@language_option
@folders
def show(engagement: str | None, path: str | None, form: str, places: Places) -> None:
    """Show every field with its value, where it stands, which are defaults, and what documents calculate from them.

    PATH is a field or a group of fields, such as exit.grounds or requirements.kpis[answer-speed].target; calc is what
    is calculated.
    """
    from docgen.reports.facts import below, known, near

    every = [known(one) for one in chosen(places, (engagement,) if engagement else ())]
    found = [(one.engagement, below(one.rows, path or "")) for one in every if not one.findings]
    if path and found and not any(rows for _, rows in found):
        names = list(dict.fromkeys(name for one in every for name in near(one.rows, path)))
        hint = f"did you mean {' or '.join(names[:3])}?" if names else "docgen show names every field"
        raise click.UsageError(f"there is no field {path!r}; {hint}")
    if form == "json":
        from dataclasses import asdict

        print_json([{"engagement": name, "facts": [asdict(row) for row in rows]} for name, rows in found])
    else:
        for name, rows in found:
            _print(name, rows, heading=len(every) > 1)
    failed = [finding for one in every for finding in one.findings]
    print_findings(failed, "text", verbose=False)
    sys.exit(1 if failed else 0)


def _print(name: str, rows: list[Row], *, heading: bool) -> None:
    if heading:
        click.echo(strong(name))
    for row in rows:
        click.echo(f"{row.path}: {' '.join(row.value.split())}  [{_origin(row)}]")


def _origin(row: Row) -> str:
    if row.origin == "given":
        return f"{row.file}:{row.line}"
    if row.derived_from:
        return f"{row.origin} from {', '.join(row.derived_from)}"
    return row.origin
