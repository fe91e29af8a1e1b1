"""One build at a time writes into a folder.

In: a folder of documents. Out: a lock on the folder itself, which leaves no file behind and ends with the process that
holds it, however that ends. Where a system or a file system knows no locks, nobody is kept out.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_LOCKS = Path("/proc/locks")
PATIENCE = 120.0  # seconds that whoever wants a folder waits for it
_TRIES = 100
_MOMENT = 0.05


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held, and the folders that were made for it."""

    handle: int | None
    made: tuple[Path, ...] = ()

    def release(self) -> None:
        """Let others in; folders that were made and that nothing was put into are taken away again."""
        for folder in self.made:
            with suppress(OSError):
                folder.rmdir()
        if self.handle is not None:
            with suppress(OSError):
                if sys.platform != "win32":
                    fcntl.flock(self.handle, fcntl.LOCK_UN)  # a copy of this process may hold it too
            os.close(self.handle)


def take(folder: Path) -> Lock | None:
    """The lock on a folder, which is made where there is none; None while another process holds it."""
    if sys.platform == "win32":
        return Lock(None)
    for _ in range(_TRIES):
        try:
            made = _made(folder)
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:  # whoever held it took the folder away in the meantime
            continue
        except OSError:  # whoever writes there is told better than here why that can't be done
            return Lock(None)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            return Lock(handle, made)
        with suppress(OSError):
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return Lock(handle, made)
        os.close(handle)
    return None


def wait(folder: Path, patience: float = PATIENCE) -> Lock | None:
    """The lock on a folder, as soon as nobody else holds it; None where that takes longer than so many seconds."""
    end = time.monotonic() + patience
    while (held := take(folder)) is None:
        if time.monotonic() > end:
            return None
        time.sleep(_MOMENT)
    return held


def _made(folder: Path) -> tuple[Path, ...]:
    """Make a folder and those above it; gives those that were not there, the innermost first."""
    absent = []
    for one in (folder, *folder.parents):
        if one.exists():
            break
        absent.append(one)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(absent)


def holder(folder: Path) -> int | None:
    """The number of the process that holds the lock on a folder, where the system tells."""
    try:
        found = folder.stat()
        rows = _LOCKS.read_text("ascii").splitlines()
    except (OSError, ValueError):
        return None
    wanted = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    for row in rows:
        match row.split():
            case [_, "FLOCK", _, _, process, place, *_] if place == wanted and int(process) > 0:
                return int(process)
    return None
