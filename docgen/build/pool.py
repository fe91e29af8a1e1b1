"""Something to hand work to: this very process, or several new ones."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from typing import ParamSpec, Protocol, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Submit(Protocol):
    """Hands out a call and gives back the future of its result."""

    def __call__(self, function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Future[_T]:
        """Call ``function`` somewhere, some time."""


@contextmanager
def pool(workers: int) -> Iterator[Submit]:
    """So many processes, which live as long as the ``with`` block; for fewer than two, this one."""
    if workers < 2:
        yield here
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context  # both are heavy for a build with nothing to do

    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"), max_tasks_per_child=200) as made:

        def submit(function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Future[_T]:
            try:
                with _undisturbed():
                    return made.submit(function, *arguments, **named)
            except BrokenExecutor:  # a worker died: what is left is done here
                return here(function, *arguments, **named)

        try:
            yield submit
        except BaseException:  # Ctrl-C above all: nobody waits for what is left
            made.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
            raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that are started here never hear of Ctrl-C: this one does, and ends them without a word of theirs."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def here(function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Future[_T]:
    """Call ``function`` at once, in this process."""
    future: Future[_T] = Future()
    try:
        future.set_result(function(*arguments, **named))
    except Exception as problem:
        future.set_exception(problem)
    return future


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
