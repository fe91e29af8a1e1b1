"""A folder for what is needed while a build lasts, below that of the system for temporary files.

It is locked as long as its process lives, so that a later build can tell what was left behind by one that was killed,
and takes it away.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from docgen.build import lock

_PREFIX = "docgen-work-"


@contextmanager
def scratch() -> Iterator[None]:
    """While the ``with`` block lasts, whatever this process puts into temporary files stands in one folder."""
    before = tempfile.tempdir
    with suppress(OSError):  # no folder can be written to; who needs one will say so
        tempfile.tempdir = _own(os.getpid(), tempfile.gettempdir())
    try:
        yield
    finally:
        tempfile.tempdir = before


@cache
def _own(process: int, parent: str) -> str | None:
    """The folder of this process. It stays until the process ends, for what was read with its help stays as well."""
    while True:
        try:
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        except OSError:
            return None
        held = lock.take(folder)
        if held is not None and not held.made:
            break
        if held is not None:  # somebody took it for left behind before it was locked
            held.release()
    atexit.register(_leave, process, folder)
    return str(folder)


def _leave(process: int, folder: Path) -> None:
    if process == os.getpid():  # and not a copy of it
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Take away the folders of builds that were killed: nobody holds their locks any more."""
    if not hasattr(os, "geteuid"):
        return
    with suppress(OSError):
        found = [one for one in os.scandir(tempfile.gettempdir()) if one.name.startswith(_PREFIX)]
        for one in found:
            if one.is_dir(follow_symlinks=False) and one.stat(follow_symlinks=False).st_uid == os.geteuid():
                _take_away(Path(one.path))


def _take_away(folder: Path) -> None:
    held = lock.take(folder)
    if held is not None:
        shutil.rmtree(folder, ignore_errors=True)
        held.release()
