"""Building again whenever something is saved.

In: the folders to look after. Out: files; a line for each round. Ends with Ctrl-C.
"""

from __future__ import annotations

from collections.abc import Callable

import click
from watchfiles import watch as changes

from docgen.build import run, work
from docgen.build.places import Places, Target, forget
from docgen.build.stale import Request
from docgen.cli.printing import print_findings
from docgen.closing import closing


def watch(places: Places, chosen: Callable[[], list[Target]], formats: tuple[str, ...]) -> None:
    """Build once, then after each change to these engagements or under inputs, clauses or templates."""
    _round(places, chosen(), formats)
    named = {target.folder for target in chosen()}  # an engagement can stand elsewhere
    folders = [f for f in {places.inputs, places.clauses, places.templates, *named} if f.is_dir()]
    click.echo("Waiting for changes; end with Ctrl-C.")
    try:
        for _ in changes(*folders, raise_interrupt=True):
            forget()
            work.forget()
            _round(places, chosen(), formats)
    except KeyboardInterrupt:
        click.echo("")


def _round(places: Places, targets: list[Target], formats: tuple[str, ...]) -> None:
    report = run.build(places, targets, Request((), formats), 1)
    print_findings(report.findings, "text", verbose=False)
    closing(report, verbose=False)
