"""What must hold of a text that a lawyer has written elsewhere: a .docx or .md is read back as far as it goes.

In: a path, and perhaps the language. Out: findings. Nothing is written. The lints stand in ``lints/``, one file each;
the other modules read the file for them: ``markdown`` and ``word`` its paragraphs, ``labels`` their numbers,
``references`` and ``terms`` what lawyers refer to and define, ``survey`` all of it together.
"""

from __future__ import annotations

from pathlib import Path

from docgen.finding import Finding
from docgen.outside import lints, wording
from docgen.outside.reading import read
from docgen.outside.survey import survey


def check(path: Path, language: str | None = None, clauses: Path | None = None) -> list[Finding]:
    """Every finding of every lint; why the file can't be read, where it can't. With the folder ``clauses`` also notes
    on its wording."""
    text, findings = read(path, language)
    if text is None:
        return findings
    style = wording.check(text, clauses) if clauses else ()
    return [*findings, *lints.check(survey(text)), *style]
