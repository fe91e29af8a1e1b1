"""The clause library of one language -> ``Library``: clauses by id, terms, headings, labels, the words of tables and
figures.

In: the folder ``clauses/<language>``. Out: everything that stands there, each file with its digest; or findings for
files that can't be used.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.finding import Finding, Location, Related, finding, say
from docgen.inputs import nodes, plain
from docgen.library import braces, links, vocabulary
from docgen.library.clause import ClauseText, parse
from docgen.library.style import Style
from docgen.library.vocabulary import Headings, TermText
from docgen.model.engagement import Law, Position


@dataclass(frozen=True, slots=True)
class Words:
    """A file of labels, with the places of its fields for findings."""

    file: str
    data: dict[str, Any]
    digest: str
    places: Mapping[nodes.Path, Location] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Library:
    """The wording of one language."""

    language: str
    clauses: dict[str, tuple[ClauseText, ...]]
    terms: dict[str, TermText]
    terms_file: Words
    headings: dict[str, Headings]
    labels: Words
    tables: dict[str, Words]
    figures: dict[str, Words]
    spellings: dict[Law, dict[str, str]]
    digests: dict[str, str]
    style: Style = field(default_factory=Style)
    heading_words: Mapping[str, Words] = field(default_factory=dict)

    def choose(self, clause: str, law: str, position: str) -> ClauseText | None:
        """The wording of a clause for a law and a position: written for this law, else for any; in this position,
        else balanced."""
        fitting = self.fitting(clause, law)
        for wanted in (Position(position), Position.BALANCED):
            for variant in fitting:
                if variant.head.position is wanted:
                    return variant
        return fitting[0] if fitting else None

    def fitting(self, clause: str, law: str) -> tuple[ClauseText, ...]:
        """The wordings among which a position is chosen: those written for a law, else those for any."""
        variants = self.clauses.get(clause, ())
        for_law = tuple(v for v in variants if Law(law) in v.head.law)
        return for_law or tuple(v for v in variants if not v.head.law)

    def near(self, clause: str) -> list[str]:
        """The ids that somebody could have meant by one that there is not, the nearest first."""
        near = difflib.get_close_matches(clause, self.clauses, n=3, cutoff=0.6)
        return near or sorted(name for name in self.clauses if clause.split(".")[-1] in name.split("."))[:3]

    def digest(self, clause: str) -> str:
        """One digest over all wordings of a clause: a new variant is a change too, another place of the library not."""
        wordings = [f"{one.file.rpartition('/')[2]}{one.digest}" for one in self.clauses.get(clause, ())]
        return hashlib.sha256("".join(wordings).encode()).hexdigest()[:16]


def languages(clauses: Path) -> list[str]:
    """The languages of a clause library by name: the folders that hold ``labels.yaml``."""
    return sorted(path.parent.name for path in clauses.glob("*/labels.yaml"))


def read(folder: Path, shown_as: str) -> tuple[Library | None, list[Finding]]:
    """Read the library of one language; ``shown_as`` is the folder's name in locations."""
    findings: list[Finding] = []
    if not folder.is_dir():
        return None, [finding("LIB001.language", Location(shown_as))]
    clauses: dict[str, list[ClauseText]] = {}
    words: dict[str, Words] = {}
    trees: dict[str, nodes.Tree] = {}
    digests: dict[str, str] = {}
    findings.extend(links.leading_out(folder, shown_as))
    for below, path in _files(folder):
        file = f"{shown_as}/{below}"
        try:
            raw = path.read_bytes()
        except OSError as problem:
            findings.append(finding("LIB006", Location(file), problem=problem.strerror or str(problem)))
            continue
        digests[file] = hashlib.sha256(raw).hexdigest()[:16]
        if below.endswith(".md"):
            clause, problems = _clause(raw, file)
            findings.extend(problems)
            if clause is not None:
                clauses.setdefault(clause.head.id, []).append(clause)
        else:
            tree, problems = _tree(raw, file)
            findings.extend(problems)
            if tree is not None:
                findings.extend(braces.check(tree.data, tree.values, file))
                name = below.removesuffix(".yaml")
                words[name] = Words(file, tree.data, digests[file], tree.values | tree.keys)
                trees[name] = tree
    findings.extend(_twins(clauses))
    terms, problems = vocabulary.terms(trees)
    findings.extend(problems)
    headings, problems = vocabulary.headings(trees)
    findings.extend(problems)
    spellings, problems = vocabulary.spellings(trees)
    findings.extend(problems)
    style, problems = vocabulary.style(trees)
    findings.extend(problems)
    nothing = {name: Words(f"{shown_as}/{name}.yaml", {}, "") for name in ("labels", "terms")}
    for name in nothing:
        if name not in words and not findings:
            findings.append(finding("LIB007", Location(shown_as), name=f"{name}.yaml"))
    library = Library(
        language=folder.name,
        clauses={name: tuple(variants) for name, variants in clauses.items()},
        terms=terms,
        terms_file=words.get("terms", nothing["terms"]),
        headings=headings,
        labels=words.get("labels", nothing["labels"]),
        tables={name.removeprefix("tables/"): w for name, w in words.items() if name.startswith("tables/")},
        figures={name.removeprefix("figures/"): w for name, w in words.items() if name.startswith("figures/")},
        spellings=spellings,
        digests=digests,
        style=style,
        heading_words={name.removeprefix("headings/"): w for name, w in words.items() if name.startswith("headings/")},
    )
    return library, findings


# Whoever reads a library again in one process, because one file was saved, finds what the others hold: it is known by
# all their bytes, so it can't be out of date.


@lru_cache(maxsize=4096)
def _clause(raw: bytes, file: str) -> tuple[ClauseText | None, list[Finding]]:
    return parse(raw, file)


@lru_cache(maxsize=1024)
def _tree(raw: bytes, file: str) -> tuple[nodes.Tree | None, list[Finding]]:
    return nodes.read(raw, file)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Clause and label files as they stand in the folder, with their paths; in the same order on every machine."""
    for name, link in plain.below(folder):
        if name.endswith((".md", ".yaml")) and not (link and plain.leads_out(folder / name, folder)):
            yield name, folder / name


def _twins(clauses: dict[str, list[ClauseText]]) -> Iterator[Finding]:
    for name, variants in clauses.items():
        seen: dict[tuple[str, str], ClauseText] = {}
        for variant in variants:
            for law in variant.head.law or ("",):
                first = seen.setdefault((law, variant.head.position), variant)
                if first is not variant:
                    related = [Related(Location(first.file, 1, 1), say("related.first"))]
                    place = Location(variant.file, 1, 1)
                    yield finding("LIB008", place, related=related, clause=name, first=first.file)
