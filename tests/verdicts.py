"""What each validator says of each document of the examples, as one table at the end of the tests.

In: a test that validates a file tells how many errors and warnings it found, before it asserts that there are none. It
travels with the report of the test, from whichever process ran it. Out: a row for each document, a column for each
format and validator, errors and warnings in each cell; "-" where no test told anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import StringIO

import pytest
from rich.console import Console
from rich.table import Table

_NAME = "verdict"
_NOTHING = "-"

Cell = tuple[str, str, str]  # document, format, validator
Counts = tuple[int, int]  # errors, warnings
Verdict = Callable[..., None]


@pytest.fixture
def verdict(record_property: Callable[[str, object], None]) -> Verdict:
    """Tell what a validator says of a document in a format: how many errors, how many warnings."""

    def tell(document: tuple[str, str], form: str, validator: str, errors: int, warnings: int = 0) -> None:
        record_property(_NAME, ("/".join(document), form, validator, errors, warnings))

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [one for group in terminalreporter.stats.values() for one in group if isinstance(one, pytest.TestReport)]
    told: dict[Cell, Counts] = {}
    for name, value in (pair for one in reports if one.when == "call" for pair in one.user_properties):
        if name == _NAME:
            document, form, validator, errors, warnings = value
            told[document, form, validator] = errors, warnings
    if told:
        terminalreporter.section("errors/warnings of each validator")
        terminalreporter.write(table(told, terminalreporter._tw.fullwidth))


def table(told: dict[Cell, Counts], width: int) -> str:
    """The table as text."""
    columns = sorted({(form, validator) for _, form, validator in told})
    made = Table("", *(f"{form}\n{validator}" for form, validator in columns), box=None, pad_edge=False)
    for document in sorted({document for document, _, _ in told}):
        made.add_row(document, *(_said(told.get((document, *column))) for column in columns))
    for column in made.columns[1:]:
        column.justify = "right"
    made.add_row("total", *(_said(_sum(told[cell] for cell in told if cell[1:] == column)) for column in columns))
    out = StringIO()
    # Narrower columns would break words: a terminal that is too small breaks lines instead.
    Console(file=out, width=max(width, 140), color_system=None).print(made)
    return out.getvalue()


def _said(counts: Counts | None) -> str:
    return f"{counts[0]}/{counts[1]}" if counts else _NOTHING


def _sum(counts: Iterable[Counts]) -> Counts:
    errors, warnings = zip(*counts, strict=True)
    return sum(errors), sum(warnings)
