"""Values as people write them -> values with their units.

In: the scalar or mapping that stands in the YAML. Out: a frozen value. A spelling that can be read in two ways is
refused with both readings; near spellings (``12,5 %``, ``90 Tage``) are taken and normalised.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from docgen.finding import Value, say
from docgen.model.nearly import code_of_country, countries, in_each, together
from docgen.model.values import (
    Duration,
    Level,
    Money,
    MoneyPer,
    Percent,
    ServiceLevel,
)


class SpellingError(ValueError):
    """A value that can't be read; ``said`` tells how it can't, and shows a right spelling."""

    def __init__(self, case: str, **values: Value) -> None:
        self.said = say(f"spelling.{case}", **values)
        super().__init__(case)


_WORDS = {
    "second": "s sec second seconds sekunde sekunden",
    "minute": "min minute minutes minuten",
    "hour": "h hour hours std stunde stunden",
    "day": "d day days tag tage tagen",
    "week": "week weeks woche wochen",
    "month": "month months monat monate monaten",
    "quarter": "quarter quarters quartal quartale quartalen",
    "year": "year years annum jahr jahre jahren",
}
UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()} | dict.fromkeys(
    (
        "working day",
        "working days",
        "business day",
        "business days",
        "arbeitstag",
        "arbeitstage",
        "arbeitstagen",
        "werktag",
        "werktage",
        "werktagen",
    ),
    "working_day",
)
_SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD"}
_NUMBER = r"[-+]?\d[\d.,'’ \u00a0\u202f]*"


_MOST_DIGITS = 18  # with signs and points between them; what is reckoned with keeps 28
_LARGEST_SHARE = 1000  # percent
_LONGEST_SPAN = 100 * 365  # days
_LONGEST = 300  # characters; to look for a form in a text of any length could take for ever


def written(raw: Any) -> str:
    """What was written; nothing, which is of no form, where that is longer than any value."""
    text = str(raw).strip()
    return text if len(text) <= _LONGEST else ""


def number(text: str) -> Decimal:
    """A number in canonical (``48,000.00``) or German (``48.000,00``) spelling.

    Raises SpellingError where one point is followed by exactly three digits (``1.234``): thousand or decimal?
    """
    digits = re.sub(r"[ \u00a0\u202f'’]", "", text.strip())
    if len(digits) > _MOST_DIGITS:
        raise SpellingError("size", given=text.strip())
    if re.fullmatch(r"[-+]?\d+", digits) or re.fullmatch(r"[-+]?\d{1,3}(,\d{3})*(\.\d+)?", digits):
        if re.fullmatch(r"[-+]?[1-9]\d{0,2}\.\d{3}", digits):
            whole = digits.replace(".", "")
            raise SpellingError(
                "ambiguous", given=text.strip(), whole=whole, decimal=in_each(digits), written=in_each(f"{digits}0")
            )
        if re.fullmatch(r"[-+]?0\d{0,2},\d{3}", digits):  # no thousand begins with a nought
            return Decimal(digits.replace(",", "."))
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[-+]?\d+[.,]\d+", digits):
        return Decimal(digits.replace(",", "."))
    raise SpellingError("number", given=text.strip())


def _bare(raw: Any) -> bool:
    """Whether a value is a number and nothing more."""
    return not isinstance(raw, bool) and re.fullmatch(_NUMBER, written(raw)) is not None


def _amount(raw: Any) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise SpellingError("number", given=str(raw))
    return Decimal(raw) if isinstance(raw, int | Decimal) else number(written(raw))


def money(raw: Any) -> Money:
    """``EUR 48,000.00`` or ``{amount: 48000, currency: EUR}``."""
    if isinstance(raw, Money):
        return raw
    if isinstance(raw, dict) and set(raw) == {"amount", "currency"}:
        code, amount = str(raw["currency"]), _amount(raw["amount"])
    else:
        found = re.fullmatch(rf"(?:([A-Z]{{3}}|[€£$])\s*({_NUMBER})|({_NUMBER})\s*([A-Z]{{3}}|[€£$]))", written(raw))
        if isinstance(raw, int | Decimal) or not found:
            raise SpellingError("money_bare" if _bare(raw) else "money", given=str(raw))
        code, amount = found[1] or found[4], number(found[2] or found[3])
    code = _SYMBOLS.get(code, code)
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise SpellingError("currency", given=code)
    if amount < 0:
        raise SpellingError("negative", given=str(raw))
    return Money(amount, code)


def money_per(raw: Any) -> MoneyPer:
    """``EUR 36,000 per year``."""
    if isinstance(raw, MoneyPer):
        return raw
    found = re.fullmatch(r"(.+?)(?:\s+(?:per|pro|je|im|an?)\s|\s*/)\s*(\w+)", written(raw))
    unit = UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None:
        amount = re.search(r"\d", str(raw)) and not re.search(r"[^\d.,'’ A-Z€£$]", str(raw))
        raise SpellingError("money_per_bare" if amount else "money_per", given=str(raw))
    return MoneyPer(money(found[1]), unit)


def percent(raw: Any) -> Percent:
    """``12.5 %``; what is a share of something is not negative, and no multiple without end."""
    if isinstance(raw, Percent):
        return raw
    found = _percent(raw)
    if not 0 <= found.value <= _LARGEST_SHARE:
        raise SpellingError("share", given=str(raw))
    return found


def _percent(raw: Any) -> Percent:
    found = re.fullmatch(rf"({_NUMBER})\s*(?:%|percent|Prozent)", written(raw))
    if not found:
        raise SpellingError("percent_bare" if _bare(raw) else "percent", given=str(raw))
    return Percent(number(found[1]))


def duration(raw: Any) -> Duration:
    """``90 days``, ``2 working days``, ``36 months``, ``285 s``."""
    if isinstance(raw, Duration):
        return raw
    found = re.fullmatch(rf"({_NUMBER})\s*([A-Za-z_ ]+)", written(raw))
    unit = UNITS.get(" ".join(found[2].lower().replace("_", " ").split())) if found else None
    if found is None or unit is None:
        if _bare(raw):
            raise SpellingError("duration_bare", given=str(raw))
        total = together(written(raw), UNITS)
        raise SpellingError("duration_of_parts" if total else "duration", given=str(raw), meant=total)
    length = Duration(number(found[1]), unit)
    if not 0 <= length.days <= _LONGEST_SPAN:
        raise SpellingError("span", given=str(raw))
    return length


def level(raw: Any) -> Level:
    """``80 %``, ``285 s`` or a plain number of points such as ``4.2``."""
    if isinstance(raw, Level):
        return raw
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Level(Decimal(raw), "points")
    text = written(raw)
    if re.fullmatch(_NUMBER, text):
        return Level(number(text), "points")
    if text.endswith("%"):
        return Level(_percent(text).value, "percent")
    try:
        length = duration(text)
    except SpellingError as problem:
        raise SpellingError("level", given=str(raw)) from problem
    return Level(length.count, length.unit)


def service_level(raw: Any) -> ServiceLevel:
    """``80 % within 20 s``."""
    if isinstance(raw, ServiceLevel):
        return raw
    found = re.fullmatch(r"(.+%)\s*(?:within|in|innerhalb von)\s+(.+)", written(raw))
    if not found:
        raise SpellingError("service_level", given=str(raw))
    return ServiceLevel(percent(found[1]), duration(found[2]))


def country(code: str) -> str:
    """``DE``: a code that ISO 3166 knows."""
    if code not in countries():
        meant = code_of_country(code)
        raise SpellingError("country_near" if meant else "country", given=code, meant=meant)
    return code
