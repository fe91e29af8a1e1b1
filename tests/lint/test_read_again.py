"""A document that is as it was is not read again in one process, nor asked about by lints that found nothing in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen import lint
from docgen.build import work
from docgen.build.places import Places, targets
from docgen.lint.case import Case
from docgen.lint.places import Sources
from docgen.lint.reading import read
from tests.assembly import workspace


def test_a_document_is_read_anew_where_anything_of_it_or_of_the_library_differs(tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    workspace.word(home, "The Supplier reports each month.\n\n1. the plan;\n2. the list.\n")
    places = Places(home / "inputs", home / "clauses", home / "templates", home / "output")
    (target,) = targets(places)
    facts, documents, _ = work.check(places, target)
    held = work.whole(places, target, facts, documents)
    assert held is not None
    document, library = replace(held.documents["contract"], engagement="test-read-again"), held.library

    once = read(document, Sources(library))
    kept = read(replace(document), Sources(library))
    assert kept is not once  # whoever reads a document once keeps nothing
    assert read(replace(document), Sources(library)) is kept
    assert [one.words for one in kept.passages] == [one.words for one in once.passages]

    case = Case.of({"contract": document}, library)
    assert case.readouts["contract"] is kept
    found = list(lint.look(case))
    assert "DOC008" in kept.fine
    assert kept.fine.isdisjoint(one.code for one in found)
    assert list(lint.look(Case.of({"contract": document}, library))) == found

    first, *others = document.sections
    other = replace(document, sections=(replace(first, heading="Another heading"), *others))
    assert read(other, Sources(library)).fine == set()
    assert read(other, Sources(replace(library))) is not read(other, Sources(library))
