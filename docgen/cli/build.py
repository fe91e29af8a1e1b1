"""``docgen build``: build what is stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docgen.build.places import FORMATS, TYPES, Places
from docgen.cli.chosen import chosen
from docgen.cli.options import Comma, PdfVariant, findings_option, folders, shell_option, strict_option
from docgen.cli.printing import print_explained, print_findings
from docgen.finding import has_errors


@click.command()
@click.argument("engagements", nargs=-1, metavar="[ENGAGEMENT]...")
@click.option(
    "--type", "types", multiple=True, type=click.Choice(TYPES), help="Build this type alone; can be repeated."
)
@click.option(
    "--to", "formats", type=Comma(FORMATS), default=FORMATS, help="Formats, separated by commas: docx,pdf,html,md."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="How many processes work at once; one for each core if left out."
)
@click.option(
    "--force", is_flag=True, help="Build even what is up to date, and overwrite outputs that were changed by hand."
)
@click.option(
    "--annotated", is_flag=True, help="Build copies with notes for those who review, in output/<engagement>/review/."
)
@shell_option
@click.option(
    "--pdf-variant",
    type=PdfVariant(),
    default="pdf/ua-1",
    show_default=True,
    help="Kind of PDF: for reading (pdf/ua-1) or archives (pdf/a-2b, pdf/a-3b, ...).",
)
@click.option("--signature-fields", is_flag=True, help="Put fields into the .pdf in which the parties can sign.")
@click.option(
    "--attach-inputs",
    is_flag=True,
    help="Put all input files and the record of the build into the .pdf (pdf/a-3b): for your own archive, "
    "for they hold what no document shows.",
)
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=120,
    show_default=True,
    help="Seconds to wait at most for another build that works on the same engagement.",
)
@click.option("--timings", is_flag=True, help="Tell what each kind of document and format took, and the cores used.")
@click.option("--explain", is_flag=True, help="Say of each file why it was made, or why it stays as it is.")
@click.option(
    "--depfile",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write for make what each file depends on.",
)
@click.option("--depfile-target", default="", help="A target of make that depends on all of that together.")
@click.option(
    "--bare",
    is_flag=True,
    help="Leave out of the files why each clause stands there and where each value comes from: for the other side.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print findings alone.")
@click.option("--verbose", "-v", is_flag=True, help="Name every reason and every note of severity info.")
@strict_option
@findings_option
@folders
def build(
    engagements: tuple[str, ...],
    types: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    force: bool,
    annotated: bool,
    pdf_variant: str,
    signature_fields: bool,
    attach_inputs: bool,
    wait: float,
    timings: bool,
    explain: bool,
    depfile: Path | None,
    depfile_target: str,
    bare: bool,
    quiet: bool,
    verbose: bool,
    strict: bool,
    form: str,
    places: Places,
) -> None:
    """Build what is stale of these engagements, or of all under inputs/."""
    from docgen.build import run
    from docgen.build.depends import depfile as written
    from docgen.build.paper import HOLDING_FILES, Paper
    from docgen.build.pool import cores
    from docgen.build.stale import Request

    if attach_inputs and not pdf_variant.startswith(HOLDING_FILES):
        raise click.UsageError(f"--attach-inputs needs --pdf-variant {HOLDING_FILES}b: {pdf_variant} can't hold files")
    if explain and form not in {"text", "json"}:
        raise click.UsageError(f"--explain goes with --format text or json, not {form}")
    if attach_inputs and bare:
        raise click.UsageError("--attach-inputs puts the inputs into the .pdf, --bare keeps them out: choose one")
    wanted = chosen(places, engagements)
    paper = Paper(pdf_variant, signature_fields, attach_inputs)
    request = Request(types, tuple(f for f in FORMATS if f in formats), force, paper, strict, explain, bare)
    made = [one.review() for one in wanted] if annotated else wanted
    machine = form != "text"
    from docgen.closing import closing, explained, print_timings
    from docgen.console import progress

    with progress(quiet=quiet, plain=machine) as watcher:
        report = run.build(places, made, request, jobs or cores(), watcher, wait)
    if not engagements:
        run.clear(places, wanted, report)
    if depfile is not None:
        report.findings.extend(written(places, made, request, depfile, depfile_target, every=not engagements))
    if explain and machine:
        print_explained(report, verbose=verbose, places=places)
    else:
        print_findings(report.findings, form, verbose=verbose, places=places)
    if explain and not machine:
        click.echo(explained(report.decisions))
    elif not quiet and not machine:
        closing(report, verbose=verbose)
        if timings:
            print_timings(report.spent)
    sys.exit(1 if has_errors(report.findings) else 0)
