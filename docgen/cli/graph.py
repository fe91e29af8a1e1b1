"""``docgen graph``: what each document rests on, and what rests on a field, a clause or a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from docgen.build.places import TYPES, Places, target
from docgen.cli.chosen import chosen
from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import folders
from docgen.cli.printing import print_json, strong

if TYPE_CHECKING:
    from docgen.whatif.graph import Node


@click.command()
@click.argument("given", nargs=-1, metavar="[ENGAGEMENT | FIELD | CLAUSE | FILE]...")
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES), help="This type of document alone.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "dot", "json")),
    default="text",
    show_default=True,
    help="For people, for programs that draw graphs, or for other programs.",
)
@language_option
@folders
def graph(given: tuple[str, ...], types: tuple[str, ...], form: str, places: Places) -> None:
    """Show what each document that was built rests on: fields, clauses, templates, fonts and the program.

    With a field, a clause or a file it is shown what rests on that.
    """
    from docgen.whatif.graph import dot, nodes

    things = [one for one in given if target(places, one) is None]
    wanted = chosen(places, tuple(one for one in given if one not in things))
    found: list[Node] = []
    unbuilt = []
    for one in wanted:
        made = nodes(places.output, one.name, types)
        if made is None:
            unbuilt.append(one.name)
        found.extend(made or ())
    if things and found:
        _resting(places, found, things, form)
    elif form == "json":
        from dataclasses import asdict

        print_json([asdict(one) for one in found])
    elif form == "dot":
        click.echo(dot(found))
    else:
        for one_node in found:
            _print(one_node)
    for name in unbuilt:
        from docgen.whatif.words import word

        click.echo(word("whatif.graph_unbuilt", chosen_language(), engagement=name), err=True)
    sys.exit(1 if unbuilt and not found else 0)


def _print(node: Node) -> None:
    from docgen.whatif.words import word

    language = chosen_language()
    click.echo(strong(f"{node.engagement} {node.document}"))
    for key, names in (("fields", _lists(node.fields)), ("clauses", list(node.clauses)), ("files", list(node.files))):
        _folded(word(f"whatif.graph_{key}", language, count=len(names), names=", ".join(names)))
    for form in node.forms:
        fonts = [name for name in form.look if name.endswith((".ttf", ".woff2"))]
        others = [name for name in form.look if name not in fonts]
        count = [word("whatif.graph_fonts", language, count=len(fonts))] if fonts else []
        program = word("whatif.graph_program", language, version=node.version, digest=form.program)
        _folded(word("whatif.graph_look", language, form=form.form, names=", ".join([*others, *count, program])))
    click.echo()


def _lists(fields: dict[str, str]) -> list[str]:
    """Fields with those of a list, and all exceptions, as one."""
    return list(dict.fromkeys(_list(path) for path in fields))


def _list(path: str) -> str:
    if path.startswith("positions.exceptions."):
        return "positions.exceptions […]"
    return f"{path.partition('[')[0]} […]" if "[" in path else path


def _folded(line: str) -> None:
    from textwrap import fill

    click.echo(fill(line, 118, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))


def _resting(places: Places, found: list[Node], things: list[str], form: str) -> None:
    from dataclasses import asdict
    from difflib import get_close_matches

    from docgen.cli.differing import table
    from docgen.whatif.graph import known, resting
    from docgen.whatif.words import word

    if form == "dot":
        raise click.UsageError("--format dot draws whole documents; leave the field or clause out")
    language = chosen_language()
    heads = ("whatif.engagement", "whatif.document", "whatif.formats", "whatif.clauses")
    told = []
    for thing in things:
        name = thing.removeprefix("engagement.")
        rests = [one for node in found for one in resting(places.output, node, name)]
        if not rests:
            near = get_close_matches(name, known(found), n=3, cutoff=0.6)
            hint = f"did you mean {' or '.join(near)}?" if near else "docgen graph without it names everything"
            raise click.UsageError(f"no document rests on {thing!r}; {hint}")
        told.append({"thing": thing, "rests": [asdict(one) for one in rests]})
        if form == "text":
            click.echo(strong(word("whatif.graph_rests", language, thing=thing)) + "\n")
            rows = [(one.engagement, one.document, ", ".join(one.forms), "\n".join(one.clauses)) for one in rests]
            table([word(key, language) for key in heads], rows)
            click.echo()
    if form == "json":
        print_json(told)
