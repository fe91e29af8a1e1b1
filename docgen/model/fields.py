"""Fields of the models that hold a value with its unit: the type, how it is read, and what editors take for one.

A pattern for editors takes every spelling that ``spellings`` takes, and refuses what lacks its unit.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from docgen.model.spellings import (
    duration,
    level,
    money,
    money_per,
    percent,
    service_level,
)
from docgen.model.times import month, occurrence, period, service_hours
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

_NUMBER = r"[-+]?[0-9][0-9.,'’ \u00a0\u202f]*"
_CURRENCY = "([A-Z]{3}|[€£$])"
_SUM = rf"({_CURRENCY}\s*{_NUMBER}|{_NUMBER}\s*{_CURRENCY})"
_SHARE = rf"{_NUMBER}\s*(%|percent|Prozent)"
_LENGTH = rf"{_NUMBER}[A-Za-z][A-Za-z_ ]*"


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": rf"^\s*{pattern}\s*$"})


_MONEY = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{_SUM}\s*$"},
        {
            "type": "object",
            "properties": {"amount": {"type": ["number", "string"]}, "currency": {"type": "string"}},
            "required": ["amount", "currency"],
            "additionalProperties": False,
        },
    ]
}

MoneyField = Annotated[Money, PlainValidator(money), WithJsonSchema(_MONEY)]
MoneyPerField = Annotated[
    MoneyPer, PlainValidator(money_per), _text(rf"{_SUM}(\s+(per|pro|je|im|an?)\s|\s*/)\s*[A-Za-z]+")
]
PercentField = Annotated[Percent, PlainValidator(percent), _text(_SHARE)]
DurationField = Annotated[Duration, PlainValidator(duration), _text(_LENGTH)]
LevelField = Annotated[Level, PlainValidator(level), WithJsonSchema({"type": ["string", "number"]})]
ServiceLevelField = Annotated[
    ServiceLevel, PlainValidator(service_level), _text(rf"{_SHARE}\s*(within|in|innerhalb von)\s+{_LENGTH}")
]
ServiceHoursField = Annotated[
    ServiceHours, PlainValidator(service_hours), _text(r"[A-Za-z].*[0-9]\s+([A-Z][A-Za-z_]+/[A-Za-z_/]+|UTC)")
]
PeriodField = Annotated[Period, PlainValidator(period), WithJsonSchema({"type": ["string", "integer"]})]
MonthField = Annotated[Period, PlainValidator(month), _text(r"[0-9]{4}-(0[1-9]|1[0-2])")]
OccurrenceField = Annotated[Occurrence, PlainValidator(occurrence), _text(r"[0-9]+(\s*(of|von)\s*[0-9]+)?\s+[A-Za-z]+")]
