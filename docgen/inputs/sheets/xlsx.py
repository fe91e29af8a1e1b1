"""A sheet of an .xlsx -> rows of cells, each with its row and column.

A cell that is shown as a percentage is read as one, a date as a day, a formula by the value that was saved with it.
"""

from __future__ import annotations

import warnings
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docgen.finding import Location, OneOf, say
from docgen.inputs.sheets.cells import Cell, UnreadableError, plain

_MAX_UNPACKED = 15_000_000
_MAX_COLUMNS = 100


def rows(raw: bytes, sheet: str | None, where: Location, most: int) -> list[list[Cell]]:
    """All rows that hold something, of the sheet named, or of the only one. Raises UnreadableError."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _MAX_UNPACKED:
                raise UnreadableError(say("TAB011.large"))
        return _rows(raw, sheet, where, most)
    except UnreadableError:
        raise
    except (BadZipFile, Exception):  # whatever a broken workbook makes of the package that reads it
        raise UnreadableError(say("TAB011")) from None


def _rows(raw: bytes, sheet: str | None, where: Location, most: int) -> list[list[Cell]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that no value depends on
        book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        names = tuple(book.sheetnames)
        if not names:
            raise UnreadableError(say("TAB010"))
        if sheet is None and len(names) > 1:
            raise UnreadableError(say("TAB006.which", names=OneOf(names)), where)
        if sheet is not None and sheet not in names:
            raise UnreadableError(say("TAB006", sheet=sheet, names=OneOf(names)), where)
        page = book[sheet if sheet is not None else names[0]]
        found: list[list[Cell]] = []
        for number, row in enumerate(page.iter_rows(max_col=_MAX_COLUMNS), 1):
            cells = [Cell(_value(cell), number, column, 0, page.title) for column, cell in enumerate(row, 1)]
            while cells and cells[-1].value is None:
                cells.pop()
            if cells:
                found.append(cells)
            if len(found) > most or number > _MAX_GAP * most:
                raise UnreadableError(say("TAB008", most=most))
        book.close()
    if not found:
        raise UnreadableError(say("TAB010"))
    return found


def _value(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if "%" in (cell.number_format or ""):
            return f"{(number * 100).normalize():f} %"
        return int(number) if number == number.to_integral_value() else number
    return plain(str(value))


_MAX_GAP = 10  # rows that are looked at for each row that may hold something
