"""Something to hand work to: this very process, or several new ones.

In: calls, and whose each is. Out: their outcomes, in the order in which they end. A process that dies, as when the
system ends it where memory is short, costs nobody else anything: it is replaced, and what it was at is done once more
when nothing else goes on, in a new process. Where that dies too, its death is the outcome.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol

from docgen.build.worker import Worker, new_worker

_MOST_CALLS = 200  # then a process is replaced: what it reads and lays out leaves something behind


@dataclass(frozen=True, slots=True)
class _Call:
    whose: Any
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended: with a result, with a problem that was raised, or with the ``death`` of the process that was at
    it, told by the name of the signal. ``again``: a process had died of it before."""

    whose: Any
    result: Any = None
    problem: Exception | None = None
    death: str = ""
    again: bool = False


class Pool(Protocol):
    """Takes calls and gives their outcomes."""

    def hand_out(self, whose: Any, function: Callable[..., Any], *arguments: Any) -> None:
        """Call ``function`` somewhere, some time."""

    def next(self) -> Outcome:
        """Wait for the next call that ends. There has to be one that was handed out."""


@contextmanager
def pool(workers: int) -> Iterator[Pool]:
    """So many processes, which live as long as the ``with`` block; for fewer than two, this one."""
    if workers < 2:
        yield _Here()
        return
    made = _Workers(workers)
    try:
        yield made
    except BaseException:  # Ctrl-C above all: nobody waits for what is left
        made.end(at_once=True)
        raise
    made.end()


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Here:
    """This process does what it is handed, one after the other."""

    def __init__(self) -> None:
        self._open: deque[_Call] = deque()

    def hand_out(self, whose: Any, function: Callable[..., Any], *arguments: Any) -> None:
        self._open.append(_Call(whose, function, arguments))

    def next(self) -> Outcome:
        call = self._open.popleft()
        try:
            return Outcome(call.whose, call.function(*call.arguments))
        except Exception as problem:
            return Outcome(call.whose, problem=problem)


class _Workers:
    """New processes, each given a call when it is idle, so that it is always known which one is at what."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._idle: list[Worker] = []
        self._busy: dict[Worker, _Call] = {}
        self._open: deque[_Call] = deque()
        self._suspects: deque[_Call] = deque()

    def hand_out(self, whose: Any, function: Callable[..., Any], *arguments: Any) -> None:
        self._open.append(_Call(whose, function, arguments))
        self._start()

    def next(self) -> Outcome:
        while True:
            if not self._busy:
                self._try_a_suspect()
            worker = self._ready()
            call = self._busy[worker]
            ended = _ended(worker, call)
            del self._busy[worker]
            if not ended.death:
                self._rest(worker)
                self._start()
                return ended
            worker.end()
            self._start()
            if call.again:
                return ended
            self._suspects.append(replace(call, again=True))

    def end(self, *, at_once: bool = False) -> None:
        """End all processes; whatever they are at is lost."""
        for worker in self._idle:
            worker.line.close()  # all of them end at the same time
        for worker in (*self._idle, *self._busy):
            worker.end(at_once=at_once or worker in self._busy)
        self._idle.clear()
        self._busy.clear()

    def _start(self) -> None:
        """Give what waits to processes that have nothing to do."""
        while self._open and len(self._busy) < self._most:
            try:
                worker = self._living() or new_worker()
            except OSError:
                if not self._busy:
                    raise
                return  # the machine allows no more: the others do what there is
            self._give(worker, self._open.popleft())

    def _living(self) -> Worker | None:
        """A process that has nothing to do, and did not die of that."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.is_alive():
                return worker
            worker.end()
        return None

    def _give(self, worker: Worker, call: _Call) -> None:
        worker.calls += 1
        self._busy[worker] = call
        with suppress(OSError):  # it is dead, as will be seen
            worker.line.send((call.function, call.arguments))

    def _rest(self, worker: Worker) -> None:
        if worker.calls < _MOST_CALLS:
            self._idle.append(worker)
        else:
            worker.end()

    def _try_a_suspect(self) -> None:
        """Do once more what a process died of: alone, so that it has all the memory that there is."""
        for worker in self._idle:
            worker.end()
        self._idle.clear()
        self._give(new_worker(), self._suspects.popleft())

    def _ready(self) -> Worker:
        """The next process that has an answer or is dead."""
        from multiprocessing.connection import wait

        waiting: dict[Any, Worker] = {worker.line: worker for worker in self._busy}
        waiting.update({worker.process.sentinel: worker for worker in self._busy})
        return waiting[wait(list(waiting))[0]]


def _ended(worker: Worker, call: _Call) -> Outcome:
    """How a call ended on whose process there is something to be seen."""
    try:
        if worker.line.poll():
            result, problem = worker.line.recv()
            return Outcome(call.whose, result, problem, again=call.again)
    except (EOFError, OSError):
        pass  # it died before it had said all
    except Exception as problem:  # what it said can't be understood
        return Outcome(call.whose, problem=problem, again=call.again)
    worker.process.join()
    return Outcome(call.whose, death=_named(worker.process.exitcode or 0), again=call.again)


def _named(code: int) -> str:
    """How a process died, from what the system tells of it."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:  # one without a name
        return f"signal {-code}"
