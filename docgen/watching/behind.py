"""The slow files, made behind the page by a process of their own, which a newer change ends.

In: targets and formats. Out: files, made by ``docgen build`` as anybody else would make them: it reads all anew, so
that nothing which the watcher remembers can come into them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from docgen.build.places import Places, Target
from docgen.build.pool import cores


class Behind:
    """At most one build behind the page; ``done`` is told in another thread when one has ended by itself."""

    def __init__(self, places: Places, formats: tuple[str, ...], done: Callable[[Sequence[Target], int, str], None]):
        self._places = places
        self._formats = formats
        self._done = done
        self._process: subprocess.Popen[str] | None = None

    def start(self, targets: Sequence[Target]) -> None:
        """Make what is stale of these engagements, in place of what is being made."""
        self.end()
        if not targets or not self._formats:
            return
        command = [sys.executable, "-m", "docgen", "build", *(self._named(target) for target in targets)]
        command += ["--to", ",".join(self._formats), "--jobs", str(max(1, cores() - 1)), "--quiet"]
        for name in ("inputs", "clauses", "templates", "output"):
            command += [f"--{name}", str(getattr(self._places, name))]
        if self._places.shell is not None:
            command += ["--shell", str(self._places.shell)]
        # A session of its own: Ctrl-C is for this process, which ends that one with all that it has started.
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._follow, args=(self._process, targets), daemon=True).start()

    def end(self) -> None:
        """End what is being made; files are written whole, so none is left half done."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGTERM)
            else:
                process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)

    def _follow(self, process: subprocess.Popen[str], targets: Sequence[Target]) -> None:
        said = process.communicate()[1]
        if process is self._process:
            self._process = None
            self._done(targets, process.returncode, said)

    def _named(self, target: Target) -> str:
        inside = target.folder == self._places.inputs / target.name
        return target.name if inside else os.path.abspath(target.folder)  # noqa: PTH100 - a link keeps its own name
