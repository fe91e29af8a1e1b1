"""What must hold of the clause library itself, whatever an engagement makes of it.

In: the folders ``clauses/`` and ``templates/``. Out: findings. The rules stand in ``rules/``, one file each; the other
modules read the library for them: ``holdings`` all that it holds, ``pieces`` each piece of wording with what it does,
``citations`` the statutes that are cited. No engagement is read.
"""

from __future__ import annotations

from pathlib import Path

from docgen.finding import Finding, has_errors
from docgen.upkeep import holdings, pieces, rules


def check(clauses: Path, templates: Path) -> list[Finding]:
    """Every finding of every rule; of the files alone where one of them can't be read."""
    found, findings = holdings.read(clauses, templates)
    if has_errors(findings):
        return findings
    survey = pieces.survey(found)
    return [*findings, *survey.unreadable, *rules.check(survey)]
