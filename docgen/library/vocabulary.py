"""What stands beside the clauses of a language: terms, spellings, style and headings.

In: the YAML of a language's folder, by name. Out: records, and findings where they are not what they should be.
"""

from __future__ import annotations

from pydantic import Field

from docgen.finding import Finding
from docgen.inputs import nodes
from docgen.inputs.validate import conform
from docgen.library.style import Style
from docgen.model.engagement import DocumentType, Law
from docgen.model.record import Id, Record, Text


class Headings(Record):
    """The title of a document type and the headings of its sections, and of its page of key terms if it has its own."""

    title: Text
    front: Text | None = None
    sections: dict[Id, Text]


class TermText(Record):
    """A defined term: its forms, and what it means, by document type where that differs."""

    term: Text
    forms: tuple[Text, ...] = ()
    documents: tuple[DocumentType, ...] = Field(default=(), description="Where it can stand; none: everywhere")
    means: Text
    means_in: dict[DocumentType, Text] = Field(default_factory=dict)

    def meaning(self, document: str) -> str:
        """The definition for a type of document."""
        return next((text for kind, text in self.means_in.items() if kind == document), self.means)


def terms(trees: dict[str, nodes.Tree]) -> tuple[dict[str, TermText], list[Finding]]:
    """The defined terms of a language, by id."""
    if "terms" not in trees:
        return {}, []
    holder, findings = conform(_Terms, _below("terms", trees["terms"]))
    return (holder.terms if holder else {}), findings


class _Terms(Record):
    terms: dict[Id, TermText]


def spellings(trees: dict[str, nodes.Tree]) -> tuple[dict[Law, dict[Text, Text]], list[Finding]]:
    """How words are spelled where a law is in force, by law."""
    if "spelling" not in trees:
        return {}, []
    holder, findings = conform(_Spellings, _below("spellings", trees["spelling"]))
    return (holder.spellings if holder else {}), findings


class _Spellings(Record):
    spellings: dict[Law, dict[Text, Text]]


def style(trees: dict[str, nodes.Tree]) -> tuple[Style, list[Finding]]:
    """What is held against the style of a language: words to avoid, and more."""
    if "style" not in trees:
        return Style(), []
    style, findings = conform(Style, trees["style"])
    return style or Style(), findings


def _below(name: str, tree: nodes.Tree) -> nodes.Tree:
    """A tree that is put one level deeper."""
    values = {(name, *path): place for path, place in tree.values.items()} | {(): tree.values[()]}
    return nodes.Tree({name: tree.data}, values, {(name, *path): place for path, place in tree.keys.items()})


def headings(trees: dict[str, nodes.Tree]) -> tuple[dict[str, Headings], list[Finding]]:
    """The headings of each type of document."""
    headings: dict[str, Headings] = {}
    findings: list[Finding] = []
    for name, tree in trees.items():
        if name.startswith("headings/"):
            found, problems = conform(Headings, tree)
            findings.extend(problems)
            if found is not None:
                headings[name.removeprefix("headings/")] = found
    return headings, findings
