"""Options and arguments that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from docgen.build.places import Places
from docgen.cli.language import language_option

FORMS = ("text", "json", "sarif", "github")


class Comma(click.ParamType[tuple[str, ...]]):
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


class PdfVariant(click.ParamType[str]):
    """A kind of PDF that WeasyPrint writes; which there are, it is asked only where another than usual is named."""

    name = "variant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        named = str(value).lower()
        if param is not None and named == param.default:
            return named
        from docgen.writers.pdf.variants import variants

        if named not in variants():
            self.fail(f"{value!r} is not one of {', '.join(variants())}", param, ctx)
        return named


def folders(command: Callable[..., None]) -> Callable[..., None]:
    """The four folders, handed to a command as ``places``; with them the shell, where the command takes one."""

    @wraps(command)
    def at_places(
        *args: Any,
        inputs: Path,
        clauses: Path,
        templates: Path,
        output: Path,
        shell: Path | None = None,
        **options: Any,
    ) -> None:
        command(*args, places=Places(inputs, clauses, templates, output, shell), **options)

    made: Callable[..., None] = at_places
    for name, text in (
        ("output", "Folder for the documents."),
        ("templates", "Folder with outlines, tables and the house style."),
        ("clauses", "Folder with the clause library."),
        ("inputs", "Folder with the engagements."),
    ):
        folder = click.Path(path_type=Path, file_okay=False)
        made = click.option(f"--{name}", type=folder, default=name, show_default=True, help=text)(made)
    return made


def shell_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--shell``: a firm's own shell; it reaches the command as a part of ``places``, so ``folders`` goes with it."""
    file = click.Path(path_type=Path, exists=True, dir_okay=False)
    text = "A firm's own shell for the Word files, instead of templates/house/shell.docx."
    return click.option("--shell", type=file, help=text)(command)


def findings_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--format`` and ``--lang``: how findings are printed, and in which language."""
    text = "How findings are printed."
    made = click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help=text)
    return language_option(made(command))


def strict_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--strict``: no document of an engagement with a warning that nobody has accepted."""
    return click.option("--strict", is_flag=True, help="Take warnings for errors, but for those accepted.")(command)


def as_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--format``: for people, or for machines."""
    choice = click.Choice(("text", "json"))
    return click.option("--format", "form", type=choice, default="text", show_default=True, help="For whom.")(command)
