"""One case: a seed -> an engagement with something wrong -> what the check says of it, and whether that will do.

In: a seed. Out: an ``Outcome`` with what was done, the codes that were found, the time it took, and the escapes: what
must never happen, whatever stands in the files.
"""

from __future__ import annotations

import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from docgen.build.places import Target
from docgen.build.work import check
from docgen.finding import Finding, Severity, has_errors
from docgen.messages import words
from docgen.telling import findings_as
from tests import examples
from tests.hostile import mutations, sizes, tables
from tests.hostile.place import Place, place

# Each as often as it weighs.
WAYS: dict[Callable[[Place], str], int] = {
    mutations.scalar: 18,
    mutations.extreme: 14,
    mutations.words: 5,
    mutations.twin: 6,
    mutations.block: 16,
    mutations.letter: 12,
    mutations.bytes_: 8,
    mutations.nested: 4,
    mutations.entry: 4,
    mutations.exchanged: 1,
    mutations.raw_at_the_end: 3,
    sizes.long_text: 2,
    sizes.many_lines: 1,
    sizes.long_list: 2,
    sizes.chain: 1,
    sizes.emptied: 10,
    tables.table: 8,
}
LONGEST = 20  # seconds of the processor
PATIENCE = 120  # seconds on the clock, in which a machine with more to do gets there too
# What is said of a file, or of the folder, as a whole.
OF_FILES = {"IN001", "IN002", "IN003", "IN009"}


class TooLong(BaseException):
    """A check that does not end; no handler of exceptions may swallow it."""


@dataclass
class Outcome:
    """What became of a case."""

    seed: int
    done: tuple[str, ...]
    codes: tuple[str, ...] = ()
    documents: int = 0
    seconds: float = 0.0
    escapes: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The family of the first error, or what else came of it."""
        return self.codes[0].rstrip("0123456789") if self.codes else "assembled" if self.documents else "nothing"

    def __str__(self) -> str:
        told = "\n    ".join(self.escapes)
        return f"seed {self.seed} ({self.seconds:.1f} s): {'; '.join(self.done)[:400]}\n    {told}"


def damaged(seed: int, only: Callable[[Place], str] | None = None) -> Place:
    """The engagement of a seed with one to three things done to it, or with one of a certain kind."""
    made = place(seed)
    if only is not None:
        made.done.append(only(made))
        return made
    for _ in range(made.chance.choice((1, 1, 1, 2, 3))):
        way = made.chance.choices(list(WAYS), list(WAYS.values()))[0]
        if any(name.endswith(".yaml") for name in made.files):
            made.done.append(f"{way.__name__}: {way(made)}")
    return made


def run(seed: int, only: Callable[[Place], str] | None = None) -> Outcome:
    """Damage, check and judge."""
    made = damaged(seed, only)
    outcome = Outcome(seed, tuple(made.done))
    with tempfile.TemporaryDirectory() as folder:
        home = made.lay_down(Path(folder))
        before = time.process_time()
        try:
            with within(LONGEST):
                reading, documents, findings = check(examples.HERE, Target(home.name, home, home.as_posix()))
                outcome.escapes += judge(findings, home)
                for language in ("en", "de"):
                    findings_as(findings, ("text", "json", "sarif", "github")[seed % 4], language).encode("utf-8")
        except TooLong:
            where = "".join(traceback.format_exc().splitlines(keepends=True)[-8:])
            outcome.escapes.append(f"it takes more than {LONGEST} s\n{where}")
        except Exception:
            outcome.escapes.append(traceback.format_exc()[-3000:])
        else:
            outcome.documents = len(documents)
            outcome.codes = tuple(one.code for one in findings if one.severity is Severity.ERROR)
            if not documents and not has_errors(findings):
                outcome.escapes.append("no document and no error")
            if reading.engagement is None and not has_errors(findings):
                outcome.escapes.append("no engagement and no error")
        outcome.seconds = time.process_time() - before
    return outcome


def judge(findings: list[Finding], home: Path) -> Iterator[str]:
    """What is wrong with findings: a fault of the program, a place that nobody can find."""
    for one in findings:
        file = Path(one.location.file)
        if one.code == "BLD001":
            yield f"BLD001 {words(one).message}"
        elif not file.is_relative_to(home) and one.severity is not Severity.INFO:  # a note can be on the wording
            yield f"{one.code} is told of {file}"
        elif one.location.line < 1 and one.code not in OF_FILES:
            yield f"{one.code} has no line: {words(one).message}"
        elif one.code not in OF_FILES and not file.is_file():
            yield f"{one.code} is told of {file.name}, which is no file"


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """So much time of the processor and no more; nor may the work wait for ever."""

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal gives them
        raise TooLong

    timers = {signal.ITIMER_PROF: (signal.SIGPROF, seconds), signal.ITIMER_REAL: (signal.SIGALRM, PATIENCE)}
    before = {number: signal.signal(number, end) for number, _ in timers.values()}
    for timer, (_, most) in timers.items():
        signal.setitimer(timer, most)
    try:
        yield
    finally:
        for timer in timers:
            signal.setitimer(timer, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
