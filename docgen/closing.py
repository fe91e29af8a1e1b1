"""The table at the end of a build: what became of each document, and why.

In: the report of a build. Out: text on the terminal, as wide as that is; a document's reasons stand below it where
there is no room beside it. Of very many documents only those that failed are named, and all are counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

    from docgen.build.explain import Decision
    from docgen.build.run import Report
    from docgen.build.settle import Line
    from docgen.build.spent import Spent, Sum


def closing(report: Report, *, verbose: bool) -> None:
    """The table at the end of a build; one line where there was nothing to do."""
    lines = report.lines
    if lines and all(line.state == "up to date" for line in lines) and not verbose:
        engagements = len({line.engagement for line in lines})
        wanted = sum(one.code == "BLD012" for one in report.findings)
        kept = f"; {_count(wanted, 'file')} kept as edited by hand" if wanted else ""
        print(
            f"Everything is up to date: {_count(len(lines), 'document')} of {_count(engagements, 'engagement')}{kept}."
        )
        return
    if not lines:
        print("There is nothing to build.")
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    every = lines
    if len(lines) > _MANY and not verbose:
        lines = [line for line in every if line.state == "failed"]
        console.print(_counted(every))
    if not lines:
        return
    if console.width >= _ROOMY:
        console.print(_table(lines, reasons=True))
        return
    for engagement in dict.fromkeys(line.engagement for line in lines):
        console.print(Text(engagement, style="bold"))
        for line in lines:
            if line.engagement == engagement:
                console.print(Padding(_table([line], reasons=False), (0, 0, 0, 2)))
                if line.reason:
                    console.print(Padding(Text(line.reason, style="dim"), (0, 0, 0, 4)))


def explained(decisions: list[Decision]) -> str:
    """Each file with what was decided of it and why, under the name of its engagement."""
    wide = max((len(one.file) for one in decisions), default=0)
    told: list[str] = []
    for engagement in dict.fromkeys(one.engagement for one in decisions):
        told.append(engagement)
        own = [one for one in decisions if one.engagement == engagement]
        told.extend(f"  {one.done:<7}  {one.file:<{wide}}  {'; '.join(one.why)}".rstrip() for one in own)
    return "\n".join(told) or "There is nothing to build."


# From this width of the terminal on, engagement and reasons have columns of their own.
_ROOMY = 120
# From this many documents on, a table of all of them is longer than anybody reads.
_MANY = 80
_WIDTHS = {"Document": 20, "Length": 12, "Formats": 16, "State": 10, "Time": 7}


def _counted(lines: list[Line]) -> str:
    """How many documents fared in which way."""
    states = Counter(line.state for line in lines)
    engagements = {state: len({line.engagement for line in lines if line.state == state}) for state in states}
    told = [
        f"{state}: {_count(states[state], 'document')} of {_count(engagements[state], 'engagement')}"
        for state in ("rebuilt", "renewed", "up to date")
        if state in states
    ]
    if "failed" in states:  # of an engagement with errors nobody knows how many documents it would have had
        told.append(f"failed: {_count(engagements['failed'], 'engagement')}")
    return "; ".join(told).capitalize() + "."


def print_timings(spent: Spent) -> None:
    """What a build took, by document and format; nothing of one that had nothing to do."""
    if not spent.reading.number:
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Work", "Times", "Each", "Longest", "Together"):
        table.add_column(heading, justify="left" if heading == "Work" else "right")
    rows = {"reading and assembling": spent.reading}
    rows |= {f"{kind}.{form}": found for (kind, form), found in sorted(spent.writing.items())}
    for what, found in rows.items():
        if found.number:
            table.add_row(what, *_times(found))
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    console.print(table)
    console.print(f"In all {spent.wall:.1f} s, {spent.processor:.1f} s of processor: {spent.cores:.1f} cores used.")


def _times(found: Sum) -> tuple[str, ...]:
    each = found.seconds / found.number
    return str(found.number), f"{each:.3f} s", f"{found.longest:.3f} s", f"{found.seconds:.1f} s"


def _count(number: int, what: str) -> str:
    """``1 document``, ``2 documents``."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _table(lines: list[Line], *, reasons: bool) -> Table:
    """A row for each document; without reasons the columns have fixed widths, so that single rows stand in line."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", show_header=reasons)
    for heading in ("Engagement", "Document", "Length", "Formats", "State", "Why", "Time"):
        if reasons or heading in _WIDTHS:
            table.add_column(
                heading,
                justify="right" if heading in {"Length", "Time"} else "left",
                no_wrap=heading != "Why",
                overflow="fold",
                width=None if reasons else _WIDTHS[heading],
            )
    for line in lines:
        style = {"rebuilt": "green", "failed": "red", "removed": "yellow"}.get(line.state, "dim")
        length = f"{line.pages} pages" if line.pages else f"{line.words} words" if line.words else "–"
        time = f"{line.seconds:.1f} s" if line.seconds else "–"
        formats = " ".join(line.formats)
        wide = (line.engagement, line.document, length, formats, line.state, line.reason, time)
        table.add_row(*(wide if reasons else (line.document, length, formats, line.state, time)), style=style)
    return table
