"""What several commands print: findings, and what machines read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from docgen.finding import Finding

if TYPE_CHECKING:
    from docgen.build.places import Places
    from docgen.build.run import Report


def print_findings(findings: list[Finding], form: str, *, verbose: bool, places: Places | None = None) -> None:
    """Text goes to the error stream, what machines read to the output; with the places it is said in which clauses the
    field of a finding stands."""
    from docgen.cli.language import chosen_language
    from docgen.telling import findings_as

    library = (places.clauses, places.templates) if places else None
    text = findings_as(findings, form, chosen_language(), verbose=verbose, library=library)
    if text:
        click.echo(text, err=form == "text")


def print_explained(report: Report, *, verbose: bool, places: Places) -> None:
    """The findings of a build and the decision on each file, for machines."""
    import json
    from dataclasses import asdict

    from docgen.cli.language import chosen_language
    from docgen.telling import findings_as

    library = (places.clauses, places.templates)
    told = findings_as(report.findings, "json", chosen_language(), verbose=verbose, library=library)
    print_json({"findings": json.loads(told), "decisions": [asdict(one) for one in report.decisions]})


def print_json(data: Any) -> None:
    """Data for machines."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def coloured() -> bool:
    """Whether the output is a terminal of somebody who has not asked to do without colours."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def strong(words: str) -> str:
    """A heading, in bold where that can be shown."""
    return click.style(words, bold=True) if coloured() else words
