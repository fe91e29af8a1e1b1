"""All that the clause library holds, in every language, with the order and the layouts that use it.

In: the folders ``clauses/`` and ``templates/``. Out: ``Holdings``, and the findings of files that can't be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.assembly.layout import LayoutText
from docgen.assembly.layout import read as read_layout
from docgen.finding import Finding, Location, finding
from docgen.inputs import nodes
from docgen.library import outline, shelf, statutes
from docgen.library.clause import ClauseText
from docgen.library.outline import Outline
from docgen.library.shelf import Library
from docgen.library.statutes import Register
from docgen.model.engagement import Law

LAWS = frozenset(law.value for law in Law)


@dataclass(frozen=True, slots=True)
class Layout:
    """A declared table with the places of its parts."""

    name: str
    text: LayoutText
    file: str
    places: Mapping[nodes.Path, Location]


@dataclass(frozen=True)
class Holdings:
    """What there is, by language where it differs by language."""

    libraries: dict[str, Library]
    outlines: dict[str, Outline]
    layouts: dict[str, Layout]
    registers: list[Register]

    @cached_property
    def standing(self) -> dict[str, frozenset[str]]:
        """The types of document in whose outlines each clause stands."""
        found: dict[str, set[str]] = {}
        for kind, one in self.outlines.items():
            for name in one.clause_ids():
                found.setdefault(name, set()).add(kind)
        return {name: frozenset(kinds) for name, kinds in found.items()}

    def wordings(self, library: Library) -> Iterator[ClauseText]:
        """Every wording of every clause of a language."""
        for variants in library.clauses.values():
            yield from variants

    def laws(self, library: Library, wording: ClauseText) -> frozenset[str]:
        """The laws under which a wording is chosen: those for which it is written, or all that have none of their
        own."""
        own = frozenset(law.value for law in wording.head.law)
        others = {law.value for variant in library.clauses[wording.head.id] for law in variant.head.law}
        return own or LAWS - others


def read(clauses: Path, templates: Path) -> tuple[Holdings, list[Finding]]:
    """Read everything."""
    findings: list[Finding] = []
    libraries: dict[str, Library] = {}
    for language in shelf.languages(clauses):
        library, problems = shelf.read(clauses / language, (clauses / language).as_posix())
        findings.extend(problems)
        if library is not None:
            libraries[language] = library
    if not libraries:
        findings.append(finding("LIB001", Location(clauses.as_posix())))
    outlines: dict[str, Outline] = {}
    for path in sorted(templates.glob("*/outline.yaml")):
        order, problems = outline.read(templates, path.parent.name, templates.as_posix())
        findings.extend(problems)
        if order is not None:
            outlines[order.type] = order
    layouts, problems = _layouts(templates)
    findings.extend(problems)
    registers, problems = statutes.read(clauses, clauses.as_posix())
    findings.extend(problems)
    return Holdings(libraries, outlines, layouts, registers), findings


def _layouts(templates: Path) -> tuple[dict[str, Layout], list[Finding]]:
    layouts: dict[str, Layout] = {}
    findings: list[Finding] = []
    for path in sorted((templates / "tables").glob("*.yaml")):
        file = f"{templates.as_posix()}/tables/{path.name}"
        tree, problems = nodes.read(path.read_bytes(), file)
        findings.extend(problems)
        if tree is None:
            continue
        text, problems = read_layout(tree)
        findings.extend(problems)
        if text is not None:
            layouts[path.stem] = Layout(path.stem, text, file, tree.values | tree.keys)
    return layouts, findings
