"""The coverage of fields and documents as text for a terminal, as CSV for a spreadsheet, and as JSON.

In: coverages. Out: text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

from docgen.finding import say
from docgen.messages import text
from docgen.reports.trace_fields import Coverage, FieldRow, Stand

COLUMNS = ("engagement", "kind", "field", "place", "value", "document", "number", "clause", "use", "remark")
_WIDTH, _LONGEST = 118, 60


def as_csv(every: Iterable[Coverage], language: str) -> str:
    """A line for each field and clause (kind ``field``), then one for each value of a document (kind ``value``)."""
    held = io.StringIO()
    out = csv.writer(held, lineterminator="\n")
    out.writerow(COLUMNS)
    for one in every:
        for row in one.fields:
            for document, number, clause, use, remark in _uses(row, language):
                head = (one.engagement, "field", row.field, str(row.place), row.value)
                out.writerow([*head, document, number, clause, use, remark])
        for value in one.values:
            at = value.at
            fields = "; ".join(value.fields)
            use = "calculates" if value.calculation else "prints"
            told = (at.document, at.number, at.clause, use, value.calculation)
            out.writerow([one.engagement, "value", fields, "", value.words, *told])
    return held.getvalue()


def _uses(row: FieldRow, language: str) -> Iterator[tuple[str, str, str, str, str]]:
    for use, stands in (("prints", row.prints), ("decides", row.decides)):
        for at in stands:
            yield at.document, at.number, at.clause, use, ""
    for document in row.reads:
        yield document, "", "", "reads", ""
    if row.kept is not None:
        yield "", "", "", "none", text(row.kept, language)


def as_json(every: Iterable[Coverage], language: str) -> str:
    """A list of engagements, each with its ``fields`` and its ``values``."""
    return json.dumps([_engagement(one, language) for one in every], ensure_ascii=False, indent=2) + "\n"


def _engagement(one: Coverage, language: str) -> dict[str, Any]:
    fields = [
        {
            "field": row.field,
            "value": row.value,
            "file": row.place.file,
            "line": row.place.line,
            "prints": [_at(at) for at in row.prints],
            "decides": [_at(at) for at in row.decides],
            "reads": list(row.reads),
            "kept": text(row.kept, language) if row.kept is not None else None,
        }
        for row in one.fields
    ]
    values = [
        {**_at(row.at), "words": row.words, "fields": list(row.fields), "calculation": row.calculation or None}
        for row in one.values
    ]
    return {"engagement": one.engagement, "fields": fields, "values": values}


def _at(at: Stand) -> dict[str, str]:
    return {"document": at.document, "number": at.number, "clause": at.clause}


def as_text(every: Iterable[Coverage], language: str) -> str:
    """Each field with the clauses in which it stands, then each document with its values, in lines for a terminal."""
    return "\n\n".join("\n".join(_lines(one, language)) for one in every)


def _lines(one: Coverage, language: str) -> Iterator[str]:
    yield one.engagement
    for row in one.fields:
        yield ""
        yield f"{row.field}: {_short(row.value)}  ({row.place})"
        for key, stands in (("trace.prints", row.prints), ("trace.decides", row.decides)):
            for document in dict.fromkeys(at.document for at in stands):
                here = "; ".join(str(at) for at in stands if at.document == document)
                yield _folded(f"{text(say(key), language)} {document}: {here}")
        if row.reads:
            yield _folded(f"{text(say('trace.reads'), language)} {', '.join(row.reads)}")
        if row.kept is not None:
            yield _folded(f"{text(say('trace.kept'), language)} {text(row.kept, language)}")
    clause: Stand | None = None
    for value in one.values:
        if clause is None or value.at != clause:
            clause = value.at
            yield ""
            yield f"{clause.document} {clause}"
        by = f" ({value.calculation})" if value.calculation else ""
        yield _folded(f"{_short(value.words)} ← {', '.join(value.fields) or '–'}{by}")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _folded(line: str) -> str:
    return fill(
        line, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )
