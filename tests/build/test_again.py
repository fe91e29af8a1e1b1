"""One process that builds an engagement again and again writes what a process writes that remembers nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.build import again
from docgen.build.places import targets
from docgen.finding import has_errors
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build import memory
from tests.build.place import build, create, files


def test_what_was_built_before_is_never_out_of_date(tmp_path: Path) -> None:
    where = create(tmp_path)
    for number, days in enumerate(("12 days", "13 days", "14 days", "12 days")):
        examples.set_fields(where.inputs / EXAMPLE, {"costs.charges.payment": days})
        assert not has_errors(build(where).findings)
        memory.forget(assembled=False)
        anew = replace(where, output=where.output.with_name(f"anew-{number}"))  # of which nothing is kept
        assert not has_errors(build(anew).findings)
        assert files(where.output) == files(anew.output), days


def test_clauses_are_kept_from_the_second_time_on(tmp_path: Path) -> None:
    where = create(tmp_path)
    (one,) = targets(where)
    again._known.cache_clear()
    assert again.memo(where, one) is None
    kept = again.memo(where, one)
    assert kept is not None
    assert again.memo(where, one) is kept
