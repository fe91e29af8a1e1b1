"""The needs themselves: which apply to a kind of engagement, where each must be answered, and what each is called.

In: ``templates/needs.yaml`` and ``clauses/<language>/needs.yaml``. Out: ``Needs``, or findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import StringConstraints

from docgen.build.places import Places
from docgen.finding import FindingsError, Location, finding
from docgen.inputs import nodes
from docgen.inputs.validate import conform
from docgen.model.engagement import DocumentType, Kind
from docgen.model.record import NeedId, Record, Text

_GroupId = Annotated[str, StringConstraints(pattern=r"^S[1-4]$")]
_Table = TypeVar("_Table", bound=Record)


class NeedTable(Record):
    """templates/needs.yaml: the needs of each kind of engagement, and the documents of each need."""

    kinds: dict[Kind, tuple[NeedId | _GroupId, ...]]
    documents: dict[NeedId, tuple[DocumentType, ...]]


class PageWords(Record):
    """The words of the page."""

    title: Text
    introduction: Text
    overview: Text
    overview_note: Text
    need: Text
    fields: Text
    guards: Text
    requirements: Text
    clauses: Text
    reads: Text
    missing: Text
    missing_fields: Text
    missing_guards: Text
    missing_document: Text
    nothing: Text
    not_asked: Text


class NeedWords(Record):
    """clauses/<language>/needs.yaml: the needs in words."""

    page: PageWords
    groups: dict[_GroupId, Text]
    needs: dict[NeedId, Text]


@dataclass(frozen=True, slots=True)
class Needs:
    """Both files, the places of the lines of the table, and the folder in which it stands."""

    table: NeedTable
    words: NeedWords
    templates: str
    places: dict[nodes.Path, Location]

    def asked(self, kind: str) -> tuple[str, ...]:
        """The needs that an engagement of a kind must answer, in their order."""
        named = self.table.kinds.get(Kind(kind), ())
        return tuple(need for need in sorted(self.table.documents) if need in named or need.partition(".")[0] in named)

    def title(self, need: str) -> str:
        """A need in words."""
        return self.words.needs.get(need, need)

    def place(self, need: str) -> Location:
        """The line of the table that says where a need must be answered."""
        return self.places[("documents", need)]


def stated(places: Places) -> bool:
    """Whether the templates say which needs there are; a firm's own need not."""
    return (places.templates / "needs.yaml").exists()


def read(places: Places, language: str) -> Needs:
    """The needs in the words of a language. Raises FindingsError where a file can't be used."""
    table, lines = _file(NeedTable, places.templates / "needs.yaml")
    words, _ = _file(NeedWords, places.clauses / language / "needs.yaml")
    return Needs(table, words, places.templates.as_posix(), lines)


def _file(model: type[_Table], path: Path) -> tuple[_Table, dict[nodes.Path, Location]]:
    shown = path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as problem:
        place = Location(shown)
        raise FindingsError([finding("TRC003", place, problem=problem.strerror or str(problem))]) from None
    tree, findings = nodes.read(raw, shown)
    if tree is None:
        raise FindingsError(findings)
    made, findings = conform(model, tree)
    if made is None:
        raise FindingsError(findings)
    return made, tree.values
