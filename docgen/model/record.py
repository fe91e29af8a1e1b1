"""What every model shares: strict frozen records, ids, references to ids, and prose.

A field that names something defined elsewhere carries ``Ref`` with the path of the collection in which that id must
stand; one rule checks them all, and assembly resolves them to names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from docgen.model.spellings import country


class Record(BaseModel):
    """A mapping in an input file: unknown keys are refused, and nothing changes after reading."""

    # A model is built when the first file of its kind is read, with those inside it in one go.
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Ref:
    """Says that the text is the id of an item of ``collection``, a path such as ``requirements.kpis``."""

    collection: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Says which needs a field answers where the docstring of its record can't, in one word: ``S1.1``."""

    need: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Says that the text may hold paragraphs (blank line between) and lists (lines that begin with ``- ``)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Says that the list may stand in a file of its own, a .csv or a sheet of an .xlsx: ``{file: volumes.csv}``."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The list, or the name of the file that holds it."""
        named = {
            "type": "object",
            "properties": {"file": {"type": "string", "examples": ["volumes.csv"]}, "sheet": {"type": "string"}},
            "required": ["file"],
            "additionalProperties": False,
        }
        return {"anyOf": [handler(core), named]}


def _text(raw: Any) -> Any:
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


def _number(raw: Any) -> Any:
    """Pydantic would take ``true`` for 1, and ``010`` for 10, which other readers of YAML take for 8."""
    if isinstance(raw, bool) or (isinstance(raw, str) and re.fullmatch(r"[-+]?0\d+", raw.strip())):
        raise PydanticCustomError("int_type", "a whole number is expected")
    if re.fullmatch(r"\s*\+?\d+\s*", str(raw)) and (len(str(raw)) > _LARGEST_DIGITS or int(raw) > _LARGEST):
        raise PydanticCustomError("less_than_equal", "a number that people count to is expected", {"le": _LARGEST})
    return raw


_LARGEST = 1_000_000_000  # what is counted to that is counted by nobody, and reckoned with for ever
_LARGEST_DIGITS = 40


def _day(raw: Any) -> Any:
    """Pydantic would take a number for the seconds since 1970."""
    if isinstance(raw, int | Decimal):
        raise PydanticCustomError("date_type", "a date is expected")
    return raw


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_text)]
ProseText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Prose()]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=60)]
RequirementId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}-\d{2,4}$")]
NeedId = Annotated[str, StringConstraints(pattern=r"^S[1-4]\.[1-7]$")]
FindingCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}\d{3}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), AfterValidator(country)]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Flag = Annotated[bool, Strict()]
Whole = Annotated[int, BeforeValidator(_number)]
Count = Annotated[Whole, Field(ge=0)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31)), BeforeValidator(_day)]

FunctionRef = Annotated[Id, Ref("requirements.functions")]
KpiRef = Annotated[Id, Ref("requirements.kpis")]
TopicRef = Annotated[Id, Ref("requirements.topics")]
TrainingRef = Annotated[Id, Ref("requirements.training")]
RoleRef = Annotated[Id, Ref("governance.roles")]
ForumRef = Annotated[Id, Ref("governance.forums")]
ReportRef = Annotated[Id, Ref("governance.reports")]
DecisionRef = Annotated[Id, Ref("governance.decisions")]
GroundRef = Annotated[Id, Ref("exit.grounds")]
TaskRef = Annotated[Id, Ref("exit.timeline")]
OptionRef = Annotated[Id, Ref("costs.options")]
