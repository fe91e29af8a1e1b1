"""Lists that stand in tables beside the input files are read as if they stood in the YAML, each value at its place."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from docgen.build.places import input_digests
from docgen.inputs import folder
from docgen.messages import words
from tests import examples

ROUTES = ["requirements.topics", "requirements.volumes.monthly", "costs.baseline.lines"]
Writer = Callable[[Path, list[dict[str, Any]]], str]


def as_csv(home: Path, items: list[dict[str, Any]], divider: str = ",") -> str:
    with (home / "list.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(key for item in items for key in item)), delimiter=divider)
        writer.writeheader()
        writer.writerows(items)
    return "{file: list.csv}"


def as_german_csv(home: Path, items: list[dict[str, Any]]) -> str:
    return as_csv(home, items, ";")


def as_xlsx(home: Path, items: list[dict[str, Any]]) -> str:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "2026"
    names = list(dict.fromkeys(key for item in items for key in item))
    page.append(names)
    for item in items:
        page.append([_cell(item.get(name)) for name in names])
        for cell in page[page.max_row]:
            if isinstance(cell.value, float):
                cell.number_format = "0.0%"
    book.create_sheet("notes")
    book.save(home / "list.xlsx")
    return '{file: list.xlsx, sheet: "2026"}'


def _cell(value: Any) -> Any:
    """As people fill in spreadsheets: a share is a number that is shown as a percentage."""
    if isinstance(value, str) and value.endswith(" %"):
        return float(value.removesuffix(" %")) / 100
    return value


def put(home: Path, route: str, writer: Writer) -> None:
    name, *parts = route.split(".")
    facts = examples.facts(home)
    holder = facts[name]
    for part in parts[:-1]:
        holder = holder[part]
    items = holder[parts[-1]]
    holder[parts[-1]] = "@@@"
    examples.write(home, {name: facts[name]})
    file = home / f"{name}.yaml"
    file.write_text(file.read_text("utf-8").replace("'@@@'", writer(home, items)), "utf-8")


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("writer", [as_csv, as_german_csv, as_xlsx])
def test_a_table_says_what_the_list_said(route: str, writer: Writer, tmp_path: Path) -> None:
    home = examples.copy("uferstrom-staffing", tmp_path)
    before = folder.read(home)
    put(home, route, writer)
    after = folder.read(home)
    assert [words(one) for one in after.findings] == []
    assert after.engagement == before.engagement
    table = next(iter(home.glob("list.*"))).name
    places = [place for path, place in after.places.items() if path.startswith(f"{route}[")]
    assert places
    assert {Path(place.file).name for place in places} == {table}
    assert {place.sheet for place in places} == ({"2026"} if table.endswith("xlsx") else {""})
    assert after.hashes == input_digests(home)


def test_a_value_of_a_workbook_is_found_by_sheet_row_and_column(tmp_path: Path) -> None:
    home = examples.copy("uferstrom-staffing", tmp_path)
    put(
        home,
        "requirements.topics",
        lambda home, items: as_xlsx(home, [items[0], {**items[1], "share": "viel"}, *items[2:]]),
    )
    (found,) = folder.read(home).findings
    assert str(found.location).endswith("list.xlsx[2026]:3:4")
    assert "“viel” is not a percentage" in words(found).message


def test_a_workbook_with_several_sheets_says_which(tmp_path: Path) -> None:
    home = examples.copy("uferstrom-staffing", tmp_path)
    put(home, "requirements.topics", lambda home, items: as_xlsx(home, items).replace(', sheet: "2026"', ""))
    (found,) = folder.read(home).findings
    assert words(found).hint == "add “sheet: …” and name “2026” or “notes”"
    assert words(found, "de").hint == "„sheet: …“ ergänzen; zu nennen ist „2026“ oder „notes“"


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    home = examples.copy("uferstrom-staffing", tmp_path)
    put(home, "requirements.topics", as_csv)
    (home / "list.csv").rename(tmp_path / "elsewhere.csv")
    (home / "list.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert [one.code for one in folder.read(home).findings] == ["TAB001"]
