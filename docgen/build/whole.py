"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen.finding import Finding, Location, finding
from docgen.inputs import plain


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
    is not taken for somebody who edited them. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _announcement(path).write_text(digest, encoding="ascii")


def announced(path: Path) -> str:
    """The digest of what a build that was broken off was about to write; empty where there was none."""
    try:
        return plain.read(_announcement(path)).decode("ascii", errors="replace")
    except OSError:
        return ""


def _announcement(path: Path) -> Path:
    return path.with_name(f".{path.name}.announced.part")


def keep(folder: Path, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Write what accompanies the documents, where it differs from what stands there; a finding where that fails."""
    try:
        for name, content in files.items():
            if not (folder / name).is_file() or (folder / name).read_bytes() != content:
                write(folder / name, content)
    except OSError as problem:
        place = Location(folder.as_posix())
        yield finding("BLD002.record", place, problem=problem.strerror or str(problem))


def sweep(folder: Path) -> None:
    """Take away what an interrupted build left behind."""
    if folder.is_dir():
        for part in folder.glob(".*.part"):
            part.unlink(missing_ok=True)
