"""Values with their units: money, percentages, durations, levels, service hours, service levels, periods.

Frozen, comparable, and without a word about how they are spelled in a file (``spellings``) or told to a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,}"


@dataclass(frozen=True, slots=True)
class MoneyPer:
    """An amount for each period, such as a yearly cap: ``EUR 36,000 per year``."""

    money: Money
    per: str

    def __str__(self) -> str:
        return f"{self.money} per {self.per}"


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """A share of a hundred: ``12.5 %`` has the value 12.5."""

    value: Decimal

    @property
    def fraction(self) -> Decimal:
        """The same share of one."""
        return self.value / 100

    def __str__(self) -> str:
        return f"{self.value} %"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in the unit in which it was agreed; a month is not thirty days until somebody compares."""

    count: Decimal
    unit: str

    @property
    def days(self) -> Decimal:
        """Calendar days for comparisons alone: a working day 7/5, a week 7, a month 30, a quarter 91, a year 365."""
        return self.seconds / _DAY

    @property
    def seconds(self) -> Decimal:
        """Seconds, by the same measure as ``days``."""
        return self.count * SECONDS[self.unit]

    def __str__(self) -> str:
        unit = self.unit.replace("_", " ")
        return f"{self.count} {unit}" + ("" if self.count == 1 else "s")


@dataclass(frozen=True, slots=True)
class Level:
    """A measured or promised level of a metric: a number and its unit (percent, second, minute, hour, or points)."""

    value: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.value} %" if self.unit == "percent" else f"{self.value} {self.unit}".removesuffix(" points")


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """A share of contacts answered within a time: ``80 % within 20 s``."""

    share: Percent
    within: Duration

    def __str__(self) -> str:
        return f"{self.share} within {self.within}"


@dataclass(frozen=True, slots=True)
class OpeningTime:
    """A run of weekdays (0 is Monday) with one opening and one closing time (``HH:MM``)."""

    first_day: int
    last_day: int
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class ServiceHours:
    """When the service is open, in the time zone named."""

    times: tuple[OpeningTime, ...]
    zone: str

    @property
    def days_per_week(self) -> int:
        """On how many days of the week the service is open."""
        return len({day for time in self.times for day in range(time.first_day, time.last_day + 1)})

    def __str__(self) -> str:
        runs = ", ".join(
            (
                DAY_NAMES[t.first_day]
                if t.first_day == t.last_day
                else f"{DAY_NAMES[t.first_day]}-{DAY_NAMES[t.last_day]}"
            )
            + f" {t.opens}-{t.closes}"
            for t in self.times
        )
        return f"{runs} {self.zone}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period: a year (``2026``), a quarter (``2026-Q3``) or a month (``2026-09``)."""

    year: int
    quarter: int = 0
    month: int = 0

    def __str__(self) -> str:
        return (
            f"{self.year}-Q{self.quarter}"
            if self.quarter
            else f"{self.year}-{self.month:02}"
            if self.month
            else str(self.year)
        )


@dataclass(frozen=True, slots=True)
class Occurrence:
    """How often within how long: ``3 of 6 months``."""

    count: int
    of: int
    unit: str

    def __str__(self) -> str:
        return f"{self.count} of {self.of} {self.unit}s"


_DAY = 86400
# The units of lengths of time, each in seconds.
SECONDS = {
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "working_day": Decimal(_DAY * 7) / 5,
    "day": Decimal(_DAY),
    "week": Decimal(7 * _DAY),
    "month": Decimal(30 * _DAY),
    "quarter": Decimal(91 * _DAY),
    "year": Decimal(365 * _DAY),
}
