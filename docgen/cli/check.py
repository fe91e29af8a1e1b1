"""``docgen check``: report every mistake and write nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from docgen.build.places import Places, Target
from docgen.cli.chosen import chosen
from docgen.cli.language import chosen_language
from docgen.cli.options import findings_option, folders, shell_option, strict_option
from docgen.cli.printing import print_findings
from docgen.finding import Finding, FindingsError, has_errors
from docgen.messages import phrase


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--text",
    "texts",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check a text written elsewhere (.docx, .md); can be repeated; alone, nothing but that.",
)
@click.option("--language", type=click.Choice(("en", "de")), help="Language of the texts, if not read off them.")
@click.option("--library", is_flag=True, help="Check the clause library itself; alone, nothing but that.")
@shell_option
@click.option("--verbose", "-v", is_flag=True, help="Print notes of severity info too.")
@strict_option
@findings_option
@folders
def check(
    engagements: tuple[str, ...],
    texts: tuple[Path, ...],
    language: str | None,
    library: bool,
    verbose: bool,
    strict: bool,
    form: str,
    places: Places,
) -> None:
    """Check engagements and their documents, a shell, the clause library, or texts written elsewhere; write nothing."""
    from docgen.build.work import stricter

    findings: list[Finding] = []
    if places.shell is not None:
        from docgen.writers.docx.fitness import check_shell

        of_shell = check_shell(places.shell)
        findings.extend(stricter(of_shell) if strict else of_shell)
    if engagements or not (library or texts):
        findings.extend(
            finding for one in chosen(places, engagements) for finding in _findings(places, one, strict=strict)
        )
    if library:
        from docgen import upkeep

        of_library = list(upkeep.check(places.clauses, places.templates))
        findings.extend(stricter(of_library) if strict else of_library)
    for text in texts:
        from docgen import outside

        of_text = outside.check(text, language, places.clauses if verbose else None)
        findings.extend(stricter(of_text) if strict else of_text)
    verbose = verbose or bool(texts and not engagements)  # what a text was read for belongs to what was found
    print_findings(findings, form, verbose=verbose or form != "text", places=places)
    if form == "text" and not has_errors(findings):
        click.echo(phrase("none", chosen_language()))
    sys.exit(1 if has_errors(findings) else 0)


def _findings(places: Places, target: Target, *, strict: bool) -> Iterator[Finding]:
    """What is wrong with an engagement and its documents; where nothing is, which of its needs end nowhere."""
    from docgen.build import work
    from docgen.reports import trace, trace_needs

    reading, documents, findings = work.check(places, target, strict=strict)
    yield from findings
    if reading.engagement is None or has_errors(findings) or not trace_needs.stated(places):
        return
    try:
        needs = trace_needs.read(places, reading.engagement.engagement.language.value)
    except FindingsError as problem:
        yield from problem.findings
    else:
        yield from trace.findings(reading, documents, needs)
