"""What a person sees in the terminal while work goes on: how far it is, and how long it will still take.

In: what a build tells of its progress. Out: on a terminal a bar for the whole and one for each document under way;
elsewhere a line where the build has to wait for another one, since without it nobody would know why nothing happens.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.build.watcher import Watcher

_TOO_SOON = 2.0  # seconds
_FEW = 3  # so many engagements at most keep their bars to the end


@contextmanager
def progress(*, quiet: bool, plain: bool = False) -> Iterator[Watcher | None]:
    """Bars on a terminal, unless they are to be ``plain``; lines, if any, elsewhere; nothing where nobody wants it."""
    if quiet:
        yield None
        return
    if plain or not sys.stdout.isatty():
        yield Lines()
        return
    bars = _Bars()
    try:
        yield bars
    finally:
        bars.stop()


def left(done: float, total: int, seconds: float) -> str:
    """How long it will still take where ``done`` of ``total`` took so many seconds; empty as long as nobody can say."""
    if not done or seconds < _TOO_SOON or done >= total:
        return ""
    rest = seconds / done * (total - done)
    if rest < 90:
        return f"about {max(1, round(rest))} s left"
    if rest < 5400:
        return f"about {round(rest / 60)} min left"
    return f"about {rest / 3600:.1f} h left"


class Lines:
    """Only what nobody could guess."""

    def expect(self, engagements: int) -> None:
        """Nothing to be said."""

    def begin(self, engagement: str, document: str, files: int) -> None:
        """Nothing to be said."""

    def advance(self, engagement: str, document: str, files: int) -> None:
        """Nothing to be said."""

    def end(self, engagement: str) -> None:
        """Nothing to be said."""

    def wait(self, engagement: str, process: int | None) -> None:
        """Another build is at work."""
        print(_waiting(engagement, process), file=sys.stderr, flush=True)


def _waiting(engagement: str, process: int | None) -> str:
    other = "another build" if process is None else f"another build (process {process})"
    return f"{engagement}: {other} is at work on it; waiting for that to end."


@dataclass(slots=True)
class _Count:
    """Of an engagement under way: files to be written, files that are."""

    files: int = 0
    done: int = 0


class _Bars:
    """Bars that come up with the first document, so that a build with nothing to do draws none. Of many engagements
    only those under way have bars, below the one for all."""

    def __init__(self) -> None:
        self._progress: Any = None
        self._whole: Any = None
        self._tasks: dict[tuple[str, str], Any] = {}
        self._counts: dict[str, _Count] = {}
        self._engagements = 0
        self._ended = 0
        self._before = 0  # engagements, and since when the others are counted
        self._since = time.monotonic()

    def expect(self, engagements: int) -> None:
        """So many engagements are to be worked on."""
        self._engagements = engagements

    def begin(self, engagement: str, document: str, files: int) -> None:
        """Work on a document begins; so many more files are to be written."""
        self._counts.setdefault(engagement, _Count()).files += files
        self._show()
        self._tasks[engagement, document] = self._progress.add_task(f"{engagement}  {document}", total=files, rest="")

    def advance(self, engagement: str, document: str, files: int) -> None:
        """So many files of it are written."""
        self._counts[engagement].done += files
        self._progress.advance(self._tasks[engagement, document], files)
        self._tell()

    def end(self, engagement: str) -> None:
        """Nothing of an engagement is left to be done: its bars go, unless there are few."""
        self._ended += 1
        self._counts.pop(engagement, None)
        if self._engagements > _FEW:
            for key in [key for key in self._tasks if key[0] == engagement]:
                self._progress.remove_task(self._tasks.pop(key))
        if self._progress is not None:
            self._tell()

    def wait(self, engagement: str, process: int | None) -> None:
        """Another build is at work."""
        self._show()
        self._progress.console.print(_waiting(engagement, process), highlight=False)

    def stop(self) -> None:
        """Leave the terminal as it was."""
        if self._progress is not None:
            self._progress.stop()

    def _show(self) -> None:
        if self._progress is not None:
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        text, rest = TextColumn("{task.description}"), TextColumn("{task.fields[rest]}")
        self._progress = Progress(text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), rest)
        self._whole = self._progress.add_task("all", total=self._engagements, rest="")
        self._progress.start()

    def _tell(self) -> None:
        """How far it all is. An engagement under way counts by its files. The first one that ends has borne the start
        of the workers: from then on the others alone say how long one takes."""
        if self._ended and not self._before:
            self._before, self._since = self._ended, time.monotonic()
        under_way = sum(count.done / count.files for count in self._counts.values() if count.files)
        done, total = self._ended - self._before + under_way, self._engagements - self._before
        rest = left(done, total, time.monotonic() - self._since)
        self._progress.update(self._whole, completed=self._ended, rest=rest)
