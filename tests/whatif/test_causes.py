"""Every difference is put down to what brought it about, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from docgen.whatif.changes import Cause, Change
from docgen.whatif.compare import compare
from docgen.whatif.records import recorded
from docgen.whatif.sides import Side
from tests.whatif import place
from tests.whatif.edits import EDITS, Token


def tokens(causes: Iterable[Cause]) -> set[Token]:
    """What causes name; a number that moved is no cause by itself."""
    kinds = {"field": "field", "wording": "clause"}
    return {(kinds.get(one.why, "file"), one.name) for one in causes if one.why != "number"}


def among(named: Token, edits: Iterable[Token]) -> bool:
    """Whether a cause is one of the edits: a field of a record that changed as a whole counts as that record."""
    kind, name = named
    return any(kind == other and (name == edit or name.startswith((f"{edit}.", f"{edit}["))) for other, edit in edits)


def wrong(changes: Iterable[Change], made: set[Token]) -> list[object]:
    """The changes that are put down to nothing, or to something that nobody did."""
    return [
        (one.document, one.what, one.clause, one.before, one.after, one.causes, made)
        for one in changes
        if not tokens(one.causes) or not all(among(named, made) for named in tokens(one.causes))
    ]


def sequence(seed: int, folder: Path) -> tuple[list[Side], list[set[Token]]]:
    """States one edit apart, and what each edit changed."""
    random, home = Random(seed), place.create(folder)
    states, edits = [place.state(home)], []
    for number in range(4):
        home = place.copied(home, folder / f"state{number}")
        edits.append(random.choice(EDITS)(home, random))
        states.append(place.state(home))
    return states, edits


def hold(seed: int, folder: Path) -> int:
    states, edits = sequence(seed, folder)
    found = 0
    for before, after, made in zip(states, states[1:], edits, strict=False):
        changes = compare(before, after).changes
        assert not wrong(changes, made)
        assert not compare(after, after).changes
        found += len(changes)
    every = set().union(*edits)
    assert not wrong(compare(states[0], states[-1]).changes, every)
    assert not wrong(compare(states[-1], states[0]).changes, every)
    assert not wrong(compare(recorded(states[0]), recorded(states[-1])).changes, every)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_each_difference_is_put_down_to_the_edit_that_made_it(seed: int, tmp_path: Path) -> None:
    hold(seed, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(6, 80))
def test_so_it_is_after_many_edits(seed: int, tmp_path: Path) -> None:
    hold(seed, tmp_path)
