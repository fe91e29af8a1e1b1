"""Everything that bears a number, in the tree and as Word counts: number, words, in reading order."""

from __future__ import annotations

import re
import subprocess

from docgen.assembly.document import Cover, Document
from docgen.writers.characters import printable
from tests.writers import test_docx_numbering, word

Numbered = list[tuple[str, str]]


def tree(document: Document) -> Numbered:
    """What the tree says: sections and schedules, clauses, paragraphs, items of lists."""
    return [(number, _line(printable(words))) for number, words in test_docx_numbering.expected(document)]


def docx(data: bytes) -> Numbered:
    """What Word would count, for its numbers stand nowhere in the file."""
    return [(number, _line(words)) for number, words in word.numbered(data)]


def pdf(data: bytes, cover: Cover) -> str:
    """All words but those at head and foot of each page, without white space: where a line ends is the layout's
    business."""
    result = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    lines = result.stdout.decode().replace("\f", "\n").splitlines()
    foot = re.compile(re.escape(cover.page).replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+"))
    return folded(
        "".join(
            line
            for line in lines
            if line.removesuffix(cover.status).strip() != cover.running_head and not foot.fullmatch(line)
        )
    )


def folded(words: str) -> str:
    """Without white space and signs that show nothing; a hyphen is a hyphen, whichever the font draws it with."""
    return re.sub(r"[\s\u00ad\u200b]", "", words).replace("\u2011", "-").replace("\u2010", "-")


def _line(words: str) -> str:
    """In one line, without the soft hyphens that a writer may put into long words."""
    return " ".join(words.replace("\u00ad", "").split())
