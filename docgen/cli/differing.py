"""How commands print differences: a table, then word by word."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.printing import coloured, strong

if TYPE_CHECKING:
    from docgen.finding import Finding
    from docgen.reports.difference import Piece
    from docgen.whatif.changes import Change, Difference

_WIDTH = 160
_MOST = 6


def print_difference(one: Difference, head: str, language: str, *, all_documents: int) -> None:
    """A difference for people: facts, a table of what changes, the words, what is found on one side alone."""
    from docgen.whatif.words import count, short, word

    click.echo(strong(head) + "\n")
    if one.facts:
        click.echo(strong(word("whatif.facts", language)))
        for fact in one.facts:
            place = f"  ({fact.place or fact.place_before})" if fact.place or fact.place_before else ""
            key = "whatif.field" if fact.before or fact.after else "whatif.field_other"
            said = word(key, language, name=fact.path, before=short(fact.before), after=short(fact.after))
            click.echo(f"  {said}{place}")
    elif one.compared:
        click.echo(word("whatif.no_facts", language))
    click.echo()
    if not one.compared:
        other = all(one.languages) and one.languages[0] != one.languages[1]
        click.echo(word("whatif.other_language" if other else "whatif.not_compared", language))
    elif not one.changes:
        click.echo(word("whatif.no_changes", language))
    else:
        _table(one.changes, language)
        documents, clauses, changes = count(one.changes)
        numbers = {"documents": documents, "all": all_documents, "clauses": clauses, "changes": changes}
        click.echo("\n" + word("whatif.count", language, **numbers) + "\n")
        _words(one.changes, language)
    _findings(one.raised, "whatif.raised", "+", language)
    _findings(one.removed, "whatif.gone", "−", language)


def table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """A table as wide as the terminal; elsewhere as wide as a wide one."""
    from rich.console import Console
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*row)
    Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, markup=False).print(made)


def _table(changes: Iterable[Change], language: str) -> None:
    from docgen.whatif import words

    rows = []
    before: tuple[str, ...] = ("", "")
    for one in changes:
        place = one.document, words.where(one, language)
        because = "\n".join(said for said, _ in _causes(one, language))
        shown = tuple("" if place[: n + 1] == before[: n + 1] else part for n, part in enumerate(place))
        rows.append((*shown, words.what(one, language), because))
        before = place
    heads = ("whatif.document", "whatif.where", "whatif.change", "whatif.why")
    table([words.word(key, language) for key in heads], rows)


def _words(changes: Iterable[Change], language: str) -> None:
    """Each passage that changed, with the words that go and come."""
    from docgen.whatif import words

    worded = [one for one in changes if one.before != one.after and one.what != "renumbered"]
    if worded:
        click.echo(strong(words.word("whatif.words", language)) + "\n")
    before = ("", "")
    for one in worded:
        here = one.document, words.where(one, language)
        if here != before:
            title = f" ({one.title})" if one.title and one.clause else ""
            click.echo(strong(f"{here[0]} {here[1]}{title}"))
        before = here
        click.echo("\n".join(f"  {line}" for line in difference(one.before, one.after).split("\n")))
        for said, place in _causes(one, language):
            click.echo(f"    ← {said}" + (f"  [{place}]" if place else ""))
        click.echo()


def _causes(one: Change, language: str) -> list[tuple[str, str]]:
    """The causes with their places; of many the first, and how many more there are. Machines are given all."""
    from docgen.messages import phrase
    from docgen.whatif import words

    told = [(words.cause(cause, language), cause.place) for cause in one.causes[:_MOST]]
    more = len(one.causes) - _MOST
    return [*told, (phrase("more", language).format(more), "")] if more > 0 else told


def difference(before: str, after: str) -> str:
    """Two texts word by word: in colours on a terminal, else between brackets."""
    from docgen.reports.difference import compare, marked

    pieces = compare(before, after)
    return _shown(pieces) if coloured() else marked(pieces)


def _shown(pieces: list[Piece]) -> str:
    looks: dict[str, dict[str, Any]] = {
        "same": {},
        "removed": {"fg": "red", "strikethrough": True},
        "added": {"fg": "green", "bold": True},
    }
    return "".join(click.style(words, **looks[kind]) for kind, words in pieces)


def _findings(some: tuple[Finding, ...], key: str, sign: str, language: str) -> None:
    from docgen.messages import phrase, words
    from docgen.whatif.words import word

    if some:
        click.echo(strong(word(key, language)))
    for one in some:
        severity = phrase(one.severity.value, language)
        click.echo(f"  {sign} {one.location} {severity} {one.code}: {words(one, language).message}")
    if some:
        click.echo()
