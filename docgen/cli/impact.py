"""``docgen impact``: what would change with a field, or has changed since a revision; nothing is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from docgen.build.places import Places, Target, target
from docgen.cli.chosen import chosen
from docgen.cli.language import chosen_language, language_option
from docgen.cli.options import as_option, folders
from docgen.cli.printing import print_findings, print_json, strong

if TYPE_CHECKING:
    from docgen.whatif.amend import Setting
    from docgen.whatif.facts import FactChange
    from docgen.whatif.sides import Side
    from docgen.whatif.standing import Stand


@click.command()
@click.argument("given", nargs=-1, metavar="FIELD[=VALUE]... [ENGAGEMENT]...")
@click.option("--git", "revision", metavar="REV", help="Show what has changed since this revision instead.")
@as_option
@language_option
@folders
def impact(given: tuple[str, ...], revision: str | None, form: str, places: Places) -> None:
    """Show which documents, clauses, numbers and amounts change with a field; nothing is written.

    FIELD is named as docgen show names it, such as exit.grounds[poor-performance].notice. With a value it is shown what
    that value would change, word by word; several fields can be given at once, and an empty value leaves a field out.
    """
    fields = [one for one in given if "=" in one or target(places, one) is None]
    wanted = chosen(places, tuple(one for one in given if one not in fields))
    if bool(fields) == (revision is not None):
        raise click.UsageError("name a field, with or without a value, or a revision with --git")
    if revision is not None:
        sys.exit(_since(places, wanted, revision, form))
    valued = [one for one in fields if "=" in one]
    if valued and len(valued) < len(fields):
        raise click.UsageError("give each field a value, or none of them")
    sys.exit(_would(places, wanted, valued, form) if valued else _stands(places, wanted, fields, form))


def _would(places: Places, wanted: list[Target], given: list[str], form: str) -> int:
    """What these values would change; 1 where they would bring errors."""
    from dataclasses import replace

    from docgen.cli.differing import print_difference
    from docgen.whatif import amend, words
    from docgen.whatif.compare import compare
    from docgen.whatif.sides import side

    settings = [amend.setting(one) for one in given]
    failed, language, shown = False, chosen_language(), []
    for one in _having(wanted, settings):
        after = side(places, one, amend=amend.amend(one.folder, settings))
        before = side(places, one)
        found = compare(before, after)
        if not found.facts and not after.whole:
            found = replace(found, facts=tuple(_tried(each, before) for each in settings))
        failed = failed or not after.whole
        if form == "json":
            shown.append(words.data(found, language))
            continue
        head = words.word("whatif.would", language, engagement=one.name)
        print_difference(found, head, language, all_documents=len(after.editions))
    if form == "json":
        print_json(shown)
    return 1 if failed else 0


def _tried(one: Setting, before: Side) -> FactChange:
    """A value that can't be read together with the others."""
    from docgen.whatif.facts import FactChange

    row = before.facts.get(one.path)
    place = f"{row.file}:{row.line}" if row and row.file else ""
    return FactChange(one.path, row.value if row else "", one.value, place)


def _having(wanted: list[Target], settings: list[Setting]) -> list[Target]:
    """The engagements that have all of these fields; where none has, that is wrong usage, and near ones are named."""
    from docgen.whatif import amend

    found: list[Target] = []
    unknown: list[amend.UnknownFieldError] = []
    for one in wanted:
        try:
            for each in settings:
                amend.check_path(one.folder, each.path)
            found.append(one)
        except amend.UnknownFieldError as problem:
            unknown.append(problem)
    if wanted and not found:
        near = list(dict.fromkeys(name for problem in unknown for name in problem.near))[:3]
        hint = f"did you mean {' or '.join(near)}?" if near else "docgen show names every field"
        raise click.UsageError(f"there is no field {unknown[0].path!r}; {hint}")
    return found


def _stands(places: Places, wanted: list[Target], fields: list[str], form: str) -> int:
    """Where these fields stand and on what they decide."""
    from dataclasses import asdict

    from docgen.whatif import amend
    from docgen.whatif.sides import side
    from docgen.whatif.standing import standing

    settings = [amend.setting(one) for one in fields]
    failed, shown = False, []
    for one in _having(wanted, settings):
        now = side(places, one)
        if not now.editions:
            print_findings(list(now.findings), "text", verbose=False)
            failed = True
            continue
        for each in settings:
            stands = standing(now, each.path)
            row = now.facts.get(each.path)
            value, place = (row.value, f"{row.file}:{row.line}" if row.file else row.origin) if row else ("", "")
            told = {"engagement": one.name, "field": each.path, "value": value, "place": place}
            if form == "json":
                shown.append({**told, "stands": [asdict(stand) for stand in stands]})
            else:
                _print_stands(told, stands)
    if form == "json":
        print_json(shown)
    return 1 if failed else 0


def _print_stands(told: dict[str, str], stands: tuple[Stand, ...]) -> None:
    from docgen.cli.differing import table
    from docgen.whatif.words import how, short, where, word

    language = chosen_language()
    told = {**told, "value": short(told["value"])}
    click.echo(strong(word("whatif.stands" if told["place"] else "whatif.stands_group", language, **told)) + "\n")
    if not stands:
        click.echo(word("whatif.stands_nowhere", language) + "\n")
        return
    heads = [word(key, language) for key in ("whatif.document", "whatif.where", "whatif.how", "whatif.what")]
    before, rows = ("", ""), []
    for one in stands:
        place = one.document, where(one, language) if one.how != "reads" else ""
        shown = tuple("" if place[: n + 1] == before[: n + 1] else part for n, part in enumerate(place))
        rows.append((*shown, how(one, language), "\n".join(short(each) for each in one.what)))
        before = place
    table(heads, rows)
    click.echo()


def _since(places: Places, wanted: list[Target], revision: str, form: str) -> int:
    """What has changed in the working tree since a revision."""
    from docgen.cli.differing import print_difference
    from docgen.finding import FindingsError, has_errors
    from docgen.whatif import revisions, words
    from docgen.whatif.compare import compare
    from docgen.whatif.sides import side

    language, failed, shown = chosen_language(), False, list[dict[str, Any]]()
    try:
        with revisions.at(places, revision) as then:
            for one in wanted:
                if len(wanted) > 1 and not (then.inputs / one.name).is_dir():
                    click.echo(words.word("whatif.begun", language, engagement=one.name, revision=revision), err=True)
                    continue
                before = revisions.side(then, one.name, revision)
                after = side(places, one)
                found = compare(before, after)
                failed = failed or has_errors(found.raised)
                if form == "json":
                    shown.append(words.data(found, language))
                else:
                    told = {"engagement": one.name, "before": before.named, "after": places.inputs.as_posix()}
                    head = words.word("whatif.from_to", language, **told)
                    print_difference(found, head, language, all_documents=len(after.editions))
    except FindingsError as problem:
        print_findings(list(problem.findings), "text", verbose=False)
        return 1
    if form == "json":
        print_json(shown)
    return 1 if failed else 0
