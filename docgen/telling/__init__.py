"""Findings as people and machines read them: text, JSON, SARIF 2.1.0, annotations on a forge.

In: findings and a language. Out: text to be printed. Reads the files that findings point into, for excerpts.
"""

from __future__ import annotations

import importlib

from docgen.finding import Finding, Severity, in_order


def findings_as(findings: list[Finding], form: str, language: str = "en", *, verbose: bool = False) -> str:
    """Findings in one of the forms; notes of severity info only where they are asked for."""
    ordered = [f for f in in_order(findings) if verbose or f.accepted or f.severity is not Severity.INFO]
    told: str = importlib.import_module(f"{__name__}.{form}").tell(ordered, language)
    return told
