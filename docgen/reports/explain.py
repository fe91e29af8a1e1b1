"""A file that was built and perhaps mailed around -> its record, and what was changed in it since.

In: a path; nothing but the file is read. Out: a ``Told``, or the finding that says why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen import carried
from docgen.carried import pdf
from docgen.carried.comparing import Compared, State, compare
from docgen.carried.record import BrokenRecordError, Entry, Part, Record, load
from docgen.carried.shown import Shown
from docgen.finding import Finding, Location, finding
from docgen.inputs import plain
from docgen.outside.archive import UnreadableError

_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True)
class Told:
    """A file: its record, and what it says. ``whole`` is, where a file can be compared only as a whole, whether it is
    the one that was built; ``behind`` says that something was put behind it, such as a signature."""

    file: str
    record: Record
    shown: tuple[Shown, ...]
    whole: bool | None = None
    behind: bool = False

    @cached_property
    def parts(self) -> tuple[tuple[Entry, Part], ...]:
        """All parts with their entries, in the order of the text."""
        return tuple((entry, part) for entry in self.record.entries for part in entry.parts)

    @cached_property
    def compared(self) -> Compared | None:
        """What was changed; None where the words can't be read back."""
        return None if self.whole is not None else compare([part for _, part in self.parts], self.shown)

    def state(self, number: int) -> State | None:
        """What became of a part; None where nobody can tell."""
        if self.compared is not None:
            return self.compared.states[number]
        return State.SAME if self.whole else None

    def lines(self) -> Iterator[tuple[int, str]]:
        """What the file says, with the part that each paragraph is; from the record where it can't be read back."""
        if self.compared is None:
            yield from ((number, part.words) for number, (_, part) in enumerate(self.parts) if part.words)
        else:
            yield from zip(self.compared.at, (one.words for one in self.shown), strict=True)


def told(path: Path) -> Told | Finding:
    """What a file carries."""
    file = path.as_posix()
    form = {"markdown": "md", "htm": "html"}.get(path.suffix[1:].lower(), path.suffix[1:].lower())
    if form not in carried.FORMATS:
        return finding("WHY001", Location(file), formats=tuple(f".{one}" for one in carried.FORMATS))
    try:
        content = plain.read(path, _LARGEST)
        if len(content) > _LARGEST:
            return finding("WHY001.large", Location(file))
        held = carried.form(form).take(content)
        if held is None:
            return finding("WHY002", Location(file))
        record = load(held)
        shown = tuple(carried.form(form).shown(content))
    except OSError as problem:
        return finding("WHY001.missing", Location(file), problem=problem.strerror or str(problem))
    except UnreadableError as problem:
        return finding("WHY001.broken", Location(file), problem=str(problem))
    except BrokenRecordError as problem:
        return finding("WHY002.broken", Location(file), problem=str(problem))
    if form == "pdf":
        same = pdf.digest(pdf.without(content)) == record.content
        return Told(file, record, (), same, pdf.behind(content))
    return Told(file, record, shown)
