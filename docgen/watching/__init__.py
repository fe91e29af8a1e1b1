"""Building again whenever something is saved, and showing it.

In: the folders and the shell to look after. Out: files; a page on this machine that shows each document as it now is,
with what is wrong beside it; a line in the terminal for each round. Ends with Ctrl-C.
"""

from __future__ import annotations

import signal
import sys
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue

import click

from docgen.build import run, work
from docgen.build.places import Places, Target, forget, program_digest
from docgen.build.run import Report
from docgen.build.stale import Request
from docgen.cli.printing import print_findings
from docgen.closing import closing
from docgen.watching.page import Page
from docgen.watching.saved import Saved, touched

_SWITCH = 0.001  # seconds after which the thread that builds lets those that serve the page go on
Chosen = Callable[[], list[Target]]


@dataclass(frozen=True, slots=True)
class Ended:
    """Slow files have been made, or could not be: what ``docgen build`` ended with, and what it said."""

    targets: tuple[Target, ...]
    code: int
    said: str


@dataclass(slots=True)
class Watch:
    """What is still to be built, and where it is told."""

    places: Places
    chosen: Chosen
    formats: tuple[str, ...]
    page: Page | None = None
    queue: SimpleQueue[object] = field(default_factory=SimpleQueue)
    waiting: dict[str, Target] = field(default_factory=dict)

    def run(self) -> None:
        """Build all once, then what a change has to do with, until Ctrl-C."""
        targets = self.chosen()
        program_digest()  # of the program that runs, whatever its files say later
        saved = Saved(self.places, targets, self.queue)
        try:
            self._await(targets)
            self._rounds()
            click.echo("Waiting for changes; end with Ctrl-C.")
            while True:
                self._take(self.queue.get())
                self._rounds()
        except KeyboardInterrupt:
            click.echo("")
        finally:
            saved.end()

    def _rounds(self) -> None:
        """Build all that waits, the engagement that somebody looks at first; what is saved meanwhile joins."""
        worked = bool(self.waiting)
        while self.waiting:
            first = self.page.board.looked_at[0] if self.page else ""
            name = first if first in self.waiting else next(iter(self.waiting))
            self._round(self.waiting.pop(name))
            while not self.queue.empty():
                self._take(self.queue.get())
        if self.page and worked:
            self.page.follow()

    def _take(self, news: object) -> None:
        """Something was saved, or slow files are done."""
        if isinstance(news, Ended):
            if self.page:
                self.page.made(news.targets)
            if news.code and news.said:
                click.echo(news.said, err=True, nl=False)
        elif isinstance(news, frozenset):
            forget(program=False)
            work.forget()
            self._await(touched(news, self.places, self.chosen()))

    def _await(self, targets: Sequence[Target]) -> None:
        if self.page:
            self.page.await_(targets, self.chosen())
        self.waiting |= {target.name: target for target in targets}

    def _round(self, target: Target) -> None:
        report = self.page.build(target) if self.page else self._plainly(target)
        print_findings(report.findings, "text", verbose=False, places=self.places)
        closing(report, verbose=False)

    def _plainly(self, target: Target) -> Report:
        return run.build(self.places, [target], Request((), self.formats), 1)


def watch(
    places: Places,
    chosen: Chosen,
    formats: tuple[str, ...],
    *,
    language: str,
    port: int | None = None,
    show: bool = False,
) -> None:
    """Build whatever is saved; on a port, with a page, which ``show`` opens. Raises PortError
    and PageError where there can be no page."""
    watching = Watch(places, chosen, formats)
    if port is None:
        watching.run()
        return

    def done(targets: Sequence[Target], code: int, said: str) -> None:
        watching.queue.put(Ended(tuple(targets), code, said))

    for name in ("SIGTERM", "SIGHUP"):  # of whoever ends it from elsewhere, or closes the terminal
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    sys.setswitchinterval(_SWITCH)
    with Page(places, formats, language, port, done) as page:
        watching.page = page
        click.echo(f"The page: {page.address}")
        if show:
            webbrowser.open(page.address)
        watching.run()
