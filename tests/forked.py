"""``docgen`` in a process of its own that need not import it first: a copy of one that has done so and nothing else.

In: arguments, folder, environment. Out: the exit code and what was printed. Each copy is made by a server without
threads, so that nothing of the tests is in it. What an interpreter does when it starts is not tried here: whoever
tries that, with an environment of its own, starts one.
"""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import sys
import tempfile
from pathlib import Path

import docgen

_LATE = ("docgen.writers.pdf", "docgen.__main__")  # PDF libraries have a state of their own
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [one.name for one in pkgutil.walk_packages(docgen.__path__, "docgen.") if not one.name.startswith(_LATE)]
)


def run(arguments: tuple[str, ...], cwd: Path, environment: dict[str, str]) -> tuple[int, bytes, bytes]:
    """Run ``docgen`` and wait for it."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        process = _SERVER.Process(target=_docgen, args=(arguments, str(cwd), environment, str(out), str(err)))
        process.start()
        process.join(300)
        assert process.exitcode is not None, f"docgen {' '.join(arguments)} does not end"
        return process.exitcode, out.read_bytes(), err.read_bytes()


def _docgen(arguments: tuple[str, ...], cwd: str, environment: dict[str, str], out: str, err: str) -> None:
    """What the copy does: become the program."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    for number, name in ((0, os.devnull), (1, out), (2, err)):
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it lives to the end
    sys.argv = ["docgen", *arguments]
    from docgen.cli import main

    main(prog_name="python -m docgen")
