"""Differences in words: what a change is, what caused it, where it stands.

In: changes, causes, stands. Out: short texts in the language of whoever reads them; and the same as plain data for
machines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.finding import Finding, say
from docgen.messages import text, words
from docgen.reports.difference import compare
from docgen.whatif.changes import Cause, Change, Difference
from docgen.whatif.standing import Stand

_LONG = 70
_NAMES = {"heading": "headings"}


def word(key: str, language: str, **values: Any) -> str:
    """A word or a sentence of the report."""
    return text(say(key, **values), language)


def cause(one: Cause, language: str) -> str:
    """Why something changes, in one line."""
    if one.why == "field":
        if not one.before and not one.after:
            said = word("whatif.field_other", language, name=one.name)
        else:
            said = word("whatif.field", language, name=one.name, before=short(one.before), after=short(one.after))
        if one.through in {"position", "law"}:
            return word("whatif.by_position" if one.through == "position" else "whatif.by_law", language, cause=said)
        return word("whatif.by_condition", language, cause=said, condition=one.through) if one.through else said
    if one.why == "wording":
        key = "whatif.wording" if one.before != one.after and one.before and one.after else "whatif.wording_other"
        return word(key, language, name=one.name, before=one.before, after=one.after or one.before)
    if one.why in {"number", "program"}:
        return word(f"whatif.{one.why}", language, name=one.name, before=one.before or "–", after=one.after or "–")
    return word(f"whatif.{_NAMES.get(one.why, one.why)}", language, name=one.name)


def short(value: str) -> str:
    """A value as far as it fits into a line; a dash for none."""
    said = " ".join(value.split())
    return (said if len(said) <= _LONG else f"{said[:_LONG].rstrip()}…") or "–"


def how(one: Stand, language: str) -> str:
    """How a place changes with a field."""
    return word(f"whatif.{one.how}", language)


def what(one: Change, language: str) -> str:
    """What changes, in a few words: values from and to, where it is no more than that."""
    if one.what == "renumbered":
        return word("whatif.renumbered", language, before=one.number_before or "–", after=one.number_after or "–")
    if one.amounts:
        return "\n".join(
            word("whatif.amount" if amount.difference else "whatif.value", language, **_amount(amount))
            for amount in one.amounts
        )
    if one.what == "changed" and one.before == one.after:
        return word("whatif.picture", language)
    return word(f"whatif.{one.what}", language)


def _amount(one: Any) -> dict[str, str]:
    shown = {"before": short(one.before), "after": short(one.after)}
    return shown | ({"difference": one.difference} if one.difference else {})


def where(one: Change | Stand, language: str) -> str:
    """Where it stands: number and clause, or what stands around the clauses."""
    if one.clause:
        return f"{one.number} {one.clause}".strip()
    kind = one.kind if isinstance(one, Change) else one.title
    if kind in {"cover", "heading"}:
        name = one.title if isinstance(one, Change) and kind == "heading" else ""
        return f"{word(f'whatif.{kind}', language)} {one.number} {name}".replace("  ", " ").strip()
    return word("whatif.front", language) if kind or isinstance(one, Stand) else ""


def data(one: Difference, language: str) -> dict[str, Any]:
    """A difference for machines."""
    from dataclasses import asdict

    made = asdict(one)
    for shown, change in zip(made["changes"], one.changes, strict=True):
        shown["difference"] = compare(change.before, change.after) if change.before != change.after else []
    for key, some in (("raised", one.raised), ("removed", one.removed)):
        made[key] = [finding_data(each, language) for each in some]
    return made


def finding_data(one: Finding, language: str) -> dict[str, Any]:
    """A finding for machines, as far as a difference tells of it."""
    place = one.location
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": words(one, language).message,
        "file": place.file,
        "line": place.line,
    }


def count(changes: Iterable[Change]) -> tuple[int, int, int]:
    """How many documents and clauses change, and how many changes there are."""
    every = list(changes)
    clauses = {(one.document, one.clause) for one in every if one.clause}
    return len({one.document for one in every}), len(clauses), len(every)
