"""A watch that has built many times in one process gives what a build of everything gives, byte for byte, and shows on
its page what it writes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from docgen.build import places, work
from docgen.build.places import Places, Target, targets
from docgen.carried import form
from docgen.finding import has_errors
from docgen.watching.board import Board, Entry
from docgen.watching.rounds import Rounds
from docgen.watching.saved import touched
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build import edits, memory
from tests.build.place import BOTH, QUICK, build, create, files

# Of whole engagements a round knows nothing, files that somebody edited are left alone, and some edits of facts alone
# break a rule: of these a round writes nothing.
OTHERS = {"renamed", "deleted", "lost_input", "tampered", "strange", "record", "asked", "identifier", "position"}
EDITS = tuple(edit for edit in edits.EDITS if edit.__name__ not in OTHERS)


def begin(where: Places) -> Rounds:
    """A watch before its first round."""
    board = Board()
    board.keep([EXAMPLE])
    return Rounds(where, board, QUICK, QUICK, "en")


def again(rounds: Rounds) -> Entry:
    """Build again after something was saved; what the page then shows."""
    places.forget(program=False)
    work.forget()
    rounds.build(target(rounds.places))
    return shown(rounds)


def target(where: Places) -> Target:
    return next(one for one in targets(where) if one.name == EXAMPLE)


def shown(rounds: Rounds) -> Entry:
    entry = rounds.board.entry(EXAMPLE)
    assert entry is not None
    return entry


def written(where: Places, kind: str) -> bytes:
    """A file but for its record, which the page does not wait for."""
    return bytes(form("html").without((where.output / EXAMPLE / f"{kind}.html").read_bytes()))


def holds_to_a_clean_build(seed: int, number: int, folder: Path) -> None:
    """Edit at random and build again so many times; after each round all is as a clean build makes it."""
    where, random, done = create(folder), Random(seed), []
    rounds = begin(where)
    again(rounds)
    for _ in range(number):
        edit = random.choice(EDITS)
        edit(where, random)
        done.append(edit.__name__)
        before = files(where.output)
        entry = again(rounds)
        if entry.state == "failed":  # by a term too short for what stands elsewhere: all that was built stays
            assert files(where.output) == before, done
            examples.set_fields(where.inputs / EXAMPLE, {"term.initial": "24 months"})
            entry = again(rounds)
        assert entry.state == "ready", done
        for kind, one in entry.documents.items():
            assert one.page == written(where, kind), done
            assert set(one.files.values()) == {"current"}, done
        anew = replace(where, output=where.output.with_name("anew"))
        shutil.rmtree(anew.output, ignore_errors=True)
        memory.forget()
        assert not has_errors(build(anew).findings)
        assert files(where.output) == files(anew.output), done


def test_after_any_edits_the_output_is_that_of_a_clean_build(tmp_path: Path) -> None:
    holds_to_a_clean_build(1, 8, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(100, 112))
def test_after_many_edits_too(seed: int, tmp_path: Path) -> None:
    holds_to_a_clean_build(seed, 30, tmp_path)


def test_only_what_has_changed_gets_another_page(tmp_path: Path) -> None:
    where = create(tmp_path)
    rounds = begin(where)
    first = again(rounds)
    examples.set_fields(where.inputs / EXAMPLE, {"costs.charges.payment": "13 days"})
    second = again(rounds)
    versions = {kind: (first.documents[kind].version, second.documents[kind].version) for kind in BOTH}
    assert versions == {"contract": (1, 2), "governance-charter": (1, 1)}


def test_an_error_leaves_the_page_and_says_where_it_lies(tmp_path: Path) -> None:
    where = create(tmp_path)
    rounds = begin(where)
    before = again(rounds)
    file = where.inputs / EXAMPLE / "costs.yaml"
    right = file.read_text("utf-8")
    examples.set_fields(where.inputs / EXAMPLE, {"costs.charges.payment": "13 dais"})
    failed = again(rounds)
    assert failed.state == "failed"
    (one,) = failed.told
    line = next(n for n, text in enumerate(file.read_text("utf-8").splitlines(), 1) if "13 dais" in text)
    assert (one.code, one.severity, one.where) == ("IN007", "error", f"{file.as_posix()}:{line}")
    assert [place.anchor for place in one.within("contract")] != []
    assert failed.documents == before.documents
    file.write_text(right, "utf-8")
    mended = again(rounds)
    assert (mended.state, mended.told) == ("ready", before.told)


def test_a_warning_stands_beside_its_clause(tmp_path: Path) -> None:
    where = create(tmp_path)
    shutil.copy(examples.ROOT / "clauses" / "en" / "style.yaml", where.clauses / "en")
    rounds = begin(where)
    again(rounds)
    before = written(where, "contract")
    file = where.clauses / "en" / "case.wording.md"
    file.write_text(f"{file.read_text('utf-8')}\nThe Supplier answers. TBD\n", "utf-8")
    entry = again(rounds)
    assert b"answers. TBD" in entry.documents["contract"].page
    (one,) = [one for one in entry.told if one.code == "STY001"]
    assert [place.anchor for place in one.within("contract")] == ["clause-case.wording"]
    assert written(where, "contract") != before


def test_a_change_is_that_of_one_engagement_or_of_all(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    every = targets(where)
    names = {
        "inputs/another/costs.yaml": {"another"},
        "inputs/notes.txt": set(),
        "clauses/en/case.wording.md": {"another", EXAMPLE},
        "templates/house/screen.css": {"another", EXAMPLE},
    }
    for path, wanted in names.items():
        found = touched([where.inputs.parent / path], where, every)
        assert {one.name for one in found} == wanted, path
