"""The last guard: whatever goes wrong in a command, a person reads a finding and never a traceback.

In: the work of a command. Out: nothing where it ends well; otherwise the process ends: with 130 where somebody pressed
Ctrl-C, quietly where nobody reads on (``| head``), and with a finding and 1 after a fault of the program. With
``DOCGEN_TRACEBACK=1`` in the environment the traceback stands above the finding.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

_INTERRUPTED = 130  # what a shell reports of a program that Ctrl-C ended


@contextmanager
def guarded(command: str) -> Iterator[None]:
    """Run the work of a command; ``command`` is how it is named to the person."""
    try:
        yield
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # what can't be written is to fail here, not when the process ends
    except KeyboardInterrupt:
        _leave(_INTERRUPTED)
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as problem:
        if not (isinstance(problem, OSError) and problem.errno == errno.EPIPE):
            with suppress(Exception):  # if nobody can be told, the exit code still says that it went wrong
                _tell(problem, command)
        _leave(1)


def _tell(problem: Exception, command: str) -> None:
    from docgen.cli.printing import print_findings
    from docgen.finding import Location, finding

    if os.environ.get("DOCGEN_TRACEBACK"):
        import traceback

        traceback.print_exception(problem)
    if isinstance(problem, OSError) and problem.strerror:
        named = f"{problem.filename}: " if problem.filename else ""
        told = finding("BLD007", Location(command), problem=f"{named}{problem.strerror}")
    else:
        what = f"{type(problem).__name__}: {problem}".rstrip(": ")
        told = finding("BLD001.command", Location(command), problem=what)
    print_findings([told], "text", verbose=False)


def _leave(code: int) -> None:
    """End the process, without a word about streams that can't be flushed any more."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except Exception:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - it lives to the end
    sys.exit(code)
