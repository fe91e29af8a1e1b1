"""``docgen positions``: which position each clause takes, what else there is, and who must approve it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from docgen.build.places import Places, Target
from docgen.cli.chosen import chosen, known_clause
from docgen.cli.options import as_option, folders
from docgen.cli.printing import coloured, print_findings, print_json

if TYPE_CHECKING:
    from docgen.reports.difference import Piece
    from docgen.reports.positions import Comparison, Report, Row


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option("--diff", "clause", metavar="CLAUSE", help="Show word by word how the positions of a clause differ.")
@as_option
@folders
def positions(
    engagements: tuple[str, ...],
    clause: str | None,
    form: str,
    places: Places,
) -> None:
    """Show the positions that clauses take, what else could be chosen, and which approvals are there.

    Shows each clause with more than one position that the documents of an engagement hold.
    """
    wanted = chosen(places, engagements)
    if clause is not None:
        from docgen.reports.clauses import libraries

        known_clause(libraries(places)[0], clause)
        sys.exit(_differences(places, wanted, clause, form))
    from docgen.reports.positions import report

    reports = [report(places, one) for one in wanted]
    if form == "json":
        print_json([_plain(one) for one in reports])
    else:
        for one in reports:
            _print(one)
    failed = [finding for one in reports for finding in one.findings]
    print_findings(failed, "text", verbose=False)
    sys.exit(1 if failed else 0)


def _plain(report: Report) -> dict[str, Any]:
    from dataclasses import asdict

    data = asdict(report)
    del data["findings"]
    return data


def _print(report: Report) -> None:
    if report.findings and not report.rows:
        return
    click.echo(f"{report.engagement}: law {report.law}, default {report.default}\n")
    if not report.rows:
        click.echo("No clause of its documents has more than one position.\n")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0))
    for heading in ("Clause", "Chosen", "Approval", "What else there is"):
        table.add_column(heading, overflow="fold", ratio=None if heading != "What else there is" else 1)
    for row in report.rows:
        table.add_row(_clause(row), _chosen(row), _approval(row), _others(row))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False, markup=False).print(table)
    entries = [row.entry for row in report.rows if row.entry]
    if not entries:
        click.echo()
    else:
        click.echo(f"\nOnce approved, write under positions in {report.file}:\n\n  approvals:")
        click.echo("\n".join(f"    {entry}" for entry in entries) + "\n")


def _clause(row: Row) -> str:
    return "\n".join((row.clause, row.title, *row.places))


def _chosen(row: Row) -> str:
    how = f"by {row.chosen_by}" if row.position == row.wanted else f"there is no {row.wanted} wording"
    return f"{row.position}\n({how})" + (f"\nif refused: {row.fallback}" if row.fallback else "")


def _approval(row: Row) -> str:
    lines = (row.approval, f"{row.approved}: {row.approved_by}" if row.approved_by else row.approved)
    return "\n".join(line for line in lines if line)


def _others(row: Row) -> str:
    """What the wording chosen says of itself, and then what each other one says."""
    chosen = _said(row.changes, "", "", row.standard_terms)
    others = [
        f"{one.position}: {_said(one.changes, one.accept, one.approval, one.standard_terms)}" for one in row.others
    ]
    return "\n".join(([f"as chosen: {chosen}"] if chosen else []) + [line.rstrip(": ") for line in others])


def _said(changes: str, accept: str, approval: str, standard_terms: str) -> str:
    parts = (
        changes,
        f"Accept: {accept}" if accept else "",
        f"Approval: {approval}." if approval else "",
        f"As a standard term: {standard_terms}" if standard_terms else "",
    )
    return " ".join(part for part in parts if part)


def _differences(places: Places, wanted: list[Target], clause: str, form: str) -> int:
    from docgen.reports.positions import comparison

    found = [comparison(places, one, clause) for one in wanted]
    failed = [finding for one in found for finding in one.findings]
    if form == "json":
        print_json([_compared(one) for one in found])
    else:
        for one in found:
            _print_comparison(one)
    print_findings(failed, "text", verbose=False)
    return 1 if failed else 0


def _compared(one: Comparison) -> dict[str, Any]:
    from dataclasses import asdict

    from docgen.reports.difference import compare

    data = asdict(one)
    del data["findings"]
    for other, shown in zip(one.others, data["others"], strict=True):
        assert one.chosen is not None
        shown["difference"] = compare(one.chosen.text, other.text)
    return data


def _print_comparison(one: Comparison) -> None:
    from docgen.reports.difference import compare

    if one.chosen is None:
        if not one.findings:
            click.echo(f"{one.engagement}: {one.clause} has no wording for its law.\n")
        return
    where = one.chosen.where or "stands in no document of this engagement"
    if not one.others:
        click.echo(f"{one.engagement}: {one.clause} has no other position ({where}).\n")
    for other in one.others:
        click.echo(f"{one.engagement}: {one.clause} ({where}), from {one.chosen.position} (chosen) to {other.position}")
        if not one.chosen.where or not other.where:
            click.echo("(as the library has it)")
        head = compare(one.chosen.title, other.title) if one.chosen.title != other.title else []
        click.echo()
        if head:
            click.echo(_shown(head) + "\n")
        click.echo(_shown(compare(one.chosen.text, other.text)) + "\n")


def _shown(pieces: list[Piece]) -> str:
    """In colours on a terminal, else between brackets."""
    from docgen.reports.difference import marked

    if not coloured():
        return marked(pieces)
    looks: dict[str, dict[str, Any]] = {
        "same": {},
        "removed": {"fg": "red", "strikethrough": True},
        "added": {"fg": "green", "bold": True},
    }
    return "".join(click.style(words, **looks[kind]) for kind, words in pieces)
