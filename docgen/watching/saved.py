"""What was saved, as it happens.

In: the folders and the shell to look after. Out: sets of paths, in a queue that the loop takes them from. It listens in
a thread of its own, so that what is saved during a round is known before the round ends.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from queue import SimpleQueue

from watchfiles import watch as changes

from docgen.build.places import Places, Target

_GLANCE = 1000  # milliseconds between two looks at the shell
_STEP, _MOST = 20, 200  # milliseconds: what is saved so soon after one another is one change, and for so long at most

Paths = frozenset[Path]


class Saved:
    """Listens until it is ended."""

    def __init__(self, places: Places, targets: Iterable[Target], queue: SimpleQueue[object]) -> None:
        self._shell = places.shell
        self._look = _stamp(places.shell)
        self._queue = queue
        self._end = threading.Event()
        named = {target.folder for target in targets}  # an engagement can stand elsewhere
        self._folders = [f for f in {places.inputs, places.clauses, places.templates, *named} if f.is_dir()]
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Listen no more."""
        self._end.set()
        self._thread.join(2 * _GLANCE / 1000)

    def _listen(self) -> None:
        glance = self._shell is not None
        for changed in changes(
            *self._folders,
            stop_event=self._end,
            debounce=_MOST,
            step=_STEP,
            rust_timeout=_GLANCE,
            yield_on_timeout=glance,
            raise_interrupt=False,
        ):
            paths = {Path(path) for _, path in changed}
            now = _stamp(self._shell)
            if self._shell is not None and now not in (self._look, None):
                self._look = now
                paths.add(self._shell)
            if paths:
                self._queue.put(frozenset(paths))


def touched(paths: Iterable[Path], places: Places, targets: list[Target]) -> list[Target]:
    """The engagements that what was saved has to do with: one alone, where it stands in its folder, else all."""
    own = {target.folder.resolve(): target for target in targets}
    found: dict[str, Target] = {}
    for path in paths:
        under = [target for folder, target in own.items() if path.resolve().is_relative_to(folder)]
        inside = path.resolve().is_relative_to(places.inputs.resolve())
        for target in under if under or inside else targets:
            found[target.name] = target
    return list(found.values())


def _stamp(shell: Path | None) -> int | None:
    """When the shell was last saved; None where none was chosen, and while it is away.

    It is looked at, not watched: Word saves under another name and renames, which ends a watch on the file, and the
    folder round it may hold anything."""
    try:
        return None if shell is None else shell.stat().st_mtime_ns
    except OSError:
        return None
