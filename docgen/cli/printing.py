"""Findings on the terminal, and the exit code that follows from them."""

from __future__ import annotations

import click

from docgen.finding import Finding


def print_findings(findings: list[Finding], form: str, *, verbose: bool) -> None:
    """Text goes to the error stream, what machines read to the output."""
    from docgen.console import findings_as

    text = findings_as(findings, form, verbose=verbose)
    if text:
        click.echo(text, err=form == "text")
