"""The commands: parse arguments, call one function each, print what it gives back.

Exit codes: 0 no error, 1 findings of severity error, 2 wrong usage. Heavy packages are imported where they are
needed, so that help and a build with nothing to do answer at once.
"""

from __future__ import annotations

import io
import sys
from itertools import pairwise
from pathlib import Path

import click

from docgen import __version__
from docgen.build.places import FORMATS, TYPES, Places, Target, target, targets
from docgen.finding import Finding, has_errors

_FINDING_FORMATS = ("text", "json", "sarif", "github")


class _Comma(click.ParamType[tuple[str, ...]]):
    """Several names in one argument: ``docx,pdf``."""

    name = "list"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(part.strip() for part in str(value).split(",") if part.strip()))
        for name in names:
            if name not in self.known:
                self.fail(f"{name!r} is not one of {', '.join(self.known)}", param, ctx)
        if not names:
            self.fail(f"name at least one of {', '.join(self.known)}", param, ctx)
        return names


def _folders(command: click.decorators.FC) -> click.decorators.FC:
    for name, default, text in (
        ("output", "output", "Folder for the documents."),
        ("templates", "templates", "Folder with outlines, tables and the house style."),
        ("clauses", "clauses", "Folder with the clause library."),
        ("inputs", "inputs", "Folder with the engagements."),
    ):
        command = click.option(
            f"--{name}", type=click.Path(path_type=Path, file_okay=False), default=default, show_default=True, help=text
        )(command)
    return command


def _findings_option(command: click.decorators.FC) -> click.decorators.FC:
    text = "How findings are printed."
    return click.option(
        "--format", "form", type=click.Choice(_FINDING_FORMATS), default="text", show_default=True, help=text
    )(command)


def _chosen(places: Places, given: tuple[str, ...]) -> list[Target]:
    """The engagements named, or all; an unknown name is wrong usage, and so are two that would share their output."""
    if not given:
        if not places.inputs.is_dir():
            raise click.UsageError(f"there is no folder {places.inputs}/ with engagements")
        return targets(places)
    found: list[Target] = []
    for name in given:
        one = target(places, name)
        if one is None:
            known = ", ".join(t.name for t in targets(places)) or "none"
            raise click.UsageError(f"there is no engagement {name!r}; under {places.inputs}/ there are: {known}")
        if all(one.folder.resolve() != other.folder.resolve() for other in found):
            found.append(one)
    for one, other in pairwise(sorted(found, key=lambda target: target.name)):
        if one.name == other.name:
            raise click.UsageError(
                f"{one.shown} and {other.shown} would both be written to {places.output}/{one.name}/"
            )
    return found


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="docgen")
def main() -> None:
    """Documents for outsourcing customer service, from facts, clauses and outlines."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that can't show a letter still shows the message
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--type", "types", multiple=True, type=click.Choice(TYPES), help="Build this type alone; can be repeated."
)
@click.option(
    "--to", "formats", type=_Comma(FORMATS), default=FORMATS, help="Formats, separated by commas: docx,pdf,html,md."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="How many processes work at once; one for each core if left out."
)
@click.option(
    "--force", is_flag=True, help="Build even what is up to date, and overwrite outputs that were changed by hand."
)
@click.option("--quiet", "-q", is_flag=True, help="Print findings alone.")
@click.option("--verbose", "-v", is_flag=True, help="Name every reason and every note of severity info.")
@_findings_option
@_folders
def build(
    engagements: tuple[str, ...],
    types: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    force: bool,
    quiet: bool,
    verbose: bool,
    form: str,
    inputs: Path,
    clauses: Path,
    templates: Path,
    output: Path,
) -> None:
    """Build what is stale of these engagements, or of all under inputs/."""
    from docgen.build import run
    from docgen.build.left import left
    from docgen.build.pool import cores
    from docgen.build.stale import Request

    places = Places(inputs, clauses, templates, output)
    chosen = _chosen(places, engagements)
    request = Request(types, tuple(f for f in FORMATS if f in formats), force)
    machine = form != "text"
    from docgen.console import closing, progress

    with progress(quiet=quiet or machine) as watcher:
        report = run.build(places, chosen, request, jobs or cores(), watcher)
    if not engagements:
        report.findings.extend(left(places, chosen))
    _print(report.findings, form, verbose=verbose)
    if not quiet and not machine:
        closing(report, verbose=verbose)
    sys.exit(1 if has_errors(report.findings) else 0)


@main.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option("--verbose", "-v", is_flag=True, help="Print notes of severity info too.")
@_findings_option
@_folders
def check(
    engagements: tuple[str, ...],
    verbose: bool,
    form: str,
    inputs: Path,
    clauses: Path,
    templates: Path,
    output: Path,
) -> None:
    """Check engagements and the documents that they would give, and write nothing."""
    from docgen.build import work

    places = Places(inputs, clauses, templates, output)
    findings = [finding for one in _chosen(places, engagements) for finding in work.check(places, one)[2]]
    _print(findings, form, verbose=verbose or form != "text")
    if form == "text" and not has_errors(findings):
        click.echo("No errors.")
    sys.exit(1 if has_errors(findings) else 0)


@main.command(name="list")
@_folders
def list_(inputs: Path, clauses: Path, templates: Path, output: Path) -> None:
    """Show engagements, document types, languages and formats."""
    places = Places(inputs, clauses, templates, output)
    kinds = sorted(path.parent.name for path in templates.glob("*/outline.yaml"))
    languages = sorted(path.name for path in clauses.glob("*") if path.is_dir())
    for heading, names in (
        ("engagements", [one.name for one in targets(places)]),
        ("types", kinds),
        ("languages", languages),
        ("formats", list(FORMATS)),
    ):
        click.echo(f"{heading}: {', '.join(names) or 'none'}")


@main.command()
def schema() -> None:
    """Write the JSON Schemas by which editors complete and explain the input files."""
    from docgen.inputs.schema import FOLDER, write

    changed = write()
    click.echo("\n".join(path.name for path in changed) or f"Up to date: {FOLDER}")


@main.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--to", "formats", type=_Comma(FORMATS), default=("html",), help="Formats to keep up to date.  [default: html]"
)
@_folders
def watch(
    engagements: tuple[str, ...], formats: tuple[str, ...], inputs: Path, clauses: Path, templates: Path, output: Path
) -> None:
    """Build again whenever an input, a clause or a template is saved; end with Ctrl-C."""
    from docgen.watching import watch as follow

    places = Places(inputs, clauses, templates, output)
    _chosen(places, engagements)
    follow(places, lambda: _chosen(places, engagements), formats)


def _print(findings: list[Finding], form: str, *, verbose: bool) -> None:
    from docgen.console import findings_as

    text = findings_as(findings, form, verbose=verbose)
    if text:
        click.echo(text, err=form == "text")
