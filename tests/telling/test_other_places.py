"""Where a finding has two places, a reader sees both: their lines in a terminal, both names on a forge."""

from __future__ import annotations

from pathlib import Path

from docgen.finding import Finding, Location, Related, finding, say
from docgen.telling import findings_as


def some(folder: Path, other: Location) -> Finding:
    place = Location(str(folder / "plan.md"), 2, 1)
    related = [Related(other, say("related.says_so", spot="contract 28.2", words="6 months"))]
    values = {"words": "90 days", "spot": "plan 4.5", "other": "6 months", "where": "contract 28.2"}
    return finding("SET001", place, related=related, field="exit.assistance.duration", **values)


def write(folder: Path) -> None:
    (folder / "plan.md").write_text("first\nhelp for 90 days\nlast\n", "utf-8")
    (folder / "contract.md").write_text("first\nassistance for 6 months\nlast\n", "utf-8")


def test_a_terminal_shows_the_lines_of_both(tmp_path: Path) -> None:
    write(tmp_path)
    told = findings_as([some(tmp_path, Location(str(tmp_path / "contract.md"), 2, 16, 8))], "text")
    lines = told.splitlines()
    assert "    2 | help for 90 days" in lines
    assert lines.index("    2 | assistance for 6 months") > lines.index("    2 | help for 90 days")
    assert "      |                ^^^^^^^^" in lines


def test_a_place_on_the_next_line_is_not_shown_twice(tmp_path: Path) -> None:
    write(tmp_path)
    told = findings_as([some(tmp_path, Location(str(tmp_path / "plan.md"), 3, 1))], "text")
    assert told.splitlines().count("    2 | help for 90 days") == 1


def test_a_forge_names_the_other_place(tmp_path: Path) -> None:
    other = Location("clauses/en/contract/exit.assistance.md", 9, 4)
    line = findings_as([some(tmp_path, other)], "github")
    assert "clauses/en/contract/exit.assistance.md:9:4: it reads “6 months” in contract 28.2" in line
