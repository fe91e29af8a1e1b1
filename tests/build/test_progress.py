"""What a person sees while a build goes on: how long it will still take, and why it waits."""

from __future__ import annotations

import pytest

from docgen.console import left


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 10, 5.0, ""),
        (1, 10, 1.0, ""),
        (1, 10, 3.0, "about 27 s left"),
        (2.5, 10, 100.0, "about 5 min left"),
        (1, 1000, 10.0, "about 2.8 h left"),
        (9.99, 10, 100.0, "about 1 s left"),
        (10, 10, 100.0, ""),
    ],
)
def test_how_long_it_will_still_take(done: float, total: int, seconds: float, words: str) -> None:
    assert left(done, total, seconds) == words
