"""Whether a Word shell fits: whether every document can be written in it.

In: a shell. Out: a finding for each thing that it lacks, all at once, in the words of whoever edits it in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docgen.finding import Finding, Location, Severity
from docgen.writers.docx.cover import NAMES
from docgen.writers.docx.demands import DEMANDS, MARKERS, SHOWN, lacking
from docgen.writers.docx.names import NAMESPACES
from docgen.writers.docx.numbering import Numbering
from docgen.writers.docx.page import Page
from docgen.writers.docx.shell import asked_for, fill_in, marker
from docgen.writers.docx.styles import Styles

if TYPE_CHECKING:
    from docx.document import Document as Package

_GUIDE = "docs/word-shell.md"
_KINDS = {"paragraph": "paragraph style", "character": "character style", "table": "table style"}
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
        message = f"the shell can't be read: {problem.strerror or problem}"
        return [Finding("SHL006", message, place, "name a document of Word (.docx)")]
    try:
        asked = asked_for(content, shell)
        unknown = list(_unknown(asked, place))
        package = fill_in(_example() | dict.fromkeys(asked - NAMES, ""), shell)
    except (BadZipFile, KeyError):
        return [Finding("SHL006", "the shell is no document of Word", place, "save it from Word as .docx")]
    except ValueError as problem:
        said = str(problem).removeprefix(f"{shell}: ")
        hint = f"see “Words that are filled in” in {_GUIDE}"
        return [Finding("SHL005", f"the shell can't be filled in: {said}", place, hint)]
    styles = Styles(package.part._styles_part.element, str(shell))
    return [
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
        hint = f"there are: {', '.join(sorted(NAMES))}"
        yield Finding("SHL005", f"the shell asks for {{{{ {name} }}}}, which no document has", place, hint)


def _silent(asked: set[str], place: Location) -> Iterator[Finding]:
    for name, meaning in SHOWN.items():
        if name not in asked:
            message = f"the shell nowhere shows {{{{ {name} }}}}: {meaning}"
            yield Finding("SHL007", message, place, f"see “Words that are filled in” in {_GUIDE}", Severity.WARNING)


def _styles(styles: Styles, place: Location) -> Iterator[Finding]:
    for demand in lacking(styles):
        kind = _KINDS[demand.kind]
        found = styles.kind(demand.style)
        if not found:
            message = f"the shell lacks the {kind} “{demand.style}”, used for {demand.use}"
            hint = "add a style of this very name in Word, or copy it from templates/house/shell.docx"
            yield Finding("SHL001", message, place, hint)
        else:
            message = f"the style “{demand.style}” has to be a {kind}, not a {_KINDS.get(found, found)}: {demand.use}"
            yield Finding("SHL002", message, place, "make it anew under this name, of the other type")


def _numbering(package: Package, styles: Styles, place: Location) -> Iterator[Finding]:
    """The lists that number headings and paragraphs, as far as the styles are there that they are linked to."""
    known = {demand.style for demand in DEMANDS if styles.kind(demand.style)}
    hint = f"link the levels of one multilevel list to these styles; see “Numbers” in {_GUIDE}"
    try:
        numbering = Numbering(package.part.numbering_part.element, styles)
    except (KeyError, NotImplementedError):
        yield Finding("SHL003", "the shell has no numbered list", place, hint)
        return
    for first in sorted(known & _OUTLINES.keys()):
        yield from _said(partial(_count, numbering, styles, known, first), place, hint)
    for style in (style for style in _LISTS if style in known):
        yield from _said(partial(_indents, numbering, style), place, hint)


def _count(numbering: Numbering, styles: Styles, known: set[str], first: str) -> None:
    outline = numbering.outline(first)
    counted = _OUTLINES[first]
    outline.name_first_level(counted[0][0], "1")
    for level, (label, _) in enumerate(counted):
        outline.advance(level, label)
    for style in sorted(known & {*(style for _, style in counted), _WITHIN[first]}):
        if styles.number_id(style) != outline.number_id:
            raise ValueError(f"the styles {first} and {style} count in different lists")


def _indents(numbering: Numbering, style: str) -> None:
    for depth in range(_DEEPEST):
        numbering.indent(style, depth)


def _said(attempt: Callable[[], object], place: Location, hint: str) -> Iterator[Finding]:
    try:
        attempt()
    except (ValueError, KeyError, IndexError) as problem:
        said = str(problem).removeprefix(f"{place.file}: ") if isinstance(problem, ValueError) else "a level is missing"
        yield Finding("SHL003", f"the numbers of the shell don't fit: {said}", place, hint)


def _markers(package: Package, place: Location) -> Iterator[Finding]:
    for words, meaning in MARKERS.items():
        if marker(package, words) is None:
            message = f"the shell has no paragraph {words}, in whose place {meaning} would stand"
            yield Finding("SHL004", message, place, "type it as a paragraph of its own where it belongs")


def _page(package: Package, styles: Styles, place: Location) -> Iterator[Finding]:
    section = package.element.body.sectPr
    hint = "set up the page in Word and save the shell again"
    if section is None:
        yield Finding("SHL006", "the shell does not end in section properties", place, hint)
    elif not list(lacking(styles)):
        try:
            Page(section, styles)
        except ValueError as problem:
            yield Finding("SHL006", str(problem), place, hint)
    for prefix, namespace in NAMESPACES.items():
        if package.element.nsmap.get(prefix, namespace) != namespace:
            message = f"the shell lets the prefix {prefix} stand for {package.element.nsmap[prefix]}"
            yield Finding("SHL006", message, place, "open the shell in Word and save it again")
