"""Opening hours, periods and how often something happens, as people write them -> values.

In: the scalar that stands in the YAML. Out: a frozen value, or a SpellingError that shows a right spelling.
"""

from __future__ import annotations

import re
from typing import Any

from docgen.model.nearly import month_in_words
from docgen.model.spellings import UNITS, SpellingError, written
from docgen.model.values import DAY_NAMES, Occurrence, OpeningTime, Period, ServiceHours

_DAY = {name.lower(): n for n, name in enumerate(DAY_NAMES)} | {
    n: i for i, n in enumerate(("mo", "di", "mi", "do", "fr", "sa", "so"))
}


def service_hours(raw: Any) -> ServiceHours:
    """``Mon-Fri 08:00-20:00, Sat 09:00-16:00 Europe/Berlin``."""
    if isinstance(raw, ServiceHours):
        return raw
    *runs, last = re.split(r"\s*,\s*", written(raw))
    found = re.fullmatch(r"(.+?)\s+([A-Z][A-Za-z_]+/[A-Za-z_/]+|UTC)", last)
    if not found:
        timed = re.search(r"\d\d:\d\d\s*-\s*\d\d:\d\d$", last)
        raise SpellingError("service_hours_zone" if timed else "service_hours", given=str(raw))
    times = []
    for run in (*runs, found[1]):
        part = re.fullmatch(r"([A-Za-z]+)(?:\s*-\s*([A-Za-z]+))?\s+(\d\d:\d\d)\s*-\s*(\d\d:\d\d)", run)
        first = _DAY.get(part[1].lower()) if part else None
        last_day = _DAY.get((part[2] or part[1]).lower()) if part else None
        if (
            part is None
            or first is None
            or last_day is None
            or last_day < first
            or part[4] <= part[3]
            or part[4] > "24:00"
        ):
            raise SpellingError("opening_time", given=run)
        times.append(OpeningTime(first, last_day, part[3], part[4]))
    return ServiceHours(tuple(times), found[2])


def period(raw: Any) -> Period:
    """``2026``, ``2026-Q3`` or ``2026-09``."""
    if isinstance(raw, Period):
        return raw
    found = re.fullmatch(r"((?:19|20|21)\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", written(raw))
    if not found:
        meant = month_in_words(str(raw).strip())
        raise SpellingError("month_in_words" if meant else "period", given=str(raw), meant=meant)
    return Period(int(found[1]), int(found[2] or 0), int(found[3] or 0))


def month(raw: Any) -> Period:
    """``2026-09``."""
    value = period(raw)
    if not value.month:
        raise SpellingError("month", given=str(raw))
    return value


def occurrence(raw: Any) -> Occurrence:
    """``3 of 6 months``; ``2 months`` means each of two."""
    if isinstance(raw, Occurrence):
        return raw
    found = re.fullmatch(r"(\d+)(?:\s*(?:of|von)\s*(\d+))?\s+([A-Za-z]+)", written(raw))
    unit = UNITS.get(found[3].lower()) if found else None
    if found is None or unit is None or int(found[1]) > int(found[2] or found[1]) or int(found[1]) < 1:
        raise SpellingError("occurrence", given=str(raw))
    return Occurrence(int(found[1]), int(found[2] or found[1]), unit)
