"""What a person sees in the terminal while work goes on: findings with their lines, and progress.

Plain text where the output is no terminal; ``NO_COLOR`` is respected.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import __version__
from docgen.finding import Finding, Severity, in_order

if TYPE_CHECKING:
    from docgen.build.run import Watcher


def findings_as(findings: list[Finding], form: str, *, verbose: bool = False) -> str:
    """Findings as text, JSON, SARIF 2.1.0 or annotations for GitHub."""
    ordered = [f for f in in_order(findings) if verbose or f.severity is not Severity.INFO]
    if form == "json":
        return json.dumps([_plain(f) for f in ordered], ensure_ascii=False, indent=1)
    if form == "sarif":
        return json.dumps(_sarif(ordered), ensure_ascii=False, indent=1)
    if form == "github":
        return "\n".join(_github(f) for f in ordered)
    text = "\n\n".join(_text(f) for f in ordered)
    errors = sum(f.severity is Severity.ERROR for f in ordered)
    warnings = sum(f.severity is Severity.WARNING for f in ordered)
    return text + (f"\n\n{count(errors, 'error')}, {count(warnings, 'warning')}." if text else "")


def count(number: int, what: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {what}" + ("" if number == 1 else "s")


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "hint": finding.hint,
    }


def _text(finding: Finding) -> str:
    colour = {"error": "31", "warning": "33", "info": "36"}[finding.severity.value]
    message = finding.message if len(finding.message) <= _LONGEST else f"{finding.message[:_LONGEST]} …"
    head = f"{finding.location}: {_paint(finding.severity.value, colour)} {finding.code}: {message}"
    parts = [head, *_excerpt(finding)]
    if finding.hint:
        parts.append(f"  {_paint('hint', '32')}: {finding.hint}")
    return "\n".join(parts)


def _excerpt(finding: Finding) -> Iterator[str]:
    """The line itself, or of a very long one the part round the place, and a mark under the place."""
    place = finding.location
    if not place.line:
        return
    try:
        lines = Path(place.file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    if place.line <= len(lines):
        shown = "".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in lines[place.line - 1])
        start = max(place.column - 1, 0)
        if len(shown) > _LONGEST:
            first = max(start - _LONGEST // 2, 0)
            shown, start = shown[first : first + _LONGEST], start - first
        number = f"{place.line:>5} | "
        yield f"{number}{shown}"
        lead = "".join("\t" if c == "\t" else " " for c in shown[:start])
        yield f"{' ' * (len(number) - 2)}| {lead}^"


def _paint(text: str, colour: str) -> str:
    import os

    plain = os.environ.get("NO_COLOR") or not sys.stderr.isatty()
    return text if plain else f"\x1b[1;{colour}m{text}\x1b[0m"


def _sarif(findings: list[Finding]) -> dict[str, Any]:
    results = []
    for f in findings:
        where: dict[str, Any] = {"artifactLocation": {"uri": f.location.file}}
        if f.location.line:
            where["region"] = {"startLine": f.location.line, "startColumn": max(f.location.column, 1)}
        text = f.message + (f" ({f.hint})" if f.hint else "")
        level = "note" if f.severity is Severity.INFO else f.severity.value
        results.append(
            {"ruleId": f.code, "level": level, "message": {"text": text}, "locations": [{"physicalLocation": where}]}
        )
    rules = [{"id": code} for code in sorted({f.code for f in findings})]
    driver = {"name": "docgen", "version": __version__, "rules": rules}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _github(finding: Finding) -> str:
    kind = "notice" if finding.severity is Severity.INFO else finding.severity.value
    text = f"{finding.message}. {finding.hint}".rstrip(". ")
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = finding.location
    where = f"file={place.file},line={max(place.line, 1)},col={max(place.column, 1)}"
    return f"::{kind} {where},title={finding.code}::{escaped}"


@contextmanager
def progress(*, quiet: bool) -> Iterator[Watcher | None]:
    """A bar for each document on a terminal; nothing elsewhere."""
    if quiet or not sys.stdout.isatty():
        yield None
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.stop()


class _Bars:
    """Bars that come up with the first document, so that a build with nothing to do draws none."""

    def __init__(self) -> None:
        self._progress: Any = None
        self._tasks: dict[tuple[str, str], Any] = {}

    def begin(self, engagement: str, document: str, files: int) -> None:
        """Work on a document begins; so many more files are to be written."""
        if self._progress is None:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns)
            self._progress.start()
        key = (engagement, document)
        if key in self._tasks:
            task = self._progress.tasks[self._tasks[key]]
            self._progress.update(self._tasks[key], total=task.total + files)
        else:
            self._tasks[key] = self._progress.add_task(f"{engagement}  {document}", total=files)

    def advance(self, engagement: str, document: str, files: int) -> None:
        """So many files of it are written."""
        self._progress.advance(self._tasks[engagement, document], files)

    def stop(self) -> None:
        """Leave the terminal as it was."""
        if self._progress is not None:
            self._progress.stop()


_LONGEST = 400  # characters of a line or a message that are shown in text
