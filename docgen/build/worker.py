"""One process that works: how it is started, what it does all its life, and how it ends.

In: calls, one at a time over a pipe. Out: what they gave, or what they raised. It ends with the process that started
it, however that ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_PATIENCE = 10.0  # seconds for a process without work to end


@dataclass(eq=False, slots=True)
class Worker:
    """A process that does one call at a time."""

    process: BaseProcess
    line: Connection
    calls: int = 0

    def end(self, *, at_once: bool = False) -> None:
        """Let it end, or end it."""
        self.line.close()
        if at_once:
            self.process.terminate()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def new_worker() -> Worker:
    """Start one. Raises OSError where the machine allows no more."""
    from multiprocessing import get_context  # heavy for a build with nothing to do

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, tempfile.tempdir), daemon=True)
    with _undisturbed():
        process.start()
    theirs.close()
    return Worker(process, ours)


def _work(line: Connection, scratch: str | None) -> None:
    """What a process does all its life."""
    tempfile.tempdir = scratch
    threading.Thread(target=_follow_the_parent, daemon=True).start()
    while True:
        try:
            function, arguments = line.recv()
        except (EOFError, OSError):
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*arguments), None
        except Exception as problem:
            answer = None, _sendable(problem)
        line.send(answer)


def _follow_the_parent() -> None:
    """End with the process that handed out the work, however that ends: nobody else would record what is written."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _sendable(problem: Exception) -> Exception:
    """A problem that another process can understand."""
    try:
        pickle.loads(pickle.dumps(problem))
    except Exception:
        return RuntimeError(f"{type(problem).__name__}: {problem}")
    return problem


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that are started here never hear of Ctrl-C: this one does, and ends them without a word of theirs."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it lets Ctrl-C in again when it is started, so that comes first
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
