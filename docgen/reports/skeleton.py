"""A clause to begin: a well-formed file in every language, with blanks that keep it out of every document.

In: an id, and what is known of the clause. Out: the files to write, and where an outline would name the clause; or
``RefusedError``. The words come from ``clauses/<language>/new-clause.txt``; nothing is written here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from pydantic import TypeAdapter, ValidationError

from docgen.build.places import Places
from docgen.library.clause import BLANK, parse
from docgen.library.outline import Outline
from docgen.library.shelf import Library
from docgen.messages import words
from docgen.model.record import Id
from docgen.reports.clauses import groups

PATTERN = "new-clause.txt"


class RefusedError(Exception):
    """The clause can't be begun; the message says why."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The files of a new clause, and the sections to which it could belong as ``document: section``."""

    files: dict[Path, str]
    sections: tuple[str, ...]


def begin(
    places: Places,
    known: Mapping[str, Library],
    every: Mapping[str, Outline],
    clause: str,
    *,
    titles: Mapping[str, str],
    document: str = "",
    section: str = "",
) -> Begun:
    """The files of a new clause; ``titles`` by language, as far as they are known.

    Raises RefusedError where the clause is there already or its place can't be told.
    """
    if not known:
        raise RefusedError(f"there is no language under {places.clauses}")
    try:
        TypeAdapter(Id).validate_python(clause)
    except ValidationError:
        raise RefusedError(f"{clause!r} is no id: write it like liability.cap, in small letters") from None
    if any(clause in library.clauses for library in known.values()):
        there = next(library.clauses[clause][0].file for library in known.values() if clause in library.clauses)
        raise RefusedError(f"the clause {clause} is there already, in {there}; nothing was changed")
    siblings = _siblings(every, clause, document, section)
    files: dict[Path, str] = {}
    for language, library in known.items():
        home = places.clauses / language
        path = home / _folder(library, siblings, home) / f"{clause}.md"
        if path.exists():
            raise RefusedError(f"{path} is there already; nothing was changed")
        files[path] = _filled(home / PATTERN, clause, titles.get(language, BLANK))
    where = {
        f"{kind}: {name}"
        for kind, one in every.items()
        for name, names in groups(one)
        if (section or set(names) & siblings) and section in {"", name} and document in {"", kind}
    }
    return Begun(files, tuple(sorted(where)))


def _siblings(every: Mapping[str, Outline], clause: str, document: str, section: str) -> set[str]:
    """The clauses beside which a new one would stand: of its section or document, else those whose ids begin like
    its own."""
    if document and document not in every:
        raise RefusedError(f"there is no outline of {document}; there are: {', '.join(every)}")
    within = {document: every[document]} if document else every
    found = {(kind, name): names for kind, one in within.items() for name, names in groups(one)}
    if section:
        chosen = [names for (_, name), names in found.items() if name == section]
        if not chosen:
            there = ", ".join(dict.fromkeys(name for _, name in found))
            raise RefusedError(f"there is no section {section}; there are: {there}")
        return {name for names in chosen for name in names}
    family = clause.partition(".")[0]
    alike = {name for names in found.values() for name in names if name.partition(".")[0] == family}
    if alike:
        return alike
    if document:
        return {name for names in found.values() for name in names}
    raise RefusedError(f"no clause begins with “{family}.”; say with --document, and --section, where this one belongs")


def _folder(library: Library, siblings: Iterable[str], home: Path) -> Path:
    """The folder in which most of these clauses stand."""
    shown = home.as_posix()
    files = [text.file for name in sorted(siblings) for text in library.clauses.get(name, ())]
    counted = Counter(Path(file).relative_to(shown).parent for file in files)
    return counted.most_common(1)[0][0] if counted else Path()


def _filled(pattern: Path, clause: str, title: str) -> str:
    """The pattern with its places filled in; a clause that the program itself could not read is refused."""
    try:
        text = Template(pattern.read_text(encoding="utf-8")).substitute(
            id=clause, title=json.dumps(title, ensure_ascii=False)
        )
    except OSError as problem:
        raise RefusedError(
            f"{pattern} can't be read ({problem.strerror}): it is what a new clause is made from"
        ) from None
    except (KeyError, ValueError) as problem:
        raise RefusedError(f"{pattern} has a place that is neither $id nor $title: {problem}") from None
    read, findings = parse(text.encode(), pattern.as_posix())
    if read is None:
        said = words(findings[0])
        raise RefusedError(f"{said.message} ({findings[0].location}); {said.hint}")
    if BLANK not in read.body:
        raise RefusedError(f"the wording in {pattern} holds no {BLANK}, so that nobody would see that it is unfinished")
    return text
