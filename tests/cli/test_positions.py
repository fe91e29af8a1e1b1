"""``docgen positions``: what is told of the positions of an engagement, to people and to machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.program import Done, run
from tests.wordings import place

CHOSEN = {"exceptions": {"second.short": "supplier"}}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A place in which one clause has three positions, and the supplier's is chosen."""
    made = place.create(tmp_path)
    examples.set_fields(made / "inputs" / EXAMPLE, {"positions": CHOSEN})
    return made


def docgen(home: Path, *arguments: str) -> Done:
    done = run(*arguments, cwd=home)
    assert "Traceback" not in done.out + done.err
    return done


def rows(home: Path) -> list[dict[str, Any]]:
    done = docgen(home, "positions", "--format", "json")
    assert done.code == 0, done.err
    (engagement,) = json.loads(done.out)
    assert engagement["engagement"] == EXAMPLE
    found: list[dict[str, Any]] = engagement["rows"]
    return found


def test_each_clause_with_several_positions_has_a_row(home: Path) -> None:
    (row,) = rows(home)  # nowhere.short has two positions as well, but stands in no document
    assert (row["clause"], row["title"], row["places"]) == ("second.short", "A short clause", ["contract 2.1"])
    assert (row["position"], row["wanted"], row["chosen_by"]) == ("supplier", "supplier", "exception")
    assert (row["approval"], row["approved"], row["approved_by"]) == ("legal", "missing", "")
    assert row["mark"] == place.mark("supplier")
    others = {other["position"]: other for other in row["others"]}
    assert list(others) == ["buyer", "balanced"]
    assert (others["buyer"]["changes"], others["buyer"]["approval"]) == ("It says more.", "procurement")


def test_a_position_without_wording(home: Path) -> None:
    (home / "clauses" / "en" / "second.short.buyer.md").unlink()
    examples.set_fields(home / "inputs" / EXAMPLE, {"positions": {"default": "buyer"}})
    (row,) = rows(home)
    assert (row["position"], row["wanted"], row["chosen_by"]) == ("balanced", "buyer", "default")
    assert "there is no buyer wording" in docgen(home, "positions").out


def test_the_line_that_is_shown_is_the_approval_that_is_missing(home: Path) -> None:
    """What is shown for pasting, with a name and a date, is all that it takes."""
    shown = docgen(home, "positions").out
    assert "legal" in shown
    entry = next(line.strip() for line in shown.splitlines() if line.strip().startswith("- {clause:"))
    file = home / "inputs" / EXAMPLE / "engagement.yaml"
    assert "positions:\n" in file.read_text("utf-8")

    def approve(line: str) -> None:
        text = file.read_text("utf-8")
        file.write_text(text.replace("positions:\n", f"positions:\n  approvals:\n    {line}\n", 1), "utf-8")

    before = file.read_text("utf-8")
    approve(entry)
    assert docgen(home, "check").code == 1  # the very line, without a date, approves nothing
    file.write_text(before, "utf-8")
    approve(entry.replace("NAME", "Jane Roe").replace("YYYY-MM-DD", "2027-01-05"))
    (row,) = rows(home)
    assert (row["approved"], row["approved_by"], row["entry"]) == ("approved", "Jane Roe, 2027-01-05", "")
    assert "POS001" not in docgen(home, "check").err


def test_difference_between_brackets(home: Path) -> None:
    done = docgen(home, "positions", EXAMPLE, "--diff", "second.short")
    assert done.code == 0
    assert "It has one paragraph for the [-Supplier-]{+Client+}." in done.out
    assert "It has one paragraph[- for the Supplier-]." in done.out
    assert "contract 2.1" in done.out
    assert "\x1b[" not in done.out


def test_difference_as_a_reader_sees_it(home: Path) -> None:
    """Values and references are filled in, as they would be for this engagement."""
    for position, words in (("supplier", "{{ client.name }} reads [[second.long]]."), ("buyer", "Nobody reads.")):
        file = home / "clauses" / "en" / f"second.short.{position}.md"
        head, _, _ = file.read_text("utf-8").rpartition("---\n")
        file.write_text(f"{head}---\n{words}\n", "utf-8")
    done = docgen(home, "positions", "--diff", "second.short", "--format", "json")
    (found,) = json.loads(done.out)
    name = examples.facts(home / "inputs" / EXAMPLE)["engagement"]["client"]["name"]
    assert found["chosen"]["text"] == f"{name} reads clause 2.2."
    buyer = next(other for other in found["others"] if other["position"] == "buyer")
    for kinds, text in ((("same", "removed"), found["chosen"]["text"]), (("same", "added"), buyer["text"])):
        assert "".join(words for kind, words in buyer["difference"] if kind in kinds) == text


def test_difference_of_what_stands_nowhere_is_that_of_the_library(home: Path) -> None:
    done = docgen(home, "positions", "--diff", "nowhere.short")
    assert done.code == 0
    assert "stands in no document" in done.out
    assert "as the library has it" in done.out


def test_unknown_clause(home: Path) -> None:
    done = docgen(home, "positions", "--diff", "second.shrt")
    assert (done.code, done.out) == (2, "")
    assert "did you mean second.short" in done.err


def test_what_keeps_the_documents_from_being_assembled_is_said(home: Path) -> None:
    file = home / "inputs" / EXAMPLE / "engagement.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: training", "kind: nothing"), "utf-8")
    done = docgen(home, "positions")
    assert done.code == 1
    assert "IN007" in done.err


@pytest.mark.parametrize("name", examples.NAMES)
def test_the_shipped_examples_have_rows(name: str) -> None:
    done = run("positions", name, "--format", "json", cwd=examples.ROOT)
    assert done.code == 0, done.err
    (engagement,) = json.loads(done.out)
    rows = {row["clause"]: row for row in engagement["rows"]}
    assert all(row["others"] and row["places"] for row in rows.values())
    exceptions = examples.facts(examples.ROOT / "inputs" / name)["engagement"]["positions"]["exceptions"]
    assert {clause: rows[clause]["position"] for clause in exceptions} == exceptions
