"""Whether a Word shell fits: whether every document can be written in it.

In: a shell. Out: a finding for each thing that it lacks, all at once, in the words of whoever edits it in Word. What
something is used for stands with the words of findings, under ``shell.…``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docgen.finding import Finding, Location, SaidError, Severity, finding, say
from docgen.writers.docx.cover import NAMES
from docgen.writers.docx.demands import DEMANDS, MARKERS, SHOWN, lacking
from docgen.writers.docx.loads import loaded
from docgen.writers.docx.names import NAMESPACES
from docgen.writers.docx.numbering import Numbering
from docgen.writers.docx.page import Page
from docgen.writers.docx.shell import asked_for, fill_in, marker
from docgen.writers.docx.styles import Styles

if TYPE_CHECKING:
    from docx.document import Document as Package

_KINDS = {
    "paragraph": "shell.kind_paragraph",
    "character": "shell.kind_character",
    "table": "shell.kind_table",
    "numbering": "shell.kind_numbering",
}
_DEEPEST = 3  # lists in lists
_LISTS = ("Clause List", "Body List", "Table List", "Clause Bullets", "Body Bullets", "Table Bullets")
_OUTLINES = {
    "Heading 1": (("1", "Heading 1"), ("1.1", "Heading 2"), ("1.1.1", "Numbered Paragraph 3")),
    "Schedule Heading": (
        ("Schedule 1", "Schedule Heading"),
        ("1", "Schedule Heading 2"),
        ("1.1", "Schedule Paragraph 3"),
    ),
}
_WITHIN = {"Heading 1": "Numbered Paragraph 2", "Schedule Heading": "Schedule Paragraph 2"}


def check_shell(shell: Path) -> list[Finding]:
    """Everything that keeps documents from being written in ``shell``, and what it fails to show of them."""
    place = Location(shell.as_posix())
    try:
        content = shell.read_bytes()
    except OSError as problem:
        return [finding("SHL006.unreadable", place, problem=problem.strerror or str(problem))]
    try:
        loads = list(loaded(shell, place))
        asked = asked_for(content, shell)
        unknown = list(_unknown(asked, place))
        package = fill_in(_example() | dict.fromkeys(asked - NAMES, ""), shell)
    except (BadZipFile, KeyError):
        return [finding("SHL006", place)]
    except ValueError as problem:
        return [finding("SHL005.braces", place, problem=str(problem).removeprefix(f"{shell}: "))]
    styles = Styles(package.part._styles_part.element, str(shell))
    return [
        *loads,
        *unknown,
        *_styles(styles, place),
        *_numbering(package, styles, place),
        *_markers(package, place),
        *_page(package, styles, place),
        *_silent(asked, place),
    ]


def _example() -> dict[str, Any]:
    return dict.fromkeys(NAMES, "words") | {
        "parties": ["a party"],
        "facts": [("a label", "a fact")],
        "draft": True,
        "front": True,
    }


def _unknown(asked: set[str], place: Location) -> Iterator[Finding]:
    for name in sorted(asked - NAMES):
        yield finding("SHL005", place, name=name, known=tuple(sorted(NAMES)))


def _silent(asked: set[str], place: Location) -> Iterator[Finding]:
    for name in SHOWN:
        if name not in asked:
            meaning = say(f"shell.word_{name}")
            yield finding("SHL007", place, severity=Severity.WARNING, name=name, meaning=meaning)


def _styles(styles: Styles, place: Location) -> Iterator[Finding]:
    for demand in lacking(styles):
        kind, use = say(_KINDS[demand.kind]), say(f"shell.style_{demand.key}")
        found = styles.kind(demand.style)
        if not found:
            yield finding("SHL001", place, kind=kind, style=demand.style, use=use)
        else:
            other = say(_KINDS[found]) if found in _KINDS else found
            yield finding("SHL002", place, kind=kind, other=other, style=demand.style, use=use)


def _numbering(package: Package, styles: Styles, place: Location) -> Iterator[Finding]:
    """The lists that number headings and paragraphs, as far as the styles are there that they are linked to."""
    known = {demand.style for demand in DEMANDS if styles.kind(demand.style)}
    try:
        numbering = Numbering(package.part.numbering_part.element, styles)
    except (KeyError, NotImplementedError):
        yield finding("SHL003", place)
        return
    for first in sorted(known & _OUTLINES.keys()):
        yield from _said(partial(_count, numbering, styles, known, first), place)
    for style in (style for style in _LISTS if style in known):
        yield from _said(partial(_indents, numbering, style), place)


def _count(numbering: Numbering, styles: Styles, known: set[str], first: str) -> None:
    outline = numbering.outline(first)
    counted = _OUTLINES[first]
    outline.name_first_level(counted[0][0], "1")
    for level, (label, _) in enumerate(counted):
        outline.advance(level, label)
    for style in sorted(known & {*(style for _, style in counted), _WITHIN[first]}):
        if styles.number_id(style) != outline.number_id:
            raise SaidError(say("SHL003.lists", first=first, second=style))


def _indents(numbering: Numbering, style: str) -> None:
    for depth in range(_DEEPEST):
        numbering.indent(style, depth)


def _said(attempt: Callable[[], object], place: Location) -> Iterator[Finding]:
    try:
        attempt()
    except SaidError as problem:
        yield finding(problem.said, place)
    except ValueError as problem:
        yield finding("SHL003.other", place, problem=str(problem).removeprefix(f"{place.file}: "))
    except (KeyError, IndexError):
        yield finding("SHL003.level", place)


def _markers(package: Package, place: Location) -> Iterator[Finding]:
    for words in MARKERS:
        if marker(package, words) is None:
            meaning = say(f"shell.place_{words.strip('«»')}")
            yield finding("SHL004", place, marker=words, meaning=meaning)


def _page(package: Package, styles: Styles, place: Location) -> Iterator[Finding]:
    section = package.element.body.sectPr
    if section is None:
        yield finding("SHL006.section", place)
    elif not list(lacking(styles)):
        try:
            Page(section, styles)
        except SaidError as problem:
            yield finding(problem.said, place)
    for prefix, namespace in NAMESPACES.items():
        if package.element.nsmap.get(prefix, namespace) != namespace:
            yield finding("SHL006.prefix", place, prefix=prefix, namespace=package.element.nsmap[prefix])
