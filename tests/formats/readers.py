"""What readers that are not ours find in each of the four files, and what each format by its nature shows otherwise.

In: a file, and the document that it was made from. Out: the words of the file in reading order, and the words of the
tree as that format should show them. Whatever is taken away or put otherwise before the two are compared stands in the
function of its format, with the reason; all else must be equal, word for word.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from docgen.assembly.document import Document
from docgen.writers.characters import printable
from tests.browser import Browser
from tests.formats import tree
from tests.formats.tree import Kind, Piece

if TYPE_CHECKING:
    from markdown_it.token import Token


def words(texts: Iterable[str]) -> list[str]:
    """The words of texts.

    What shows nothing is no part of a word: places where a word may be divided. A hyphen is a hyphen, whether a line
    may end after it or not, and so is a space. What no format can carry is shown as U+FFFD by all.
    """
    signs = {0x00AD: None, 0x200B: None, 0x2010: "-", 0x2011: "-"}
    return [word for text in texts for word in printable(text).translate(signs).split()]


def _shown(pieces: Iterable[Piece], *hidden: Kind) -> list[str]:
    return words(piece.words for piece in pieces if piece.kind not in hidden)


# ---------------------------------------------------------------- Word, as LibreOffice shows it


def word(lines: list[str], document: Document) -> tuple[list[str], list[str]]:
    """The lines that LibreOffice exports, with the numbers of paragraphs, items and captions that it has computed.

    - A picture is pixels, for Word shows drawings only where it is new enough; its alternative stands in no line.
    - The signatures of two parties stand side by side in a table, which is read row by row.
    - A bullet within a list of bullets is another sign, as the shell has it.
    - The shell says the title once more above the text, and the status on the cover even where a fact says it: both
      are words of its own pages, which a firm may lay out as it likes.
    - An entry of the table of contents ends with the number of a page, which the tree does not know.
    Running heads and feet are exported by no filter for text.
    """
    pieces = list(tree.said(document, across=True))
    expected = _shown(pieces, Kind.PICTURE, Kind.ALTERNATIVE)
    cover = document.cover
    body = [re.sub("^◦(?= )", "•", line) for line in lines]
    if any(fact == cover.status for _, fact in cover.facts):
        body.pop(body.index(cover.status))
    begin = body.index(cover.contents_heading) + 1
    place = begin + len(list(tree.contents(document)))
    body[begin:place] = [re.sub("\t[0-9]+$", "", line) for line in body[begin:place]]
    if body[place : place + 1] == [cover.title]:
        body.pop(place)
    return words(body), expected


# ---------------------------------------------------------------- PDF, as Poppler reads it


def pdf(file: Path, document: Document) -> tuple[list[str], list[str]]:
    """The text of the pages in the order in which it is painted (``pdftotext -raw``).

    - Every page but the cover ends with the running head and the number of the page: compared here, then taken away.
    - The words of pictures are painted after all others of their page: found there, and taken away.
    - A table that goes on over the page repeats the headings of its columns.
    - An entry of the table of contents ends with the number of a page, which the tree does not know.
    - A line may end within a word: after a hyphen of its own, after one that is put there for the end of the line, or
      anywhere in an address. What the tree knows as one word is one.
    """
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, timeout=60)
    pages = [page.splitlines() for page in done.stdout.decode().split("\f")[:-1]]
    expected = _shown(tree.said(document), Kind.PICTURE, Kind.ALTERNATIVE)
    lines = [line for page in _bodies(pages, document) for line in page]
    begin = lines.index(document.cover.contents_heading) + 1
    listed = len(list(tree.contents(document)))
    for number in range(begin, len(lines)):
        if listed and re.search(r" \d+$", lines[number]):
            lines[number] = lines[number].rpartition(" ")[0]
            listed -= 1
    return list(_joined(lines, expected)), expected


def _bodies(pages: list[list[str]], document: Document) -> Iterator[list[str]]:
    """The lines of each page that are its own."""
    cover = document.cover
    pictures, heads = list(map(_solid, tree.pictures(document))), {_solid([head]) for head in tree.heads(document)}
    last = ""  # the headings of the table that began last
    for number, lines in enumerate(pages, 1):
        own = lines
        if number > 1:
            status = f" {cover.status}" if document.draft else ""
            foot = [cover.running_head + status, cover.page.format(page=number, pages=len(pages))]
            assert lines[-2:] == foot, f"page {number} ends with {lines[-2:]}"
            own = _without_pictures(lines[:-2], pictures)
            head, length = _head(own, heads)
            own = own[length if head == last else 0 :]
        for first in range(len(own)):
            last = _head(own[first:], heads)[0] or last
        yield own


def _head(lines: list[str], heads: set[str]) -> tuple[str, int]:
    """The headings of columns with which lines begin, if they do, and how many lines they take."""
    begun = ""
    for number, line in enumerate(lines, 1):
        begun += _solid([line])
        if begun in heads:
            return begun, number
        if not any(head.startswith(begun) for head in heads):
            break
    return "", 0


def _without_pictures(lines: list[str], pictures: list[str]) -> list[str]:
    """The lines without the pictures at their end, which are struck from the list of those that are to come."""
    solid = [_solid([line]) for line in lines]
    for count in range(len(pictures), 0, -1):
        drawn = "".join(pictures[:count])
        if drawn and "".join(solid).endswith(drawn):
            first = next(first for first in range(len(lines)) if "".join(solid[first:]) == drawn)
            del pictures[:count]
            return lines[:first]
    return lines


def _solid(texts: Iterable[str]) -> str:
    """Texts without spaces, and without hyphens, which may have been put there for the end of a line."""
    return "".join(words(texts)).replace("-", "")


def _joined(lines: list[str], expected: list[str]) -> Iterator[str]:
    """The words of lines, those whole that the end of a line divides: as the tree has it in this place, or, behind a
    difference, anywhere."""
    pieces = [(piece, last) for line in map(str.split, lines) for piece, last in _marked(line)]
    known, count, begin = set(expected), 0, 0
    while begin < len(pieces):
        parts, last = [pieces[begin][0]], pieces[begin][1]
        word, length = parts[0], 1
        if last:
            here = expected[count] if count < len(expected) else ""
            while last and len(parts) < 4 and begin + len(parts) < len(pieces):
                piece, last = pieces[begin + len(parts)]
                parts.append(piece)
                whole = _whole(parts)
                if word != here and here in whole:
                    word, length = here, len(parts)
                elif word == parts[0] != here and not set(parts) <= known:
                    word, length = next(((one, len(parts)) for one in whole if one in known), (word, length))
        yield word
        count, begin = count + 1, begin + length


def _marked(line: list[str]) -> Iterator[tuple[str, bool]]:
    """Pieces of a line, each with whether it is the last."""
    said = words(line)
    return zip(said, [*[False] * (len(said) - 1), True], strict=False)


def _whole(parts: list[str]) -> list[str]:
    """What parts may be together: each hyphen between them may belong to the word or to the end of a line."""
    whole = [""]
    for part in parts:
        whole = [one for before in whole for one in (before + part, before.removesuffix("-") + part)]
    return whole


# ---------------------------------------------------------------- HTML, as a browser shows it


def html(tab: Browser, file: Path, document: Document) -> tuple[list[str], list[str]]:
    """The text that a browser shows, without scripts, so that none of their controls is there.

    - A link to skip to the text comes first; it is a control, which is shown only while it has the focus.
    - What a picture shows is said to those who cannot see it, and not shown.
    """
    tab.open(file, script=False)
    try:
        seen = str(tab.ask("document.body.innerText"))
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    skip, _, rest = seen.partition("\n")
    assert skip == document.screen.skip
    return words([rest]), _shown(tree.said(document), Kind.ALTERNATIVE)


# ---------------------------------------------------------------- Markdown, as CommonMark reads it


def markdown(source: str, document: Document) -> tuple[list[str], list[str]]:
    """The text between the marks, as a parser of CommonMark with tables finds it.

    - The title comes first, for a file of Markdown begins with its heading.
    - Where other formats have a column for them, labels and terms are parted from their words by a colon.
    - The dash that makes an item of a list is mark-up; bullets stand as signs within tables alone.
    - A place to fill in is a row of low lines, which other formats draw.
    - A picture is given in words.
    Places to link to are mark-up without words.
    """
    kind, title, *rest = tree.said(document)
    pieces = [title, kind, *(Piece(f"{one.words}:") if one.kind is Kind.LABEL else one for one in rest)]
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    found = words(_seen(token) for token in tokens if token.type == "inline")
    told = _shown(pieces, Kind.PICTURE, Kind.BULLET)
    return [one for one in found if set(one) != {"_"}], [one for one in told if set(one) != {"_"}]


def _seen(token: Token) -> str:
    """What a reader sees of an inline token."""
    breaks = ("softbreak", "hardbreak")
    text = ""
    for child in token.children or []:
        if child.type in breaks or (child.type == "html_inline" and child.content == "<br>"):
            text += " "
        elif child.type == "html_inline":
            assert re.fullmatch(r'<a id="[\w.-]+">|</?(a|em|strong)>', child.content), child.content
        else:
            text += child.content
    return text
