"""Markdown: the document as text that a pull request can show changes of, sentence by sentence.

In: a Document and the templates. Out: CommonMark with pipe tables, in UTF-8. Numbers and labels are written out, never
left to a renderer; references are links; each sentence has a line of its own. Never lets a value become markup: what
a reader of the rendered page sees is the very text of the tree.
"""

from __future__ import annotations

from pathlib import Path

from docgen.assembly.document import Document
from docgen.writers.markdown.sentences import read_abbreviations
from docgen.writers.markdown.structure import whole


def write(document: Document, templates: Path) -> bytes:
    """The document as Markdown. Raises ``OSError`` when the list of abbreviations is missing."""
    abbreviations = read_abbreviations(templates / "house" / "abbreviations.txt")
    return whole(document, abbreviations).encode()
