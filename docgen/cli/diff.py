"""``docgen diff``: two engagements, builds or revisions: facts first, then wording, each difference with its cause."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.build.places import Places, target
from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import as_option, folders
from docgen.cli.printing import print_findings, print_json

if TYPE_CHECKING:
    from docgen.whatif.sides import Side


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@as_option
@language_option
@folders
def diff(first: str, second: str, form: str, places: Places) -> None:
    """Show what differs between A and B: the facts, then the wording, each difference put down to its cause.

    A and B are each an engagement, by its name or folder; the output folder of an engagement that was built; or an
    engagement at a revision of the repository, as REV:ENGAGEMENT. REV: alone is the engagement of the other side.
    """
    from docgen.finding import FindingsError, has_errors

    failed = False
    try:
        with ExitStack() as stack:
            for one, other in _pairs(places, first, second, stack):
                failed = _shown(one, other, form) or failed
                print_findings(
                    [each for side in (one, other) for each in side.findings if has_errors([each])],
                    "text",
                    verbose=False,
                )
    except FindingsError as problem:
        print_findings(list(problem.findings), "text", verbose=False)
        failed = True
    sys.exit(1 if failed else 0)


def _shown(before: Side, after: Side, form: str) -> bool:
    """Print a comparison; whether a side could not be looked at."""
    from docgen.cli.differing import print_difference
    from docgen.whatif import words
    from docgen.whatif.compare import compare
    from docgen.whatif.records import recorded

    if (before.live is None) != (after.live is None) and before.whole and after.whole:
        before, after = (side if side.live is None else recorded(side) for side in (before, after))
    found, language = compare(before, after), chosen_language()
    if form == "json":
        print_json(words.data(found, language))
    else:
        head = f"{found.before} → {found.after}"
        print_difference(found, head, language, all_documents=len({*before.editions, *after.editions}))
    return not (before.whole and after.whole)


def _pairs(places: Places, first: str, second: str, stack: ExitStack) -> list[tuple[Side, Side]]:
    """Both sides; of two revisions without an engagement, those of each engagement that stands in both."""
    from docgen.whatif import revisions

    then: dict[str, Places] = {}
    for spec in (first, second):
        revision, mark, _ = spec.partition(":")
        if mark and revision and revision not in then and not _here(places, spec):
            then[revision] = stack.enter_context(revisions.at(places, revision))
    names = [_name(places, spec) for spec in (first, second)]
    if any(names):
        every = [next(name for name in names if name)]
    else:
        held = [{one.name for one in then[spec.partition(":")[0]].inputs.iterdir()} for spec in (first, second)]
        every = sorted(held[0] & held[1])
    return [
        (_side(places, first, names[0] or name, then), _side(places, second, names[1] or name, then)) for name in every
    ]


def _here(places: Places, spec: str) -> bool:
    return Path(spec).is_dir() or target(places, spec) is not None


def _name(places: Places, spec: str) -> str:
    """The engagement that a side names; empty where it names a revision alone."""
    if _here(places, spec):
        found = target(places, spec)
        return found.name if found is not None else ""
    revision, mark, name = spec.partition(":")
    if mark and revision:
        return name.rstrip("/").rpartition("/")[2]
    from docgen.build.places import targets

    known = ", ".join(one.name for one in targets(places)) or "none"
    raise click.UsageError(
        f"{spec!r} is no engagement, no output folder and no revision (REV:ENGAGEMENT); engagements are: {known}"
    )


def _side(places: Places, spec: str, name: str, then: dict[str, Places]) -> Side:
    from docgen.whatif import revisions
    from docgen.whatif.records import built, is_build
    from docgen.whatif.sides import side

    if is_build(Path(spec)):
        return built(Path(spec))
    if _here(places, spec):
        found = target(places, spec)
        assert found is not None
        return side(places, found)
    revision = spec.partition(":")[0]
    return revisions.side(then[revision], name, revision)
