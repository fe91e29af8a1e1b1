"""Documents that somebody edited and wants left so: noted in the manifest, by name, with the digest of what they hold.

In: a file of an output folder. Out: the manifest with the note, or without it. What is kept is kept as it stands: a
file that is changed again is an edit that nobody has decided on. A build that is under way writes its manifest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docgen.build import lock, whole
from docgen.build.manifest import NAME, dump, load
from docgen.build.outcomes import busy
from docgen.build.places import FORMATS, REVIEW, Places, file_digest
from docgen.finding import Finding, Location, finding
from docgen.inputs import plain


def keep(places: Places, path: Path, *, undo: bool = False, patience: float = lock.PATIENCE) -> Iterator[Finding]:
    """Note that a document is kept as it stands, or that it is no longer; a finding where that can't be, or where
    another build works there for more than ``patience`` seconds."""
    folder, place = path.parent, Location(path.as_posix())
    home = folder.parent if folder.name == REVIEW else folder
    if home.parent.resolve() != places.output.resolve() or plain.leads_out(folder, places.output) or not home.is_dir():
        yield finding("BLD013", place, output=f"{places.output}/")
        return
    held = lock.wait(home, patience)
    if held is None:
        yield busy(home)
        return
    try:
        yield from _note(places, path, undo=undo)
    finally:
        held.release()


def _note(places: Places, path: Path, *, undo: bool) -> Iterator[Finding]:
    """The same, while nobody else writes there."""
    folder, place = path.parent, Location(path.as_posix())
    last = load(folder)
    if last is None or path.suffix.lstrip(".") not in FORMATS:
        yield finding("BLD013", place, output=f"{places.output}/")
        return
    if undo:
        if path.name not in last.kept:
            yield finding("BLD013.undo", place)
            return
        noted = {name: digest for name, digest in last.kept.items() if name != path.name}
    else:
        found = file_digest(path)
        if not found:
            yield finding("BLD013.none", place)
            return
        noted = {**last.kept, path.name: found}
    yield from whole.keep(folder, {NAME: dump(replace(last, kept=dict(sorted(noted.items()))))})


def kept(places: Places) -> Iterator[Path]:
    """Every document that is kept as it stands."""
    for pattern in (f"*/{NAME}", f"*/{REVIEW}/{NAME}"):
        for record in sorted(places.output.glob(pattern)):
            last = load(record.parent)
            yield from (record.parent / name for name in sorted(last.kept if last else ()))
