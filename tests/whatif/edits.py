"""Edits whose cause is known: each says which field, clause or file it changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests import examples
from tests.assembly.workspace import EXAMPLE

Token = tuple[str, str]  # field and its path, clause and its id, file and its name
Edit = Callable[[Path, Random], set[Token]]

_FIELDS = {
    "client.name": "client.name",
    "supplier.name": "supplier.name",
    "term.initial": "term.initial",
    "costs.charges.payment": "costs.charges.payment",
    "governance.roles[0].person": "governance.roles[vp-support].person",
    "governance.principles[1].text": "governance.principles[1].text",
    "dates.start": "dates.start",
}


def field(home: Path, random: Random) -> set[Token]:
    """A value that is printed, in a paragraph, an item, a row of a table, on the cover."""
    path = random.choice(list(_FIELDS))
    number = random.randint(2, 60)
    value = f"{number} days" if "payment" in path else f"{number} months" if "initial" in path else f"Words {number}"
    examples.set_fields(
        home / "inputs" / EXAMPLE, {path: f"2027-05-{number % 28 + 1:02}" if "dates" in path else value}
    )
    return {("field", _FIELDS[path])}


def branch(home: Path, random: Random) -> set[Token]:
    """A value that lets a clause in or out and decides on a sentence."""
    examples.set_fields(home / "inputs" / EXAMPLE, {"terms.audits_per_year": random.choice([0, 1, 2, 3, 4])})
    return {("field", "terms.audits_per_year")}


def record(home: Path, random: Random) -> set[Token]:
    """A record without which a clause does not stand."""
    folder = home / "inputs" / EXAMPLE
    term = examples.facts(folder)["engagement"]["term"]
    if "renewal" in term and random.random() < 0.6:
        examples.set_fields(folder, {"term": {name: one for name, one in term.items() if name != "renewal"}})
    else:
        examples.set_fields(
            folder, {"term.renewal": {"period": f"{random.randint(2, 9)} months", "notice": "1 months"}}
        )
    return {("field", "term.renewal")}


def item(home: Path, random: Random) -> set[Token]:
    """An entry of a list comes, goes or changes places."""
    folder = home / "inputs" / EXAMPLE
    listed = examples.facts(folder)["governance"]["principles"]
    if random.random() < 0.5 and len(listed) > 2:
        del listed[random.randrange(len(listed))]
    else:
        listed.insert(random.randrange(len(listed) + 1), {"name": f"Rule {random.random()}", "text": "It holds."})
    examples.set_fields(folder, {"governance.principles": listed})
    return {("field", "governance.principles")}


def documents(home: Path, random: Random) -> set[Token]:
    """The engagement asks for other documents."""
    examples.set_fields(
        home / "inputs" / EXAMPLE, {"documents": random.choice([["contract"], ["contract", "governance-charter"]])}
    )
    return {("field", "documents")}


def wording(home: Path, random: Random) -> set[Token]:
    """A clause says more, or says it in other words, and may use a term that is defined."""
    name = random.choice(["second.long", "third.untitled", "charter.rules", "one.clause"])
    file = home / "clauses" / "en" / f"{name}.md"
    text = file.read_text("utf-8")
    if random.random() < 0.5:
        said = random.choice(["An Affiliate is heard.", "A Contact is met.", "It is so."])
        text += f"\n{said} It says {random.random()}.\n"
    else:
        text = text.replace(" is ", f" is in case {random.randint(1, 99)} ", 1).replace("pays", "always pays", 1)
    file.write_text(text, "utf-8")
    return {("clause", name)}


def condition(home: Path, random: Random) -> set[Token]:
    """A clause of a schedule stands on another condition."""
    file = home / "clauses" / "en" / "one.offshore.md"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("when:")]
    kind = random.choice(["training", "staffing"])
    file.write_text("\n".join([*lines[:4], f"when: kind == '{kind}'", *lines[4:]]) + "\n", "utf-8")
    return {("clause", "one.offshore")}


def title(home: Path, random: Random) -> set[Token]:
    """A clause is called something else."""
    file = home / "clauses" / "en" / "second.long.md"
    lines = file.read_text("utf-8").splitlines()
    lines = [f"title: Title {random.random()}" if line.startswith("title:") else line for line in lines]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return {("clause", "second.long")}


def heading(home: Path, random: Random) -> set[Token]:
    """A section or a document is called something else."""
    name = random.choice(["contract", "governance-charter"])
    file = home / "clauses" / "en" / "headings" / f"{name}.yaml"
    words = random.choice(["title: ", "  second: ", "  purpose: "])
    lines = [
        f"{words}Heading {random.random()}" if line.startswith(words) else line
        for line in file.read_text("utf-8").splitlines()
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return {("file", f"clauses/en/headings/{name}.yaml")}


def label(home: Path, random: Random) -> set[Token]:
    """A table gets another caption."""
    file = home / "clauses" / "en" / "tables" / "roles.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([f"caption: Roles {random.random()}", *lines[1:]]) + "\n", "utf-8")
    return {("file", "clauses/en/tables/roles.yaml")}


def layout(home: Path, random: Random) -> set[Token]:
    """A table loses or gets a column."""
    file = home / "templates" / "tables" / "roles.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if "id: deputy" not in line]
    if random.random() < 0.5:
        lines.insert(4, "  - {id: deputy, cell: row.deputy, width: 22, optional: true}")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return {("file", "templates/tables/roles.yaml")}


def labels(home: Path, random: Random) -> set[Token]:
    """References are spelled in another way."""
    file = home / "clauses" / "en" / "labels.yaml"
    words = random.choice(["Schedule {number}", "Exhibit {number}", "Attachment {number}"])
    lines = file.read_text("utf-8").splitlines()
    lines = [
        f'schedules: {{contract: "{words}", rfp: "F {{number}}", governance-charter: "A {{number}}",'
        f' contingency-plan: "A {{number}}"}}'
        if line.startswith("schedules:")
        else line
        for line in lines
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return {("file", "clauses/en/labels.yaml")}


def outline(home: Path, random: Random) -> set[Token]:
    """Clauses change places, or one is taken out."""
    file = home / "templates" / "contract" / "outline.yaml"
    orders = [
        "[second.short, second.kind, second.long]",
        "[second.long, second.short, second.kind]",
        "[second.short, second.long]",
    ]
    text = file.read_text("utf-8")
    now = next(one for one in orders if one in text)
    file.write_text(text.replace(now, random.choice(orders)), "utf-8")
    return {("file", "templates/contract/outline.yaml")}


def comment(home: Path, random: Random) -> set[Token]:
    """A comment moves all that follows it."""
    file = home / "inputs" / EXAMPLE / random.choice(["engagement.yaml", "costs.yaml", "governance.yaml"])
    file.write_text(f"# {random.random()}\n{file.read_text('utf-8')}", "utf-8")
    return set()


EDITS: tuple[Edit, ...] = (
    *(field, field, branch, record, item, documents, wording, wording, condition, title, heading, label, layout),
    *(labels, outline, comment),
)
