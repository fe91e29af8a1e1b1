"""Records of a list by their paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

_Record = TypeVar("_Record")


def marked(path: str, records: Iterable[_Record]) -> Iterator[tuple[str, _Record]]:
    """Each record of a list with its path: by its id, else by its number."""
    for number, record in enumerate(records):
        yield f"{path}[{getattr(record, 'id', number)}]", record
