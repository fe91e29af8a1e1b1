"""``docgen check``: report every mistake and write nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from docgen.build.places import Places, Target
from docgen.cli.chosen import chosen
from docgen.cli.options import findings_option, folders, shell_option
from docgen.cli.printing import print_findings
from docgen.finding import Finding, FindingsError, has_errors


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option("--library", is_flag=True, help="Check the clause library itself; alone, nothing but that.")
@shell_option
@click.option("--verbose", "-v", is_flag=True, help="Print notes of severity info too.")
@findings_option
@folders
def check(
    engagements: tuple[str, ...],
    library: bool,
    verbose: bool,
    form: str,
    places: Places,
) -> None:
    """Check engagements, the documents that they would give and their shell, or the clause library; write nothing."""
    findings: list[Finding] = []
    if places.shell is not None:
        from docgen.writers.docx.fitness import check_shell

        findings.extend(check_shell(places.shell))
    if engagements or not library:
        findings.extend(finding for one in chosen(places, engagements) for finding in _findings(places, one))
    if library:
        from docgen import upkeep

        findings.extend(upkeep.check(places.clauses, places.templates))
    print_findings(findings, form, verbose=verbose or form != "text")
    if form == "text" and not has_errors(findings):
        click.echo("No errors.")
    sys.exit(1 if has_errors(findings) else 0)


def _findings(places: Places, target: Target) -> Iterator[Finding]:
    """What is wrong with an engagement and its documents; where nothing is, which of its needs end nowhere."""
    from docgen.build import work
    from docgen.reports import trace, trace_needs

    reading, documents, findings = work.check(places, target)
    yield from findings
    if reading.engagement is None or has_errors(findings) or not trace_needs.stated(places):
        return
    try:
        needs = trace_needs.read(places, reading.engagement.engagement.language.value)
    except FindingsError as problem:
        yield from problem.findings
    else:
        yield from trace.findings(reading, documents, needs)
