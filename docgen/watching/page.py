"""The page of a watch: the board, the server that shows it, the rounds that fill it, and the slow files behind it.

In: what is to be built. Out: pages at an address of this machine, and reports of the rounds. All but the server runs in
the thread of whoever watches.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

from jinja2 import TemplateError
from yaml import YAMLError

from docgen.build.places import Places, Target
from docgen.build.run import Report
from docgen.watching.behind import Behind
from docgen.watching.board import Board, Shown
from docgen.watching.pages import Pages
from docgen.watching.rounds import Rounds
from docgen.watching.server import Server

_QUICK = ("html", "md")
_SLOW = ("pdf",)
_POLL = 0.05  # seconds until the server sees that it is to end


class PageError(Exception):
    """Raised where a file of the page is missing or can't be used."""


class PortError(Exception):
    """Raised where nothing can be served on a port."""


class Page:
    """A page that stands as long as the ``with`` block. Raises PortError and PageError where it can't."""

    def __init__(
        self,
        places: Places,
        formats: tuple[str, ...],
        language: str,
        port: int,
        done: Callable[[Sequence[Target], int, str], None],
    ) -> None:
        # Word files stand behind the page too, but for somebody who works at nothing else.
        quick = tuple(f for f in formats if f in _QUICK) or tuple(f for f in formats if f not in _SLOW)
        self.board = Board()
        self._rounds = Rounds(places, self.board, quick, formats, language)
        self._behind = Behind(places, tuple(f for f in formats if f not in quick), done)
        try:
            pages = Pages(places.templates, language)
        except (OSError, ValueError, KeyError, TemplateError, YAMLError) as problem:
            raise PageError(f"the page can't be made: {problem}") from problem
        try:
            self._server = Server(places, self.board, pages, port)
        except OSError as problem:
            raise PortError(problem.strerror or str(problem)) from problem
        self._targets: dict[str, Target] = {}

    @property
    def address(self) -> str:
        """Where it is."""
        return self._server.address

    def __enter__(self) -> Page:
        threading.Thread(target=self._server.serve_forever, args=(_POLL,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._behind.end()
        self.board.end()
        self._server.shutdown()
        self._server.server_close()

    def await_(self, targets: Sequence[Target], every: Sequence[Target]) -> None:
        """These engagements, of all that there are, are going to be built."""
        if targets:
            self._behind.end()
        new = [target for target in every if target.name not in self._targets]
        self._targets = {target.name: target for target in every}
        self.board.keep(self._targets)
        for target in new:
            self._rounds.known(target)

    def build(self, target: Target) -> Report:
        """Build one of them; the slow files that are being made wait, and are made from what now comes."""
        self._behind.end()
        return self._rounds.build(target)

    def follow(self) -> None:
        """Nothing more is to be shown: make the slow files that are older than their pages."""
        older = {
            name for name, entry in self.board.entries().items() if entry.state == "ready" and _lacks(entry.documents)
        }
        self._behind.start([target for name, target in self._targets.items() if name in older])

    def made(self, targets: Sequence[Target]) -> None:
        """Slow files of these engagements are done."""
        for target in targets:
            self._rounds.compare(target)


def _lacks(documents: Mapping[str, Shown]) -> bool:
    return any(state != "current" for shown in documents.values() for state in shown.files.values())
