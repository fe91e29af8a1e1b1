"""One line of the result: what was measured, against what, and what it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measurement. The target is for the ratio where there is a reference, else for the measurement itself."""

    subject: str
    what: str
    ours: float
    reference: float | None = None
    unit: str = "s"
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours for each one of the reference."""
        return self.ours / self.reference if self.reference else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.target is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.target
