"""``docgen rules``: what can be found, and the manual page of each code."""

from __future__ import annotations

import click

from docgen.cli.language import chosen_language, language_option
from docgen.cli.printing import print_json
from docgen.finding import OneOf, say
from docgen.messages import phrase, text


@click.command()
@click.argument("code", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    show_default=True,
    help="For whom; markdown gives the reference of all codes.",
)
@language_option
def rules(code: str | None, form: str) -> None:
    """Show all codes of findings, or the manual page of one: what it holds, why, what fails and what passes."""
    from docgen.reports import manual, manual_forms

    language = chosen_language()
    chosen = [page for page in manual.pages(language) if code in (None, page.code) or page.code == str(code).upper()]
    if not chosen:
        message, near = phrase("no_code", language).format(code), manual.near(str(code).upper())
        hint = text(say("hint.near", near=OneOf(near)), language) if near else ""
        raise click.UsageError(f"{message}; {hint}" if hint else message)
    if form == "json":
        data = [manual_forms.as_data(page) for page in chosen]
        print_json(data if code is None else data[0])
    elif form == "markdown":
        if code is not None:
            raise click.UsageError(phrase("all_codes", language))
        click.echo(manual_forms.reference(language), nl=False)
    elif code is None:
        click.echo(manual_forms.table(language))
    else:
        click.echo(manual_forms.page_as_text(chosen[0], language))
