"""The table of all rules: how many faults were planted in each language, how many were found at their place, found
elsewhere or missed, and what was told besides.

In: what it needs of each verdict, as tuples that travel from one process to another. Out: the table as text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    import pytest

NAME = "planted"  # of what tests tell
Row = tuple[str, str, str, str, int]  # rule, language, type of document, outcome, false alarms
_OUTCOMES = ("found", "elsewhere", "missed")


def shown(reports: Iterable[pytest.TestReport], width: int) -> str:
    """The table of all faults that tests have planted; empty where none has."""
    told = (pair for one in reports if one.when == "call" for pair in one.user_properties)
    rows = [(value[0], value[1], value[2], value[3], value[4]) for name, value in told if name == NAME]
    return table(rows, width) if rows else ""


def table(rows: Iterable[Row], width: int = 120) -> str:
    """The table as text; the last line sums it up."""
    by_rule: dict[str, list[Row]] = defaultdict(list)
    for one in sorted(rows):
        by_rule[one[0]].append(one)
    headings = ("rule", "en", "de", "documents", "planted", "found at its place", "elsewhere", "missed", "false alarms")
    made = Table(*headings, box=None, pad_edge=False)
    for rule, some in by_rule.items():
        made.add_row(rule, *_said(some))
    made.add_row("total", *_said([one for some in by_rule.values() for one in some]))
    for number in (1, 2, 4, 5, 6, 7, 8):
        made.columns[number].justify = "right"
    out = StringIO()
    Console(file=out, width=max(width, 120), color_system=None).print(made)
    return out.getvalue()


def _said(some: list[Row]) -> list[str]:
    languages = [str(sum(1 for one in some if one[1] == language)) for language in ("en", "de")]
    kinds = ", ".join(sorted({_SHORT[one[2].partition(" ")[0]] for one in some}))
    counts = [str(sum(1 for one in some if one[3] == outcome)) for outcome in _OUTCOMES]
    return [*languages, kinds, str(len(some)), *counts, str(sum(one[4] for one in some))]


_SHORT = {"contract": "contract", "rfp": "RFP", "governance-charter": "charter", "contingency-plan": "plan"}
