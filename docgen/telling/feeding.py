"""In which clauses the fields stand that findings are about.

In: findings, and the folders of the library. Out: the clauses of each field. Worked out only where it is shown: for
errors and warnings about fields of the inputs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.finding import Finding, Severity
from docgen.messages import phrase

if TYPE_CHECKING:
    from docgen.upkeep.feeds import Feed

    Feeds = dict[str, tuple[Feed, ...]]

_NAMED = 3  # clauses; the others are counted


def feeding(findings: list[Finding], clauses: Path, templates: Path) -> Feeds:
    """The clauses that each field feeds of which a finding speaks."""
    library = tuple(f"{folder.as_posix()}/" for folder in (clauses, templates))
    fields = [
        one.field
        for one in findings
        if one.field and one.severity is not Severity.INFO and not one.location.file.startswith(library)
    ]
    if not fields:
        return {}
    from docgen.upkeep.feeds import feeds

    return feeds(clauses, templates, dict.fromkeys(fields))


def by_document(fed: tuple[Feed, ...]) -> dict[str, list[str]]:
    """The clauses of each document, in the order in which they come."""
    found: dict[str, list[str]] = {}
    for one in fed:
        found.setdefault(one.document, []).append(one.clause)
    return found


def in_words(fed: tuple[Feed, ...], language: str) -> str:
    """``contract (charges.fees, charges.invoicing), rfp (commercial.model) and 4 more``."""
    named = ", ".join(f"{kind} ({', '.join(clauses)})" for kind, clauses in by_document(fed[:_NAMED]).items())
    more = len(fed) - _NAMED
    return f"{named} {phrase('more', language).format(more)}" if more > 0 else named
