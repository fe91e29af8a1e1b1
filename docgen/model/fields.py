"""Fields of the models that hold a value with its unit: the type, how it is read, and an example for editors."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from docgen.model.spellings import (
    duration,
    level,
    money,
    money_per,
    month,
    occurrence,
    percent,
    period,
    service_hours,
    service_level,
)
from docgen.model.values import (
    Duration,
    Level,
    Money,
    MoneyPer,
    Occurrence,
    Percent,
    Period,
    ServiceHours,
    ServiceLevel,
)


def _text(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": [example]})


MoneyField = Annotated[Money, PlainValidator(money), _text("EUR 48,000.00")]
MoneyPerField = Annotated[MoneyPer, PlainValidator(money_per), _text("EUR 36,000 per year")]
PercentField = Annotated[Percent, PlainValidator(percent), _text("12.5 %")]
DurationField = Annotated[Duration, PlainValidator(duration), _text("90 days")]
LevelField = Annotated[
    Level, PlainValidator(level), WithJsonSchema({"type": ["string", "number"], "examples": ["80 %", 4.2]})
]
ServiceLevelField = Annotated[ServiceLevel, PlainValidator(service_level), _text("80 % within 20 s")]
ServiceHoursField = Annotated[ServiceHours, PlainValidator(service_hours), _text("Mon-Fri 08:00-20:00 Europe/Berlin")]
PeriodField = Annotated[
    Period, PlainValidator(period), WithJsonSchema({"type": ["string", "integer"], "examples": ["2026-Q3", 2026]})
]
MonthField = Annotated[Period, PlainValidator(month), _text("2026-09")]
OccurrenceField = Annotated[Occurrence, PlainValidator(occurrence), _text("3 of 6 months")]
