"""What was found of a place in a file, as data for machines.

In: what a file told, a place in it, and the language of the reader. Out: a dictionary.
"""

from __future__ import annotations

from typing import Any

from docgen.carried.record import Entry
from docgen.fields.paths import title
from docgen.reports.explain import Told
from docgen.reports.explain_find import Hit
from docgen.reports.explain_forms import calculation, changes, entries, facts


def as_data(told: Told, hit: Hit, language: str) -> dict[str, Any]:
    """A place as data: all that is known, without shortening."""
    record, compared = told.record, told.compared
    return {
        "file": told.file,
        "engagement": record.engagement,
        "document": record.document,
        "language": record.language,
        "version": record.version,
        "status": record.status,
        "law": record.law,
        "program": record.program,
        "place": hit.name,
        "kind": hit.what,
        "clauses": [_entry_data(told, hit, entry, language) for entry in entries(told, hit)],
        "changed": {
            "here": None if compared is None else [p for n, p in changes(told, language) if n in hit.parts],
            "elsewhere": None if compared is None else [p for n, p in changes(told, language) if n not in hit.parts],
            "as_built": told.whole if compared is None else compared.same,
            "something_behind": told.behind,
        },
    }


def _entry_data(told: Told, hit: Hit, entry: Entry, language: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "number": entry.number,
        "section": entry.section,
        "title": entry.title,
        "file": entry.file,
        "version": entry.version,
        "position": entry.position,
        "chosen_by": _field_data(told, entry.chosen, language) if entry.chosen else None,
        "law": entry.law,
        "condition": entry.condition,
        "condition_fields": [{**_field_data(told, one.path, language), "value": one.value} for one in entry.reasons],
        "values": [
            {
                "text": fact.text,
                "at": part.number,
                "fields": [_field_data(told, path, language) for path in fact.fields],
                "calculation": fact.calculation,
                "calculation_in_words": calculation(fact.calculation, language) if fact.calculation else "",
            }
            for part, fact in facts(told, hit, entry)
        ],
        "needs": [{"id": need, "title": told.record.needs.get(need, "")} for need in entry.covers],
        "approval_needed_of": entry.needed,
        "approvals": [
            {"role": a.role, "by": a.by, "date": a.date, "note": a.note, "outdated": a.outdated}
            for a in entry.approvals
        ],
    }


def _field_data(told: Told, path: str, language: str) -> dict[str, Any]:
    place = told.record.fields.get(path)
    return {
        "path": path,
        "title": title(path, language),
        "file": place.file if place else "",
        "line": place.line if place else 0,
        "default": place is None or place.default,
    }
