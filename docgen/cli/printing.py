"""What several commands print: findings, and what machines read."""

from __future__ import annotations

import sys
from typing import Any

import click

from docgen.finding import Finding


def print_findings(findings: list[Finding], form: str, *, verbose: bool) -> None:
    """Text goes to the error stream, what machines read to the output."""
    from docgen.cli.language import chosen_language
    from docgen.telling import findings_as

    text = findings_as(findings, form, chosen_language(), verbose=verbose)
    if text:
        click.echo(text, err=form == "text")


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
