"""What a build took: seconds for each document and format, and how much of the processors it used.

In: what was prepared and made. Out: sums, light enough to be kept for any number of engagements.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docgen.build.tasks import Made, Prepared

if sys.platform != "win32":
    import resource


@dataclass(slots=True)
class Sum:
    """So many of a kind, the seconds they took together, and those of the slowest one."""

    number: int = 0
    seconds: float = 0.0
    longest: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.number += 1
        self.seconds += seconds
        self.longest = max(self.longest, seconds)


@dataclass(slots=True)
class Spent:
    """``reading`` is reading, checking and assembling an engagement; ``writing`` goes by document and format. Both are
    times on the wall, in whichever process; ``wall`` and ``processor`` are those of the build as a whole."""

    wall: float = 0.0
    processor: float = 0.0
    reading: Sum = field(default_factory=Sum)
    writing: dict[tuple[str, str], Sum] = field(default_factory=dict)

    @property
    def cores(self) -> float:
        """How many processors were at work on average."""
        return self.processor / self.wall if self.wall else 0.0

    def read(self, ready: Prepared) -> None:
        """An engagement was prepared."""
        self.reading.add(max(0.0, ready.seconds - sum(made.seconds for made in ready.made)))

    def write(self, made: Made) -> None:
        """Files were written."""
        for form, seconds in made.times.items():
            self.writing.setdefault((made.kind, form), Sum()).add(seconds)


@contextmanager
def measured(spent: Spent) -> Iterator[None]:
    """Note what the ``with`` block takes, the processes that ended in it included."""
    wall, processor = time.perf_counter(), _processor()
    try:
        yield
    finally:
        spent.wall += time.perf_counter() - wall
        spent.processor += _processor() - processor


def _processor() -> float:
    if sys.platform == "win32":
        return time.process_time()  # what workers take is not told there
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in every)
