"""The record beside the files of a document, ``<type>.origins.json``: for people, and for programs that read JSON.

In: the record that the files carry, the document, the places of fields. Out: JSON. It says more than they do: columns,
and all that a clause reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.assembly.document import Document
from docgen.assembly.origin import Source
from docgen.assembly.walk import placed
from docgen.build.manifest import lines
from docgen.build.places import Places, anywhere
from docgen.carried.record import Record, plain
from docgen.finding import Location

# What every clause says in the sidecar, even where there is nothing to say.
_USUAL: dict[str, Any] = {
    **dict.fromkeys(("number", "section", "anchor", "version", "position", "law", "condition"), ""),
    **dict.fromkeys(("reasons", "covers", "approvals", "parts"), ()),
}


def sidecar(record: Record, document: Document, places: Places, fields: Mapping[str, Source | Location]) -> bytes:
    """The record for people and programs beside the files: with lines and columns, and with what each clause reads."""
    told = plain(record)
    origins = {clause.id: clause.origin for _, clause in placed(document)}
    entries = [_USUAL | entry for entry in told.pop("entries") if entry["id"]]
    for entry in entries:
        facts = [fact for part in entry["parts"] for fact in part.pop("facts", ())]
        entry["values"] = [fact for fact in facts if fact["text"]]
        for part in entry["parts"]:
            part.pop("words", None)
        entry["condition_fields"] = [one["path"] for one in entry["reasons"]]
        entry["file"] = anywhere(places, origins[entry["id"]].file)
        entry["reads"] = sorted(set(origins[entry["id"]].reads))
    for path, one in fields.items():
        file = anywhere(places, one.file)
        told["fields"][path] = f"{file}:{one.line}:{one.column}" if one.line else file
    return lines(told | {"clauses": entries}, 2)
