"""A file of somebody else -> a ``Text``, or the finding that says why it can't be read. Never raises, never writes.

In: the path of a .docx or .md, and perhaps its language. Out: the text and the findings.
"""

from __future__ import annotations

from pathlib import Path

from docgen.finding import Finding, Location, finding
from docgen.outside import markdown, word
from docgen.outside.archive import LARGEST, UnreadableError
from docgen.outside.labels import numbered
from docgen.outside.text import Paragraph, Text
from docgen.outside.vocabulary import language_of, vocabulary

ENDINGS = {".docx": "word", ".md": "markdown", ".markdown": "markdown"}


def read(path: Path, language: str | None = None) -> tuple[Text | None, list[Finding]]:
    """The text of a file; None with a finding where it can't be read."""
    file = path.as_posix()
    try:
        paragraphs = _paragraphs(path, file)
    except UnreadableError as problem:
        return None, [finding(f"TXT001.{problem.case}", Location(file), detail=problem.detail)]
    if not paragraphs:
        return None, [finding("TXT001.empty", Location(file))]
    spoken = language or language_of(" ".join(one.words for one in paragraphs))
    labelled, where = numbered(paragraphs, vocabulary(spoken))
    return Text(file, spoken, labelled, where), []


def _paragraphs(path: Path, file: str) -> list[Paragraph]:
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        raise UnreadableError("kind")
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError("large")
        content = path.read_bytes()
    except OSError as problem:
        raise UnreadableError("missing", problem.strerror or str(problem)) from None
    if kind == "word":
        return word.read(file, content)
    try:
        return markdown.read(file, content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("letters") from None
