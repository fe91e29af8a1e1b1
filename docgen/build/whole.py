"""Writing a file whole or not at all, and taking away what a build left behind that was killed.

In: paths and bytes. Out: files, each the old one or the new one at any moment; findings where the machine refuses.
Beside a file can stand ``.name.*.part``, the new one as long as it is written, and ``.name.<digest>.announced.part``,
which is empty and says what a build was about to write.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen.finding import Finding, Location, finding
from docgen.inputs import plain

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_ANNOUNCED = ".announced.part"


def write(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: whoever looks sees the old file or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def announce(path: Path, digest: str) -> None:
    """Note the digest of what is about to be written, so that a build which is broken off before it records its files
    is not taken for somebody who edited them. What earlier builds announced stays: theirs may be the file that stands
    there. All is said by a name: it comes whole, and after a power cut it is there if the file is. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f".{path.name}.{digest}{_ANNOUNCED}").touch()


def announced(path: Path) -> frozenset[str]:
    """The digests of what builds that were broken off were about to write."""
    every = (_announcement(part) for part in parts(path.parent))
    return frozenset(digest for name, digest in every if name == path.name)


def _announcement(part: Path) -> tuple[str, str]:
    """The file that is announced and its digest; empty where something else stands there."""
    if not part.name.endswith(_ANNOUNCED):
        return "", ""
    name, _, digest = part.name[1:].removesuffix(_ANNOUNCED).rpartition(".")
    return name, digest


def keep(folder: Path, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Write what accompanies the documents, where it differs from what stands there; a finding where that fails.

    What was renamed before is on the disk for good before these are begun, and so are these in the end: after a power
    cut no record tells of a file that is not there."""
    try:
        different = {name: content for name, content in files.items() if not _holds(folder / name, content)}
        if different:
            _put_down(folder)
        for name, content in different.items():
            write(folder / name, content)
        if different:
            _put_down(folder)
    except OSError as problem:
        place = Location(folder.as_posix())
        if problem.errno in FULL:
            yield finding("BLD002.full", place)
        else:
            yield finding("BLD002.record", place, problem=problem.strerror or str(problem))


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _put_down(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that for a folder."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def refused(path: Path, problem: OSError) -> Finding:
    """A file that can't be written, and what to do about it."""
    place = Location(path.as_posix())
    if problem.errno in FULL:
        return finding("BLD002.full", place)
    if problem.errno in _CLOSED:
        return finding("BLD002.closed", place)
    return finding("BLD002", place, problem=problem.strerror or str(problem))


def sweep(folder: Path, recorded: Mapping[str, str]) -> None:
    """Take away what an interrupted build left behind; ``recorded`` holds the digest of each file of the folder as the
    record has it. What was announced of a file stays as long as that is the file, and the record does not know it."""
    for part in parts(folder):
        name, digest = _announcement(part)
        if recorded.get(name, digest) == digest or plain.digest(folder / name) != digest:
            part.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Take away the files that nobody writes any more; what was announced stays."""
    for part in parts(folder):
        if not part.name.endswith(_ANNOUNCED):
            part.unlink(missing_ok=True)


def parts(folder: Path) -> list[Path]:
    """What a build that is under way, or was killed, has in a folder beside its files."""
    try:
        return sorted(Path(one.path) for one in os.scandir(folder) if one.name[:1] == "." and one.name[-5:] == ".part")
    except OSError:
        return []
