"""The bytes of a plain file, and of nothing else.

In: a path, and how many bytes are wanted at most. Out: the bytes. A pipe, on which a reader waits for ever, a device,
which never ends, and a folder are refused before they are opened. Light on purpose: a build with nothing to do imports
it.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection
from pathlib import Path


class NotPlainError(OSError):
    """Something other than a plain file."""


def read(path: Path, most: int = -1) -> bytes:
    """The bytes of a file; of a longer one ``most`` and one more, so that whoever reads sees that it is longer.

    Raises NotPlainError, and any other OSError.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a library has a thousand files
            raise NotPlainError(path)
        if most < 0:
            with open(path, "rb", buffering=0) as whole:  # noqa: PTH123
                return whole.readall()
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except ValueError as problem:  # a name that no file can have
        raise FileNotFoundError(str(problem)) from None


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path, with every symbolic link followed, ends outside of a folder.

    A link that leads nowhere, or to itself, ends where it stands.
    """
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def digest(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none that can be read."""
    try:
        return hashlib.sha256(read(path)).hexdigest()
    except OSError:
        return ""


def below(folder: Path) -> list[tuple[str, bool]]:
    """The files below a folder by name, as they stand in it (``a/b.md``), each with whether it is a link; a folder that
    is a link is not looked into, one that can't be read holds none."""
    found: list[tuple[str, bool]] = []
    _gather(str(folder), "", found)
    return sorted(found)


def _gather(folder: str, before: str, found: list[tuple[str, bool]]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                link = entry.is_symlink()
                if entry.is_dir(follow_symlinks=False):
                    _gather(entry.path, f"{before}{entry.name}/", found)
                elif entry.is_file():
                    found.append((before + entry.name, link))
    except OSError:
        return


def beside(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """The plain files with one of these suffixes that stand in a folder, by name; a link that leads out is none."""
    if not folder.is_dir():
        return []
    found = (path for path in sorted(folder.iterdir()) if path.suffix.lower() in suffixes)
    return [path for path in found if path.is_file() and not leads_out(path, folder)]
