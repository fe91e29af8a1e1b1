"""What the page shows: the engagements with their documents and findings, as they are known by now.

In: what the rounds find out, in one thread. Out: the same for the threads that serve the page; whoever waits is woken
by each change. Never reads or writes a file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from docgen.watching.marks import Told


@dataclass(frozen=True, slots=True)
class Shown:
    """A document: its page as last made, and how each of its files compares with that page: ``current``, ``older``, or
    ``missing``. ``version`` grows with each page; at 0 there is none yet, and the file of the last build stands in."""

    kind: str
    title: str
    version: int = 0
    page: bytes = field(default=b"", repr=False)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An engagement: ``state`` is ``waiting``, ``working``, ``ready`` or ``failed``; after errors its documents show
    what stood there before."""

    name: str
    title: str
    state: str = "waiting"
    documents: Mapping[str, Shown] = field(default_factory=dict)
    told: tuple[Told, ...] = ()


class Board:
    """All engagements by name. Entries are never changed, only put in the place of one another."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._entries: dict[str, Entry] = {}
        self._version = 0
        self._looked_at = ("", "")
        self.ended = False

    def entries(self) -> dict[str, Entry]:
        """The engagements as they stand now."""
        with self._changed:
            return dict(self._entries)

    def entry(self, name: str) -> Entry | None:
        """One of them."""
        with self._changed:
            return self._entries.get(name)

    @property
    def looked_at(self) -> tuple[str, str]:
        """The engagement and the document that somebody opened last: they come first."""
        with self._changed:
            return self._looked_at

    def look_at(self, engagement: str, kind: str) -> None:
        """Somebody opened a document."""
        with self._changed:
            self._looked_at = (engagement, kind)

    def keep(self, names: Iterable[str]) -> None:
        """Have an entry for each of these engagements, in this order, and for no other."""
        with self._changed:
            entries = {name: self._entries.get(name) or Entry(name, name) for name in names}
            if list(entries) != list(self._entries):
                self._entries = entries
                self._tell()

    def put(self, entry: Entry) -> None:
        """Put an entry in the place of the one before it."""
        with self._changed:
            if entry.name in self._entries and self._entries[entry.name] != entry:
                self._entries[entry.name] = entry
                self._tell()

    def show(self, engagement: str, kind: str, title: str, page: bytes) -> None:
        """A document has a new page; its files are older until somebody says otherwise."""
        entry = self.entry(engagement)
        if entry is None:
            return
        last = entry.documents.get(kind) or Shown(kind, title)
        files = {form: "older" if state == "current" else state for form, state in last.files.items()}
        shown = replace(last, title=title, version=last.version + 1, page=page, files=files)
        self.put(replace(entry, documents={**entry.documents, kind: shown}))

    def end(self) -> None:
        """Wake all who wait: there will be nothing more."""
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def wait(self, known: int, seconds: float) -> int:
        """The version of all that stands here, once it is another than the one that is known or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.ended or self._version != known, seconds)
            return self._version

    def _tell(self) -> None:
        self._version += 1
        self._changed.notify_all()
