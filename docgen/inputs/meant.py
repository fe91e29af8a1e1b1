"""A value that a field does not take -> a complaint that says how to write what is meant.

In: the kind of value that is expected, or the field, and what stands there. Out: a message; None where nobody could
tell.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docgen.fields.forms import form_of
from docgen.fields.measure import values
from docgen.fields.words import of_field
from docgen.finding import OneOf, Said, say
from docgen.inputs.looking import File, Loc, models_at, spelled
from docgen.messages import LANGUAGES
from docgen.model.nearly import code_of_country, days

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_NAMES = ("name", "title")


def meant(case: str, given: Any) -> Said | None:
    """The complaint of a case of IN007 such as ``date``, with the right spelling of what stands there."""
    text = str(given).strip()
    find = _CASES.get(case)
    return find(text, given) if find and not isinstance(given, bool | dict | list) else None


def by_name(loc: Loc, given: str, file: File) -> Said | None:
    """The name of an entry, where its id belongs."""
    _, info = _field(loc, file)
    form, collection = form_of(info) if info else ("", "")
    if form != "Ref":
        return None
    name, _, key = collection.partition(".")
    entries = file.tree.data.get(key) if name == file.name else None
    for entry in entries if isinstance(entries, list) else ():
        named = {str(entry.get(one, "")).casefold() for one in _NAMES} if isinstance(entry, dict) else set()
        if given.strip().casefold() in named and entry.get("id"):
            return say("IN007.ref_named", given=given, collection=collection, near=str(entry["id"]))
    return say("IN007.ref", given=given, collection=collection)


def by_meaning(loc: Loc, given: str, file: File, said: Said) -> Said:
    """The meaning of a choice, or a word of it, where the choice itself belongs: “Telefon” for ``voice``."""
    owner, info = _field(loc, file)
    if owner is None or info is None:
        return said
    word = given.strip().casefold()
    chosen: dict[str, int] = {}
    for language in LANGUAGES:
        words = of_field(owner, _name(loc), language)
        for value, meaning in values(words, info, language).items() if words else ():
            told = meaning.rstrip(".").casefold()
            weight = 2 if told == word else int(word in re.split(r"[^\w-]+", told))
            chosen[value] = max(chosen.get(value, 0), weight)
    best = [value for value, weight in chosen.items() if weight and weight == max(chosen.values())]
    possible = dict(said.values)["possible"]
    return say("IN007.near", given=given, possible=possible, near=best[0]) if len(best) == 1 else said


def _field(loc: Loc, file: File) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """The record and the field of a location; the number of an entry in a list is passed over."""
    at = loc[: len(loc) - 1] if isinstance(loc[-1], int) else loc
    for owner in models_at(at, file.model):
        if at and str(at[-1]) in spelled(owner):
            return owner, spelled(owner)[str(at[-1])]
    return None, None


def _name(loc: Loc) -> str:
    return str(next(part for part in reversed(loc) if not isinstance(part, int)))


def _date(text: str, _: Any) -> Said | None:
    found = days(text)
    return say("IN007.date_turned", given=text, meant=OneOf(found)) if found else None


def _whole(text: str, _: Any) -> Said | None:
    """A whole number with dots between its thousands, or with a unit."""
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:([.,'’\u00a0\u202f ])\d{3})(?:\1\d{3})*", text)
    if grouped:
        return say("IN007.whole_grouped", given=text, meant=re.sub(r"\D", "", text))
    counted = re.fullmatch(r"(\d+) ?[^\W\d][^\d,.]*", text)
    return say("IN007.whole_counted", given=text, meant=counted[1]) if counted else None


def _number(text: str, _: Any) -> Said | None:
    return (
        say("IN007.number_comma", given=text, meant=text.replace(",", ".")) if re.fullmatch(r"\d+,\d+", text) else None
    )


def _list(text: str, given: Any) -> Said | None:
    """One value, or several with commas between them."""
    if isinstance(given, str) and (not text or re.search(r"[\[\]{}:#\"]", text)):
        return None
    return say("IN007.list_of", given=text, meant=", ".join(re.split(r"\s*[,;]\s*|\s+(?:und|and)\s+", text)))


def _text(text: str, given: Any) -> Said | None:
    return say("IN007.text_number", given=text) if isinstance(given, int | Decimal) else None


def _country(text: str, _: Any) -> Said | None:
    found = code_of_country(text)
    return say("IN007.country_near", given=text, meant=found) if found else None


_CASES = {"country": _country, "date": _date, "whole": _whole, "number": _number, "list": _list, "text": _text}
