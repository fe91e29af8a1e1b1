"""A place with few clauses in which to compare states: a condition, a branch, definitions, and references that move."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.build import places, work
from docgen.build.places import Places, Target
from docgen.finding import has_errors
from docgen.whatif.sides import Side, side
from tests import examples
from tests.assembly import workspace
from tests.assembly.workspace import EXAMPLE

BOTH = ["contract", "governance-charter"]
_WORDING = """The Supplier shall work for each Customer, and the Client may ask for a Deliverable.

{{ definitions() }}
"""


def create(folder: Path) -> Path:
    """The place of ``tests/assembly`` with more to change in it."""
    home = workspace.create(folder)
    (home / "templates" / "house").mkdir()
    shutil.copy(examples.ROOT / "templates" / "house" / "abbreviations.txt", home / "templates" / "house")
    workspace.word(home, _WORDING)
    short = home / "clauses" / "en" / "second.short.md"
    short.write_text(short.read_text("utf-8").replace("---\nIt", "when: terms.audits_per_year > 2\n---\nIt"), "utf-8")
    outline = home / "templates" / "contract" / "outline.yaml"
    outline.write_text(outline.read_text("utf-8").replace("[second.short,", "[second.short, second.kind,"), "utf-8")
    (home / "clauses" / "en" / "second.kind.md").write_text(
        "---\nid: second.kind\ntitle: A clause on money\nversion: 1.0.0\nwhen: costs.charges.payment is not none"
        " and term.renewal is not none\n---\nThe term is renewed by {{ term.renewal.period }}.\n",
        "utf-8",
    )
    examples.set_fields(home / "inputs" / EXAMPLE, {"documents": BOTH, "terms.audits_per_year": 3})
    return home


def copied(home: Path, to: Path) -> Path:
    """The same place elsewhere, to be changed there."""
    return Path(shutil.copytree(home, to))


def at(home: Path) -> Places:
    """Its folders."""
    return Places(home / "inputs", home / "clauses", home / "templates", home / "output")


def target(home: Path) -> Target:
    """Its engagement, with its files named as from there."""
    return Target(EXAMPLE, home / "inputs" / EXAMPLE, f"inputs/{EXAMPLE}")


def state(home: Path) -> Side:
    """What stands there, read like a process that has just started."""
    places.forget(program=False)
    work.forget()
    made = side(at(home), target(home))
    assert made.whole, [one for one in made.findings if has_errors([one])]
    return made
