"""The matrix from need to clause as text for a terminal and as CSV for a spreadsheet.

In: matrices. Out: text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from textwrap import fill

from docgen.reports.trace import Answer, Matrix

COLUMNS = (
    "engagement",
    "need",
    "need_title",
    "facts",
    "checks",
    "requirements",
    "document",
    "number",
    "clause",
    "clause_title",
    "clause_reads",
    "missing",
)
_WIDTH, _INDENT = 118, 6


def as_csv(matrices: Iterable[Matrix]) -> str:
    """One line for each clause that answers a need, and one for each document in which none does."""
    held = io.StringIO()
    out = csv.writer(held, lineterminator="\n")
    out.writerow(COLUMNS)
    for matrix in matrices:
        for answer in matrix.answers:
            for row in _rows(answer):
                out.writerow([matrix.engagement, *row])
    return held.getvalue()


def _rows(answer: Answer) -> Iterator[tuple[str, ...]]:
    told = "; ".join(answer.fields), "; ".join(guard.code for guard in answer.guards), "; ".join(answer.requirements)
    missing = "; ".join(name for name, some in (("facts", answer.fields), ("checks", answer.guards)) if not some)
    head = (answer.need, answer.title, *told)
    for one in answer.stated:
        yield (*head, one.document, one.number, one.clause, one.title, "; ".join(one.reads), missing)
    for kind in answer.lacking:
        yield (*head, kind, "", "", "", "", "; ".join(filter(None, (missing, "clause"))))
    if not answer.stated and not answer.lacking:
        yield (*head, "", "", "", "", "", missing)


def as_text(matrices: Iterable[Matrix]) -> str:
    """Each need with what answers it, in lines that fit a terminal."""
    return "\n\n".join("\n".join(_lines(matrix)) for matrix in matrices)


def _lines(matrix: Matrix) -> Iterator[str]:
    words = matrix.needs.words.page
    yield f"{matrix.engagement} ({matrix.kind.value})"
    for answer in matrix.answers:
        yield ""
        yield f"{answer.need}  {answer.title}"
        yield _listed(words.fields, answer.fields) or _listed(words.missing, (words.missing_fields,))
        codes = tuple(guard.code for guard in answer.guards)
        yield _listed(words.guards, codes) or _listed(words.missing, (words.missing_guards,))
        if answer.requirements:
            yield _listed(words.requirements, answer.requirements)
        for kind, name in matrix.documents.items():
            here = tuple(f"{one.number} {one.title}".strip() for one in answer.stated if one.document == kind)
            if here:
                yield _listed(name, here, "; ")
            elif kind in answer.lacking:
                yield _listed(name, (f"{words.missing}: {words.missing_document}",))
    if matrix.not_asked:
        yield ""
        yield f"{words.not_asked}: {', '.join(matrix.not_asked)}"


def _listed(name: str, items: tuple[str, ...], between: str = ", ") -> str:
    """A line of the form ``name: a, b``, folded; empty where there are no items."""
    if not items:
        return ""
    start = " " * _INDENT
    text = f"{name}: {between.join(items)}"
    return fill(text, _WIDTH, initial_indent=start, subsequent_indent=start + "  ", break_on_hyphens=False)
