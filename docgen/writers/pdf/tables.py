"""The headers of tables, as WeasyPrint 70 leaves them, made known to those who read by ear.

In: the structure of a PDF before it is written, in which a table that goes on over the page is one table a page, each
with the headings of its columns. Changed in place:

- Each header cell says whether it heads its row or its column (PDF 1.7, 14.8.5.7), and bears an ID, counted through the
  document, which the cells that it heads name and under which it is found (14.7.2, ``IDTree``).
- The heading of a group heads its own row alone, not the column that it begins in: it stands in the first column, and
  the rest of its row is an empty cell, since a header that spans columns heads them all.
- Where headers would outnumber data, in a table of two columns or of one row, the columns alone are headed.
"""

from __future__ import annotations

from typing import Any

import pydyf

from docgen.writers.pdf.objects import referred

_Rows = list[list[Any]]


def complete_tables(pdf: pydyf.PDF) -> None:
    """Complete all tables, and list their headers by ID."""
    headers: list[Any] = []
    tables = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("S") == "/Table"]
    for number, table in enumerate(tables, 1):
        heads, body = _rows(pdf, table)
        for row in body:
            _unspan(pdf, row)
        columns = [cell for row in heads for cell in row]
        _scope(columns, body)
        own = [*columns, *(cell for row in body for cell in row if cell["S"] == "/TH")]
        for count, header in enumerate(own, 1):
            header["ID"].string = f"table-{number}-header-{count}"  # the cells that name it hold this very string
        headers.extend(own)
    if headers:
        headers.sort(key=lambda header: str(header["ID"].string))
        names = pydyf.Array([part for header in headers for part in (header["ID"], header.reference)])
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        referred(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = tree.reference


def _rows(pdf: pydyf.PDF, table: Any) -> tuple[_Rows, _Rows]:
    """The cells of the heading rows, and those of the others."""
    heads: _Rows = []
    body: _Rows = []
    for kid in table["K"]:
        group = referred(pdf, kid)
        if group["S"] in ("/THead", "/TBody", "/TFoot"):
            rows = heads if group["S"] == "/THead" else body
            rows.extend([referred(pdf, cell) for cell in referred(pdf, row)["K"]] for row in group["K"])
    return heads, body


def _unspan(pdf: pydyf.PDF, row: list[Any]) -> None:
    """Put a header that spans a whole row into the first column."""
    if len(row) != 1 or row[0]["S"] != "/TH" or "ColSpan" not in row[0]["A"]:
        return
    (header,) = row
    rest = pydyf.Dictionary({name: header[name] for name in ("Type", "Pg", "P")})
    rest |= {"S": "/TD", "K": pydyf.Array(), "A": pydyf.Dictionary({"O": "/Table"})}
    if (others := header["A"].pop("ColSpan") - 1) > 1:
        rest["A"]["ColSpan"] = others
    pdf.add_object(rest)
    referred(pdf, header["P"])["K"].append(rest.reference)
    row.append(rest)
    header["A"]["Scope"] = "/Row"


def _scope(columns: list[Any], body: _Rows) -> None:
    """Say of each header what it heads, and make data of those of rows where there are too many."""
    for heading in columns:
        heading["A"]["Scope"] = "/Column"
    cells = [cell for row in body for cell in row]
    heads = [cell for cell in cells if cell["S"] == "/TH"]
    alone = bool(columns) and len(columns) + len(heads) > len(cells) - len(heads)
    own_row = {id(cell["ID"]) for cell in heads if alone or "Scope" in cell["A"]}
    for row in body:
        for place, cell in enumerate(row):
            if cell["S"] == "/TH" and alone:
                cell["S"] = "/TD"
                cell["A"].pop("Scope", None)
                del cell["ID"]
                cell["A"]["Headers"] = pydyf.Array([columns[place]["ID"]])
            elif cell["S"] == "/TH":
                cell["A"]["Scope"] = "/Row"
            else:
                headers = cell["A"].get("Headers", ())
                cell["A"]["Headers"] = pydyf.Array([one for one in headers if id(one) not in own_row])
