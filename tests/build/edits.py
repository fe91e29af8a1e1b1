"""Edits that people make between two builds, each drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH

Edit = Callable[[Places, Random], None]


def field(where: Places, random: Random) -> None:
    """A fact changes: one that the documents state, or one that they don't."""
    path, value = random.choice(
        [
            ("client.name", f"Client {random.random()}"),
            ("supplier.name", f"Supplier {random.random()}"),
            ("client.short", f"Short {random.random()}"),
            ("term.initial", f"{random.randint(1, 60)} months"),
            ("costs.charges.payment", f"{random.randint(1, 60)} days"),
            ("terms.audits_per_year", random.randint(0, 4)),
            ("governance.purpose", f"Purpose {random.random()}\n\n- one\n- two"),
            ("governance.roles[0].person", f"Person {random.random()}"),
            ("governance.roles[1].title", f"Title {random.random()}"),
            ("requirements.bidding.page_limit", random.randint(1, 99)),
        ]
    )
    examples.set_fields(where.inputs / EXAMPLE, {path: value})


def comment(where: Places, random: Random) -> None:
    """A comment moves all that follows it."""
    file = where.inputs / EXAMPLE / random.choice(["engagement.yaml", "costs.yaml", "governance.yaml"])
    file.write_text(f"# {random.random()}\n{file.read_text('utf-8')}", "utf-8")


def wording(where: Places, random: Random) -> None:
    """A clause says more than before."""
    file = where.clauses / "en" / random.choice(["case.wording.md", "second.long.md", "charter.rules.md"])
    _append(file, f"\nA further paragraph. It says {random.random()}.\n")


def condition(where: Places, random: Random) -> None:
    """A clause comes in or is left out, and with it the numbers of those behind it."""
    file = where.clauses / "en" / "second.short.md"
    text = file.read_text("utf-8")
    kind = random.choice(["training", "staffing"])
    head = [line for line in text.splitlines() if not line.startswith("when:")]
    file.write_text("\n".join([*head[:4], f"when: kind == '{kind}'", *head[4:]]) + "\n", "utf-8")


def title(where: Places, random: Random) -> None:
    """A clause, a section or a document gets another title."""
    name = random.choice(["second.short.md", "headings/contract.yaml", "headings/governance-charter.yaml"])
    file = where.clauses / "en" / name
    lines = file.read_text("utf-8").splitlines()
    changed = [f"title: Title {random.random()}" if line.startswith("title:") else line for line in lines]
    file.write_text("\n".join(changed) + "\n", "utf-8")


def label(where: Places, random: Random) -> None:
    """A label of a table changes."""
    file = where.clauses / "en" / "tables" / "roles.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([f"caption: Roles {random.random()}", *lines[1:]]) + "\n", "utf-8")


def outline(where: Places, random: Random) -> None:
    """Two clauses change places."""
    del random
    file = where.templates / "contract" / "outline.yaml"
    text = file.read_text("utf-8")
    before, after = "[second.short, second.long]", "[second.long, second.short]"
    file.write_text(text.replace(before, after) if before in text else text.replace(after, before), "utf-8")


def asked(where: Places, random: Random) -> None:
    """The engagement asks for other documents."""
    examples.set_fields(where.inputs / EXAMPLE, {"documents": random.choice([["contract"], list(BOTH)])})


def style(where: Places, random: Random) -> None:
    """The house style changes."""
    name = random.choice(["screen.css", "page.js", "print.css", "abbreviations.txt"])
    text = "\nparagraph.\n" if name.endswith("txt") else f"\n/* {random.random()} */\n"
    _append(where.templates / "house" / name, text)


def lost_output(where: Places, random: Random) -> None:
    """Somebody deletes an output."""
    outputs = sorted(p for p in where.output.rglob("*") if p.is_file())
    random.choice(outputs).unlink()


EDITS: tuple[Edit, ...] = (
    *(field, comment, wording, condition, title, label, outline, asked, style, lost_output),
    field,  # the commonest
)


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")
