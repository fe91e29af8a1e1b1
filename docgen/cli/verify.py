"""``docgen verify``: whether files are what docgen built from these inputs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import Places
from docgen.cli.language import chosen_language
from docgen.cli.options import findings_option, folders, shell_option
from docgen.cli.printing import print_findings
from docgen.finding import Finding, FindingsError, Location, Severity, finding, has_errors


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="FILE...")
@click.option("--again", is_flag=True, help="Build the files anew in a temporary folder, and compare byte for byte.")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The manifest, where it does not lie beside the files.",
)
@click.option("--digest", is_flag=True, help="Print the SHA-256 of each manifest, to be kept or signed, and no more.")
@shell_option
@findings_option
@folders
def verify(
    files: tuple[Path, ...], again: bool, manifest: Path | None, digest: bool, form: str, places: Places
) -> None:
    """Tell of files, or of all files of folders, whether they are what docgen built, and whether inputs, clauses,
    templates and program are still what they were built from."""
    if digest:
        _print_digests(files, manifest)
        return
    from docgen.reports import verified

    found = verified.verify(files, manifest, places)
    findings = list(found.findings)
    if again:
        from docgen.build.pool import cores
        from docgen.reports import rebuilt

        findings.extend(rebuilt.again(found.genuine, places, cores()))
    if form == "text":
        _print_notes(findings)
        print_findings([one for one in findings if one.severity is not Severity.INFO], form, verbose=True)
        _print_sum(found.good, found.files)
    else:
        print_findings(findings, form, verbose=True)
    sys.exit(1 if has_errors(findings) else 0)


def _print_digests(files: tuple[Path, ...], manifest: Path | None) -> None:
    """In the form that ``sha256sum --check`` reads."""
    from docgen.reports.verified import digest_of, manifests

    for one in manifests(files, manifest):
        try:
            click.echo(f"{digest_of(one)}  {one.as_posix()}")
        except OSError:
            raise FindingsError([finding("VER005", Location(one.parent.as_posix()), manifest=one.as_posix())]) from None


def _print_notes(findings: list[Finding]) -> None:
    """What is well, a line each."""
    from docgen.messages import text

    for one in findings:
        if one.severity is Severity.INFO:
            click.echo(f"{one.location}: {text(one.said, chosen_language())}")


def _print_sum(good: int, files: int) -> None:
    from docgen.messages import phrase

    click.echo(phrase("verified", chosen_language()).format(good=good, files=files))
