"""The matrix from need to clause as a page that needs no other file.

In: matrices, and ``templates/reports/trace.html`` with its style sheet. Out: HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from docgen.finding import FindingsError, Location, finding
from docgen.reports.trace import Answer, Matrix


def as_html(matrices: Sequence[Matrix], templates: Path) -> str:
    """The page. Raises FindingsError where the template or its style sheet can't be used."""
    folder = templates / "reports"
    try:
        source = (folder / "trace.html").read_text("utf-8")
        style = (folder / "trace.css").read_text("utf-8")
        surroundings = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        surroundings.filters["by_document"] = _by_document
        return surroundings.from_string(source).render(matrices=matrices, style=Markup(style)) + "\n"
    except (OSError, UnicodeDecodeError, TemplateError) as problem:
        place = Location(folder.as_posix())
        raise FindingsError([finding("TRC003.page", place, problem=str(problem))]) from None


def _by_document(answer: Answer, matrix: Matrix) -> list[dict[str, object]]:
    """For each document of an engagement the clauses that answer a need, and whether there must be one."""
    return [
        {
            "name": name,
            "clauses": [one for one in answer.stated if one.document == kind],
            "wanted": kind in answer.wanted,
            "lacking": kind in answer.lacking,
        }
        for kind, name in matrix.documents.items()
    ]
