"""Clauses taken from the last round are those that would be made anew, whatever somebody has edited in between."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from docgen import rules
from docgen.assembly.assemble import assemble
from docgen.assembly.memo import Memo
from docgen.build import work
from docgen.build.places import Places
from docgen.finding import has_errors
from docgen.inputs.folder import Reading, read
from tests import examples

Lines = list[str]
_MOST = 200  # edits that are tried for each that leaves an engagement valid, at most


@dataclass(frozen=True)
class Engagement:
    """A copy of a shipped engagement and of the library, to be edited."""

    where: Places
    folder: Path

    def reading(self) -> Reading | None:
        """What stands there; None where that can't be assembled."""
        found = read(self.folder, self.folder.as_posix())
        if found.engagement is None:
            return None
        breaches = list(rules.check(found.engagement, found.places, self.folder.as_posix()))
        return None if has_errors(breaches) else found


def digit(lines: Lines, at: int, random: Random) -> None:
    """Another number."""
    lines[at] = re.sub(r"\d(?=\D*$)", str(random.randint(1, 9)), lines[at], count=1)


def zero(lines: Lines, at: int, random: Random) -> None:
    """The same number, written in another way."""
    del random
    lines[at] = re.sub(r"(\d\.\d+)(?=\D*$)", r"\g<1>0", lines[at], count=1)


def switch(lines: Lines, at: int, random: Random) -> None:
    """A choice between yes and no, the other way round."""
    del random
    other = {"true": "false", "false": "true"}
    lines[at] = re.sub(r"(?<=: )(true|false)$", lambda found: other[found[0]], lines[at])


def word(lines: Lines, at: int, random: Random) -> None:
    """Another name."""
    lines[at] = re.sub(r"(: )([A-Z]\w+ \w+)", rf"\1\2 {random.randint(1, 9)}", lines[at])


def field(lines: Lines, at: int, random: Random) -> None:
    """A field is left out."""
    del random
    if re.match(r"\s+\w+: [^|>&]+$", lines[at]):
        del lines[at]


def comment(lines: Lines, at: int, random: Random) -> None:
    """A comment moves all that follows it."""
    del at
    lines.insert(0, f"# {random.random()}")


EDITS: tuple[Callable[[Lines, int, Random], None], ...] = (digit, digit, zero, switch, word, field, comment)


def edited(engagement: Engagement, random: Random) -> Reading:
    """Edit a line of the inputs, or a clause, so that the engagement can still be assembled."""
    for _ in range(_MOST):
        if random.random() < 0.1:
            clause = random.choice(sorted(engagement.where.clauses.rglob("*.md")))
            clause.write_text(f"{clause.read_text('utf-8')}\nMore words: {random.random()}.\n", "utf-8")
        file = random.choice(sorted(engagement.folder.glob("*.yaml")))
        before = file.read_text("utf-8")
        lines = before.splitlines()
        random.choice(EDITS)(lines, random.randrange(len(lines)), random)
        file.write_text("\n".join(lines) + "\n", "utf-8")
        found = engagement.reading() if lines != before.splitlines() else None
        if found is not None:
            return found
        file.write_text(before, "utf-8")
    raise AssertionError("no edit leaves the engagement valid")


def hold(name: str, seed: int, number: int, folder: Path) -> None:
    """So many rounds with one memo, each against one without."""
    inputs = examples.copy(name, folder / "inputs")
    where = Places(folder / "inputs", examples.library(folder), examples.ROOT / "templates", folder / "output")
    engagement, random, memo = Engagement(where, inputs), Random(seed), Memo()
    reading = engagement.reading()
    for _ in range(number):
        assert reading is not None
        facts = reading.engagement.engagement
        work.forget()
        materials, _ = work.read_materials(where, facts.language.value, facts.governing_law.value)
        assert assemble(reading, materials, memo=memo) == assemble(reading, materials)
        reading = edited(engagement, random)


def test_a_round_with_a_memo_is_one_without(tmp_path: Path) -> None:
    hold("harborlight-training", 4, 3, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", examples.NAMES)
def test_after_many_edits_too(name: str, seed: int, tmp_path: Path) -> None:
    hold(name, 100 + seed, 60, tmp_path)


def test_a_number_that_is_written_in_another_way_is_another(tmp_path: Path) -> None:
    folder = examples.copy("harborlight-training", tmp_path)
    memo, materials = Memo(), work.read_materials(examples.HERE, "en", "NEW_YORK")[0]
    assert materials is not None
    file = next(one for one in folder.glob("*.yaml") if re.search(r": \d+\.\d+$", one.read_text("utf-8"), re.MULTILINE))
    assemble(read(folder), materials, memo=memo)
    file.write_text(re.sub(r"(?m)(: \d+\.\d+)$", r"\g<1>0", file.read_text("utf-8")), "utf-8")
    reading = read(folder)
    assert assemble(reading, materials, memo=memo) == assemble(reading, materials)


def test_only_what_rests_on_a_change_is_made_anew(tmp_path: Path) -> None:
    folder = examples.copy("harborlight-training", tmp_path)
    memo, materials = Memo(), work.read_materials(examples.HERE, "en", "NEW_YORK")[0]
    assert materials is not None
    assemble(read(folder), materials, memo=memo)
    before = dict(memo._kept)
    costs = folder / "costs.yaml"
    costs.write_text(re.sub(r"(?m)^(  payment: )\d+", r"\g<1>44", costs.read_text("utf-8")), "utf-8")
    assemble(read(folder), materials, memo=memo)
    anew = [key for key, kept in memo._kept.items() if before.get(key) is not kept]
    assert 0 < len(anew) < len(before) / 10
    shutil.rmtree(folder)
