"""What must hold of a text that a lawyer has written elsewhere: a .docx or .md is read back as far as it goes.

In: a path, and perhaps the language. Out: findings. Nothing is written. The lints stand in ``lints/``, one file each;
the other modules read the file for them: ``markdown`` and ``word`` its paragraphs, ``labels`` their numbers,
``references`` and ``terms`` what lawyers refer to and define, ``survey`` all of it together.
"""

from __future__ import annotations

from pathlib import Path

from docgen.finding import Finding
from docgen.outside import lints
from docgen.outside.reading import read
from docgen.outside.survey import survey


def check(path: Path, language: str | None = None) -> list[Finding]:
    """Every finding of every lint; why the file can't be read, where it can't."""
    text, findings = read(path, language)
    if text is None:
        return findings
    return [*findings, *lints.check(survey(text))]
