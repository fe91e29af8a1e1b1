"""``docgen new``: begin an engagement, and ask for the facts that only its user knows."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import click

from docgen.build.places import Places
from docgen.cli.chosen import chosen
from docgen.cli.language import LANGUAGES, chosen_language, language_option
from docgen.cli.options import folders
from docgen.cli.printing import print_findings
from docgen.finding import FindingsError
from docgen.messages import phrase

KINDS = ("call_center", "staffing", "training", "full_service")
LAWS = ("DE", "ENGLAND", "NEW_YORK")
_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
_LONGEST = 60


@click.command()
@click.argument("name", metavar="NAME")
@click.option("--kind", type=click.Choice(KINDS), help="What is outsourced.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the documents.")
@click.option(
    "--law",
    type=click.Choice(LAWS, case_sensitive=False),
    metavar="|".join(LAWS),
    help="The law that governs the contract.",
)
@click.option("--from", "source", metavar="ENGAGEMENT", help="Begin with a copy of this engagement.")
@click.option("--resume", is_flag=True, help="Go on with the questions on an engagement that has been begun.")
@click.option("--no-input", is_flag=True, help="Ask nothing, even on a terminal.")
@language_option
@folders
def new(
    name: str,
    kind: str | None,
    language: str | None,
    law: str | None,
    source: str | None,
    resume: bool,
    no_input: bool,
    places: Places,
) -> None:
    """Begin an engagement: its six files with explanations, in which each fact that only you know is left open.

    On a terminal the open facts are asked for one by one; on a later day the same command goes on with them.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise click.UsageError(
            f"{name!r} is no name for a folder: use small letters, digits and hyphens, like acme-2027"
        )
    folder = places.inputs / name
    begun = folder.exists() or folder.is_symlink()
    asking = not no_input and (resume or (sys.stdin.isatty() and sys.stdout.isatty()))
    if resume and (not begun or any((kind, language, law, source))):
        raise click.UsageError(f"--resume goes on with an engagement under {places.inputs}/ and takes no other choice")
    if begun and not resume and (not asking or any((kind, language, law, source)) or not _open(folder)):
        more = "; --resume asks for what is open" if _open(folder) else ""
        raise click.UsageError(f"{folder.as_posix()} is there already; nothing was changed{more}")
    if not begun:
        _begin(places, folder, name, (kind, language, law), source, asking=asking)
    if asking:
        from docgen.cli.asking import interview

        sys.exit(interview(places, folder, name))
    said = phrase("new_begun", chosen_language())
    count = _open(folder)
    click.echo(
        said.format(folder=folder.as_posix(), count=count, optional=count - _open(folder, needed=True), name=name)
    )


def _open(folder: Path, *, needed: bool = False) -> int:
    """How many facts are open; of those that are ``needed``, with nothing but them."""
    from docgen.beginning.openings import openings

    return sum(not (needed and one.optional) for one in openings(folder, folder.as_posix()))


def _begin(
    places: Places,
    folder: Path,
    name: str,
    given: tuple[str | None, str | None, str | None],
    source: str | None,
    *,
    asking: bool,
) -> None:
    """Write the six files; ends the program where they can't be made."""
    try:
        if source is not None:
            if any(given):
                raise click.UsageError("--from takes kind, language and law from the engagement that it copies")
            files = _copy(places, name, source)
        else:
            files = _skeleton(places, name, given, asking=asking)
        _write(folder, files)
    except FindingsError as problem:
        print_findings(list(problem.findings), "text", verbose=False)
        sys.exit(1)
    except OSError as problem:
        raise click.UsageError(f"{problem.filename or folder}: {problem.strerror or problem}") from None


def _skeleton(
    places: Places, name: str, given: tuple[str | None, str | None, str | None], *, asking: bool
) -> dict[str, bytes]:
    from datetime import datetime

    from docgen.beginning.pattern import Case
    from docgen.beginning.skeleton import skeleton

    options = (("kind", KINDS), ("language", LANGUAGES), ("governing_law", LAWS))
    known: list[str] = []
    for (field, choices), value in zip(options, given, strict=True):
        if value is None and not asking:
            raise click.UsageError("say --kind, --language and --law, or --from ENGAGEMENT")
        known.append(_asked(field, choices) if value is None else value)
    kind, language, law = known
    year = datetime.now().astimezone().year - 1
    files = skeleton(places.templates, Case(name, kind, language, law, year))
    return {file: text.encode() for file, text in files.items()}


def _asked(field: str, choices: tuple[str, ...]) -> str:
    """One of the choices on which the skeleton depends, asked for with what each means."""
    from docgen.cli.asking import choose

    return choose(field, choices)


def _copy(places: Places, name: str, source: str) -> dict[str, bytes]:
    from docgen.beginning.copying import copied

    (target,) = chosen(places, (source,))
    return copied(target.folder, target.shown, places.templates, name)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """All files or none: they are written beside the folder, which is then given its name. Raises OSError."""
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name, content in files.items():
            (part / name).write_bytes(content)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
