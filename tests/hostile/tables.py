"""Lists in tables beside the input files, and what can be wrong with a table: as text, as a workbook, as a file."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import yaml
from openpyxl import Workbook

from tests import examples
from tests.hostile.place import Place, directory, fifo, link
from tests.hostile.sizes import facts_of
from tests.hostile.strings import snippet, unlike

ROUTES = (("requirements", "topics"), ("requirements", "volumes", "monthly"), ("costs", "baseline", "lines"))
Rows = list[list[Any]]


def table(place: Place) -> str:
    """A list that is well in its table, but for what is done to that."""
    chance = place.chance
    name, *route = chance.choice(ROUTES)
    data = deepcopy(facts_of(place.example)[name])
    holder = data
    for part in route[:-1]:
        holder = holder[part]
    rows = _rows(holder[route[-1]])
    form = chance.choice(("csv", "xlsx"))
    said = _cells(place, rows) if chance.random() < 0.4 else ""
    file, more = f"list.{form}", {}
    if chance.random() < 0.15:
        file = chance.choice(
            ("../list.csv", "/etc/passwd", "/etc/list.csv", "list.txt", "", ".", "lіst.csv", "a\0.csv")
        )
        file = chance.choice((file, "list.CSV", "costs.yaml", "x" * 300 + ".csv", "list.csv/", "~/list.csv", ".csv"))
    if chance.random() < 0.15:
        more["sheet"] = chance.choice(("Sheet", "nowhere", "", 7, None, ["a"], {"a": "b"}, "Sheet2"))
    named: Any = {"file": file} | more
    if chance.random() < 0.05:
        named["file"] = chance.choice((None, 7, [], {}, True, ["list.csv"]))
    holder[route[-1]] = named
    place.put(f"{name}.yaml", yaml.dump(data, Dumper=examples.Dumper, sort_keys=False, allow_unicode=True))
    raw = _csv(place, rows) if form == "csv" else _xlsx(rows)
    if chance.random() < 0.6:
        raw, told = _damaged(place, raw, form)
        said = f"{said} {told}"
    odd = {"pipe": fifo, "folder": directory, "device": link("/dev/zero"), "outside": link("/etc/passwd")}
    if chance.random() < 0.1:
        action = chance.choice(sorted(odd))
        place.odd[f"list.{form}"] = odd[action]
        return f"{'.'.join(route)} in {named}: {action}"
    place.files[f"list.{form}"] = raw
    return f"{'.'.join(route)} in {named}: {said}"


def _rows(items: list[dict[str, Any]]) -> Rows:
    names = list(dict.fromkeys(key for item in items for key in item))
    return [names, *([_plain(item.get(name)) for name in names] for item in items)]


def _plain(value: Any) -> Any:
    return value if isinstance(value, (int, float, str, type(None))) else str(value)


def _cells(place: Place, rows: Rows) -> str:
    """Other cells, other names, rows and columns too many."""
    chance = place.chance
    action = chance.choice(("cell", "head", "column", "no head", "row", "rows", "columns", "words"))
    row = chance.randrange(len(rows))
    column = chance.randrange(len(rows[row]))
    match action:
        case "cell":
            rows[row][column] = snippet(chance)
        case "words":
            rows[row][column] = unlike(chance)
        case "head":
            rows[0][column] = chance.choice((rows[0][0], "", None, "x", "__class__", "file", 7))
        case "column":
            for one in rows:
                del one[column]
        case "no head":
            del rows[0]
        case "row":
            rows[row] = rows[row][:column]
        case "rows":
            rows += [list(rows[-1]) for _ in range(chance.choice((50, 700, 6_000)))]
        case "columns":
            rows[row] += [chance.choice((None, "x", 1)) for _ in range(chance.choice((1, 20, 500)))]
    return f"{action} at {row}, {column}"


def _csv(place: Place, rows: Rows) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=place.chance.choice(",;\t,,"))
    writer.writerows(rows)
    return made.getvalue().encode("utf-8", errors="replace")


def _xlsx(rows: Rows) -> bytes:
    if (key := repr(rows)) not in _MADE:
        book = Workbook(write_only=True)
        page = book.create_sheet("Sheet")
        for row in rows[:800]:
            page.append([re.sub(r"[\000-\010\013\014\016-\037]", "?", c) if isinstance(c, str) else c for c in row])
        made = io.BytesIO()
        book.save(made)
        if len(_MADE) > 50:
            _MADE.clear()
        _MADE[key] = made.getvalue()
    return _MADE[key]


_MADE: dict[str, bytes] = {}


def _damaged(place: Place, raw: bytes, form: str) -> tuple[bytes, str]:
    chance = place.chance
    at = chance.randint(0, len(raw))
    ways: dict[str, Callable[[], bytes]] = {
        "cut": lambda: raw[:at],
        "noise": lambda: raw[:at] + chance.randbytes(chance.randint(1, 30)) + raw[at + 30 * (at % 2) :],
        "empty": lambda: b"",
        "noise alone": lambda: chance.randbytes(200),
        "bom": lambda: b"\xef\xbb\xbf" + raw,
        "utf-16": lambda: raw.decode("latin-1").encode("utf-16"),
        "nul": lambda: raw[:at] + b"\0" + raw[at:],
        "quote": lambda: raw[:at] + b'"' + raw[at:],
        "cr": lambda: raw.replace(b"\r\n", b"\r"),
        "separators": lambda: raw.replace(b"\r\n", "\u2028".encode()),
        "large": lambda: raw + b" " * 6_000_000,
        "long cell": lambda: raw[:at] + b"x" * 200_000 + raw[at:],
        "of the other form": lambda: b"PK\x03\x04" + raw if form == "csv" else b"a,b\n1,2\n",
    }
    if form == "xlsx":
        ways |= {
            f"{part} {how}": lambda part=part, how=how: _repacked(raw, part, how)  # type: ignore[misc]
            for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml")
            for how in ("gone", "empty", "no xml", "bomb", "outside", "huge", "numbers", "dimension")
        }
    way = chance.choice(sorted(ways))
    return ways[way](), f"{way} at {at}"


def _repacked(raw: bytes, part: str, how: str) -> bytes:
    """A workbook of which one part is something else."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as made:
        for one in old.namelist():
            content = old.read(one)
            if one == part:
                if how == "gone":
                    continue
                content = _part(content, how)
            made.writestr(one, content)
    return new.getvalue()


@cache
def _part(content: bytes, how: str) -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"x" * 50) for n in range(9))
    bomb = b"<!DOCTYPE x [" + entities + b"]>"
    outside = b'<!DOCTYPE x [<!ENTITY o SYSTEM "file:///etc/passwd">]>'
    head, _, body = content.partition(b"?>") if content.startswith(b"<?xml") else (b"<?xml version='1.0'", b"", content)
    return {
        "empty": b"",
        "no xml": b"<a><b></a>",
        "bomb": head + b"?>" + bomb + re.sub(rb"<v>[^<]*</v>", b"<v>&e8;</v>", body),
        "outside": head + b"?>" + outside + re.sub(rb"<v>[^<]*</v>", b"<v>&o;</v>", body),
        "huge": content + b"<!--" + b"x" * 50_000_000 + b"-->",
        "numbers": re.sub(rb"<v>[^<]*</v>", b"<v>1e308</v>", content),
        "dimension": re.sub(rb'r="([A-Z]+)\d+"', rb'r="\g<1>1048576"', content),
    }[how]
