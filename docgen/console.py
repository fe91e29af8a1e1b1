"""What a person sees in the terminal while work goes on: progress."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.build.run import Watcher


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
