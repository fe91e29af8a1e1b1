"""The program as a user starts it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import forked


@dataclass(frozen=True)
class Done:
    """How it ended, and what it said."""

    code: int
    out: str
    err: str


def run(*arguments: str, cwd: Path, **environment: str) -> Done:
    """Run ``docgen`` with these arguments."""
    if not environment and not _starts_others(arguments):
        code, out, err = forked.run(arguments, cwd, surroundings())
        return Done(code, out.decode(), err.decode())
    result = subprocess.run(
        [sys.executable, "-m", "docgen", *arguments],
        cwd=cwd,
        env=surroundings() | environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Done(result.returncode, result.stdout.decode(), result.stderr.decode())


def _starts_others(arguments: tuple[str, ...]) -> bool:
    """Whether a build may start processes, which read from the first one what they are to do."""
    if arguments[:1] != ("build",) or "--jobs=1" in arguments:
        return False
    return "--to=md" not in arguments and "md" not in arguments


@contextmanager
def started(*arguments: str, cwd: Path) -> Iterator[Callable[[str], None]]:
    """``docgen`` while it runs; what is handed over waits until it says something. It is ended with Ctrl-C."""
    command = [sys.executable, "-u", "-m", "docgen", *arguments]
    with subprocess.Popen(
        command, cwd=cwd, env=surroundings(), stdout=subprocess.PIPE, text=True, preexec_fn=interruptible
    ) as process:
        assert process.stdout is not None

        def said(words: str) -> None:
            assert any(words in line for line in process.stdout or ()), f"ended without {words!r}"

        try:
            yield said
        finally:
            process.send_signal(signal.SIGINT)


def interruptible() -> None:
    """Whoever runs tests in the background has them ignore Ctrl-C, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def surroundings() -> dict[str, str]:
    """This one's, without what the machine of a test would add; the program is found from any folder."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
