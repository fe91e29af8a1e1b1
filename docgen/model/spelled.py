"""A value of an engagement -> the words in which it would stand in an input file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

_PLACES = 4


def spelled(value: Any) -> str:
    """A value as it is written in an input file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        digits = value.as_tuple().exponent
        return f"{round(value, _PLACES) if isinstance(digits, int) and -digits > _PLACES else value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
