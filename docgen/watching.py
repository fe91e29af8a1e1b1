"""Building again whenever something is saved.

In: the folders and the shell to look after. Out: files; a line for each round. Ends with Ctrl-C.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from watchfiles import watch as changes

from docgen.build import run, work
from docgen.build.places import Places, Target, forget
from docgen.build.stale import Request
from docgen.cli.printing import print_findings
from docgen.closing import closing

_GLANCE = 1000  # milliseconds between two looks at the shell


def watch(places: Places, chosen: Callable[[], list[Target]], formats: tuple[str, ...]) -> None:
    """Build once, then after each change to these engagements, the shell, or under inputs, clauses or templates."""
    look = _saved(places.shell)
    _round(places, chosen(), formats)
    named = {target.folder for target in chosen()}  # an engagement can stand elsewhere
    folders = [f for f in {places.inputs, places.clauses, places.templates, *named} if f.is_dir()]
    click.echo("Waiting for changes; end with Ctrl-C.")
    try:
        glance = places.shell is not None
        for changed in changes(*folders, raise_interrupt=True, rust_timeout=_GLANCE, yield_on_timeout=glance):
            now = _saved(places.shell)
            if not changed and now in (look, None):
                continue
            look = now
            forget()
            work.forget()
            _round(places, chosen(), formats)
    except KeyboardInterrupt:
        click.echo("")


def _saved(shell: Path | None) -> int | None:
    """When the shell was last saved; None where none was chosen, and while it is away.

    It is looked at, not watched: Word saves under another name and renames, which ends a watch on the file, and the
    folder round it may hold anything."""
    try:
        return None if shell is None else shell.stat().st_mtime_ns
    except OSError:
        return None


def _round(places: Places, targets: list[Target], formats: tuple[str, ...]) -> None:
    report = run.build(places, targets, Request((), formats), 1)
    print_findings(report.findings, "text", verbose=False, places=places)
    closing(report, verbose=False)
