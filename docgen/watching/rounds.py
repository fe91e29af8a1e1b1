"""One engagement built again: its pages first, then what is to be said of them, then its files.

In: a target and what is asked for. Out: pages and findings on the board, files of the quick formats, a ``Report``. A
page is shown before the documents have been looked at, so that whoever writes sees the words at once; files are written
afterwards, and of a set with errors none, as by ``docgen build``.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from docgen.assembly import telling
from docgen.assembly.assemble import Assembled
from docgen.assembly.memo import Memo
from docgen.build import lock, work
from docgen.build.manifest import Built, load
from docgen.build.outcomes import busy
from docgen.build.places import Places, Target, glance, look_digests
from docgen.build.run import Report
from docgen.build.settle import settle
from docgen.build.stale import Request
from docgen.build.writing import make
from docgen.finding import FindingsError, has_errors
from docgen.watching.board import Board, Shown
from docgen.watching.marks import told
from docgen.writers import html


class Rounds:
    """Builds engagements again and again; ``quick`` are the formats that are written at once, ``every`` those that are
    asked for, ``language`` that of the findings."""

    def __init__(
        self, places: Places, board: Board, quick: tuple[str, ...], every: tuple[str, ...], language: str
    ) -> None:
        self.places = places
        self.board = board
        self.quick = quick
        self.every = every
        self.language = language
        self._pages: dict[tuple[str, str], tuple[str, str]] = {}  # from which tree and look a page was made
        self._memos: dict[str, Memo] = {}
        self._documents: dict[str, Mapping[str, Assembled]] = {}  # as they were when they could last be assembled

    def known(self, target: Target) -> None:
        """Show what the last build left, before anything is built."""
        manifest = load(self.places.output / target.name)
        entry = self.board.entry(target.name)
        if manifest is not None and entry is not None:
            documents = {kind: Shown(kind, kind) for kind in manifest.asked}
            self.board.put(replace(entry, documents=documents))
            self.compare(target)

    def build(self, target: Target) -> Report:
        """Build an engagement again."""
        was_enabled = gc.isenabled()
        gc.disable()  # nearly all that is made here is kept to the end
        try:
            return self._build(target)
        finally:
            if was_enabled:
                gc.enable()

    def _build(self, target: Target) -> Report:
        started = time.perf_counter()
        self._say(target, "working")
        glance(self.places)
        memo = self._memos.setdefault(target.name, Memo())
        checked = work.check(self.places, target, seen=lambda documents: self._show(target, documents), memo=memo)
        reading, documents, findings = checked
        failed = reading.engagement is None or has_errors(findings)
        self._judge(target, "failed" if failed else "working", checked)
        report = self._written(target, checked, started)
        failed = failed or has_errors(report.findings)
        self._judge(target, "failed" if failed else "ready", (reading, documents, report.findings))
        self.compare(target)
        return report

    def _written(self, target: Target, checked: work.Checked, started: float) -> Report:
        """Write the quick files, when no other build writes there."""
        home = self.places.output / target.name
        held = lock.wait(home)
        if held is None:
            return Report([], [*checked[2], busy(home)])
        try:
            request = Request((), self.quick)
            ready = work.prepared(self.places, target, request, checked, started)
            made = [*ready.made, *(make(job) for job in ready.jobs)]
            report = Report([], [*ready.findings, *(one for result in made for one in result.findings)])
            report.add(settle(ready, made, self.places, request))
            return report
        finally:
            held.release()

    def _show(self, target: Target, documents: Mapping[str, Assembled]) -> None:
        """Show the pages of all documents that have changed, first of the one that somebody looks at."""
        self._documents[target.name] = documents
        look = look_digests(self.places.templates, self.places.word_shell)["html"]
        _, first = self.board.looked_at
        for kind in sorted(documents, key=lambda kind: kind != first):
            document = documents[kind].document
            made_from = (telling.digest(document), look)
            if self._pages.get((target.name, kind)) == made_from:
                continue
            # Whoever writes the file says what is wrong with the look.
            with suppress(OSError, ValueError, FindingsError):
                page = html.write(document, self.places.templates)
                self.board.show(target.name, kind, document.cover.kind, page)
                self._pages[target.name, kind] = made_from
        entry = self.board.entry(target.name)
        if entry is not None:
            kept = {kind: entry.documents[kind] for kind in documents if kind in entry.documents}
            titles = [made.document.cover.title for made in documents.values()]
            self.board.put(replace(entry, title=titles[0] if titles else entry.title, documents=kept))

    def _judge(self, target: Target, state: str, checked: work.Checked) -> None:
        reading, _, findings = checked
        entry = self.board.entry(target.name)
        if entry is not None:
            said = told(findings, reading, self._documents.get(target.name, {}), self.language)
            self.board.put(replace(entry, state=state, told=said))

    def _say(self, target: Target, state: str) -> None:
        entry = self.board.entry(target.name)
        if entry is not None:
            self.board.put(replace(entry, state=state))

    def compare(self, target: Target) -> None:
        """Say of each file whether it was made from what the page shows."""
        entry = self.board.entry(target.name)
        manifest = load(self.places.output / target.name)
        if entry is None:
            return
        built: Mapping[str, Built] = manifest.documents if manifest else {}
        documents = {}
        for kind, shown in entry.documents.items():
            tree, _ = self._pages.get((target.name, kind), ("", ""))
            documents[kind] = replace(shown, files=self._files(built.get(kind), tree))
        self.board.put(replace(entry, documents=documents))

    def _files(self, built: Built | None, tree: str) -> dict[str, str]:
        """The formats that are asked for; ``tree`` is the digest of what the page shows, empty before there is one."""
        states = {}
        for form in self.every:
            output = built.outputs.get(form) if built else None
            if built is None or output is None:
                states[form] = "missing"
            else:
                states[form] = "current" if output.tree == (tree or built.tree) else "older"
        return states
