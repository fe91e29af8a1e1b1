"""Builds that are killed at a step: for each line of the input a process builds and is killed.

In: lines of JSON: the step, the folders with inputs, clauses, templates and outputs, the formats, the folder for
temporary files. Out: a line for each build, either ``killed`` or ``ended`` and the number of steps that there were.
A step is a call that changes what lies in a folder. Of a file that is written when its process is killed, half is left.
"""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docgen.build import scratch, work
from docgen.build.places import Places
from tests.build.place import build

_CHANGES = ("mkdir", "rmdir", "fsync", "chmod", "replace", "rename", "unlink", "open")


class _Steps:
    def __init__(self, last: int) -> None:
        self.number = 0
        self.last = last

    def counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, and before it the end of this process when its time has come."""

        def step(*arguments: Any, **named: Any) -> Any:
            self.number += 1
            if self.number == self.last:
                if call is _fsync and stat.S_ISREG(os.fstat(arguments[0]).st_mode):
                    os.ftruncate(arguments[0], os.fstat(arguments[0]).st_size // 2)
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return step

    def opened(self, path: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        """Opening a file counts where that makes or changes one."""
        if set(mode) & set("wax+") and isinstance(path, str | os.PathLike):
            return self.counted(_open)(path, mode, *arguments, **named)
        return _open(path, mode, *arguments, **named)


_open, _fsync = io.open, os.fsync


def _build(last: int, folders: list[str], formats: list[str], temporary: str) -> None:
    tempfile.tempdir = temporary
    scratch.sweep()  # so that there are as many steps whether the last one was killed or not
    steps = _Steps(last)
    for name in _CHANGES:
        setattr(os, name, steps.counted(getattr(os, name)))
    io.open = steps.opened  # type: ignore[assignment]
    build(Places(*map(Path, folders)), tuple(formats))
    os.write(sys.stdout.fileno(), f"ended {steps.number}\n".encode())


def main() -> None:
    """Build and be killed, again and again, in copies of a process that has read everything there is to be imported."""
    work.forget()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _build(*json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            print("killed", flush=True)
        elif status:
            print("failed", flush=True)


if __name__ == "__main__":
    main()
