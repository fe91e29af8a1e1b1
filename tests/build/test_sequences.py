"""After any edits the output is that of a clean build, byte for byte, and nothing was made without need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.sequence import Tally, play


@pytest.mark.parametrize("first", range(0, 4, 2))
def test_after_any_edits_the_output_is_that_of_a_clean_build(
    first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hold(range(first, first + 2), tmp_path, monkeypatch)


@pytest.mark.exhaustive
@pytest.mark.parametrize("first", range(1000, 1300, 30))
def test_after_hundreds_of_sequences(first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    print(_hold(range(first, first + 30), tmp_path, monkeypatch))


def _hold(seeds: range, folder: Path, patch: pytest.MonkeyPatch) -> Tally:
    tally = Tally()
    for seed in seeds:
        with patch.context() as own:
            play(seed, folder / str(seed), own, tally)
    assert (tally.differences, tally.needless) == ([], []), str(tally)
    return tally
