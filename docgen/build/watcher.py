"""What a build tells of its progress, to whoever wants to know."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Whoever shows progress: told how many engagements are to be worked on, and what becomes of each."""

    def expect(self, engagements: int) -> None:
        """So many engagements are to be worked on."""

    def begin(self, engagement: str, document: str, files: int) -> None:
        """Work on a document begins; so many files are to be written."""

    def advance(self, engagement: str, document: str, files: int) -> None:
        """So many files of it are written."""

    def end(self, engagement: str) -> None:
        """Nothing of an engagement is left to be done."""

    def wait(self, engagement: str, process: int | None) -> None:
        """Another build, by this process where that is known, holds up the work on an engagement."""
