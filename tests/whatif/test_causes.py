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


@pytest.mark.parametrize("seed", range(3))
def test_each_difference_is_put_down_to_the_edit_that_made_it(seed: int, tmp_path: Path) -> None:
    hold(seed, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3, 80))
def test_so_it_is_after_many_edits(seed: int, tmp_path: Path) -> None:
    hold(seed, tmp_path)


def changed(changes: Iterable[Change]) -> dict[tuple[str, str, str], Change]:
    """The passages that say something else, by what they said before."""
    return {(one.document, one.clause, one.before): one for one in changes if one.what == "changed"}


def hold_both(seed: int, folder: Path) -> int:
    """A passage that either of two edits changes is put down to that one, and to both if both do: an edit of words that
    the other one takes out has no part in it."""
    random, home = Random(seed), place.create(folder)
    edits = [random.choice(EDITS) for _ in range(2)]
    before, alone, made = place.state(home), [], []
    for number, edit in enumerate(edits):
        one = place.copied(home, folder / f"alone{number}")
        made.append(edit(one, Random(seed + number)))
        alone.append(changed(compare(before, place.state(one)).changes))
    both = place.copied(folder / "alone0", folder / "both")
    if edits[1](both, Random(seed + 1)) != made[1] or made[0] & made[1]:
        return 0  # the second edit does something else on top of the first
    found = changed(compare(before, place.state(both)).changes)
    for key, change in found.items():
        if not any(key in one for one in alone):
            continue  # it takes both together
        others = [one[key].after if key in one else "" for one in reversed(alone)]
        expected = [key in one and change.after != other for one, other in zip(alone, others, strict=True)]
        named = [any(among(token, edit) for token in tokens(change.causes)) for edit in made]
        assert named == expected, (change, made)
    return len(found)


@pytest.mark.parametrize("seed", range(2))
def test_of_two_edits_the_one_that_changed_a_passage_is_named(seed: int, tmp_path: Path) -> None:
    hold_both(seed, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(2, 70))
def test_so_it_is_with_many_pairs_of_edits(seed: int, tmp_path: Path) -> None:
    hold_both(seed, tmp_path)
