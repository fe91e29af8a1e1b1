"""The questions of ``docgen new``: one open fact after the other, each answer checked and kept at once."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.beginning import answers
from docgen.beginning.openings import Opening, known_ids, openings, titles
from docgen.beginning.route import is_list
from docgen.build import work
from docgen.build.places import Places, Target
from docgen.build.whole import write
from docgen.cli.language import chosen_language
from docgen.cli.printing import print_findings, strong
from docgen.fields.measure import form, values
from docgen.fields.words import of_field
from docgen.finding import Finding, has_errors
from docgen.messages import phrase, words
from docgen.model.engagement import EngagementFacts


def interview(places: Places, folder: Path, name: str) -> int:
    """Ask until nothing is open, everything is left for later, or somebody stops; gives the exit code."""
    language, shown = chosen_language(), folder.as_posix()
    later: set[str] = set()
    first = openings(folder, shown)
    click.echo(phrase("ask_begin", language).format(count=len(first), optional=sum(one.optional for one in first)))
    try:
        while waiting := [one for one in openings(folder, shown) if one.path not in later]:
            _ask(waiting[0], len(waiting), folder, later, language)
    except click.Abort:
        click.echo()
    left = [one for one in openings(folder, shown) if not one.optional]
    if left:
        click.echo(phrase("ask_stopped", language).format(count=len(left), name=name))
        return 0
    _, _, findings = work.check(places, Target(name, folder, shown))
    print_findings(findings, "text", verbose=False)
    if has_errors(findings):
        return 1
    click.echo(phrase("ask_complete", language).format(name=name))
    return 0


def choose(field: str, choices: tuple[str, ...]) -> str:
    """Ask for a field of engagement.yaml with few values, before there is a file."""
    language, info = chosen_language(), EngagementFacts.model_fields[field]
    said = of_field(EngagementFacts, field, language)
    assert said is not None
    click.echo(f"\n{strong(said.title)}\n  {said.description}")
    for value, meaning in values(said, info, language).items():
        click.echo(f"  {value}: {meaning}")
    kind = click.Choice(choices, case_sensitive=False)
    return str(click.prompt("", type=kind, show_choices=False, prompt_suffix="> "))


def _ask(fact: Opening, count: int, folder: Path, later: set[str], language: str) -> None:
    """One question; the answer stands in the file, or the fact is left for later."""
    _show(fact, count, known_ids(folder, fact), language)
    path = folder / f"{fact.file}.yaml"
    while True:
        answer = str(click.prompt("", default="", show_default=False, prompt_suffix="> ")).strip()
        if not answer:
            later.add(fact.path)
            return
        made = answers.write(path.read_bytes().decode("utf-8-sig"), fact, answer)
        if not made.findings:
            write(path, made.text.encode())
            return
        _tell(made.findings[0], language)


def _show(fact: Opening, count: int, ids: list[str], language: str) -> None:
    said = of_field(fact.model, fact.name, language)
    click.echo(f"\n{strong(titles(fact, language))}  ({count})")
    click.echo(f"  {fact.place.file}:{fact.place.line}  {fact.path}")
    if said is None:
        return
    notes = [said.description, form(said, language, fact.info)]
    choice = values(said, fact.info, language)
    notes += [f"{value}: {meaning}" for value, meaning in choice.items()]
    if ids:
        notes.append(", ".join(ids))
    elif said.example is not None and not choice:
        notes.append(f"{phrase('ask_example', language)}: {_spelled(said.example)}")
    if is_list(fact.info):
        notes.append(phrase("ask_several", language))
    if fact.optional:
        notes.append(phrase("ask_optional", language))
    click.echo("\n".join(f"  {note}" for note in notes if note))


def _spelled(example: object) -> str:
    if isinstance(example, list):
        return "; ".join(_spelled(one) for one in example)
    return str(example).lower() if isinstance(example, bool) else str(example)


def _tell(finding: Finding, language: str) -> None:
    """What ``docgen check`` would say of the value."""
    said = words(finding, language)
    click.echo(f"  {phrase('error', language)} {finding.code}: {said.message}")
    if said.hint and said.hint != said.message:
        click.echo(f"  {phrase('hint', language)}: {said.hint}")
