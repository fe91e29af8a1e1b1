"""Findings as people and machines read them: text, JSON, SARIF 2.1.0, annotations on a forge.

In: findings, a language, and where the library lies. Out: text to be printed. Reads the files that findings point into,
for excerpts, and the wording that reads the fields of which they speak.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from docgen.finding import Finding, Severity, in_order
from docgen.telling.feeding import feeding

_FOR_READERS = {"text", "json"}


def findings_as(
    findings: list[Finding],
    form: str,
    language: str = "en",
    *,
    verbose: bool = False,
    library: tuple[Path, Path] | None = None,
) -> str:
    """Findings in one of the forms; notes of severity info only where they are asked for.

    ``library`` are the folders of clauses and templates: with them it is said in which clauses a field stands.
    """
    ordered = [f for f in in_order(findings) if verbose or f.accepted or f.severity is not Severity.INFO]
    telling = importlib.import_module(f"{__name__}.{form}")
    if form not in _FOR_READERS:
        told: str = telling.tell(ordered, language)
        return told
    fed = feeding(ordered, *library) if library and ordered else {}
    said: str = telling.tell(ordered, language, fed)
    return said
