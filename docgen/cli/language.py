"""The language in which findings speak: that of ``--lang``, or that of the person's own machine."""

from __future__ import annotations

import os

import click

LANGUAGES = ("en", "de")
_KEY = "docgen.language"


def language_option(command: click.decorators.FC) -> click.decorators.FC:
    """``--lang``, for a command that prints findings."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - click gives it
        ctx.meta[_KEY] = value

    text = "Language of the findings.  [default: that of your locale]"
    return click.option("--lang", type=click.Choice(LANGUAGES), callback=keep, expose_value=False, help=text)(command)


def chosen_language() -> str:
    """What was asked for; otherwise what the locale says; English where that is a language we don't speak."""
    context = click.get_current_context(silent=True)
    asked = context.meta.get(_KEY) if context else None
    return asked or _of_locale()


def _of_locale() -> str:
    """The first of the variables that is set counts, as everywhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        named = os.environ.get(name, "")
        if named:
            return named[:2].lower() if named[:2].lower() in LANGUAGES else "en"
    return "en"
