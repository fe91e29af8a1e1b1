"""What a person sees of a build: how long it will still take, how it ended, and what it took."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build.places import Target
from docgen.build.run import Report
from docgen.build.settle import Line
from docgen.build.spent import Spent
from docgen.build.tasks import Made, Prepared
from docgen.closing import closing, print_timings
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


def line(number: int, state: str) -> Line:
    return Line(f"engagement-{number}", "contract", 0, 1000, ("md",), state, "new", 0.5)


def test_of_very_many_documents_those_that_failed_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line(number, "failed" if number == 700 else "rebuilt") for number in range(1, 1001)]
    closing(Report(lines), verbose=False)
    out = capsys.readouterr().out
    assert out.startswith("Rebuilt: 999 documents of 999 engagements; failed: 1 engagement.\n")
    assert [word for word in out.split() if word.startswith("engagement-")] == ["engagement-700"]


@pytest.mark.parametrize(("number", "verbose"), [(20, False), (200, True)])
def test_of_others_all_are_named(number: int, verbose: bool, capsys: pytest.CaptureFixture[str]) -> None:
    closing(Report([line(index, "rebuilt") for index in range(number)]), verbose=verbose)
    assert capsys.readouterr().out.count("engagement-") == number


def test_what_it_took_is_told_by_document_and_format(capsys: pytest.CaptureFixture[str]) -> None:
    spent = Spent(wall=4.0, processor=6.0)
    print_timings(spent)
    assert capsys.readouterr().out == ""
    target = Target("one", Path("one"), "one")
    for seconds in (1.0, 3.0):
        made = Made("one", "rfp", ("html", "md"), {}, (), seconds, {"html": seconds - 0.5, "md": 0.5})
        spent.read(Prepared(target, "en", {}, (), made=(made,), seconds=seconds + 2))
        spent.write(made)
    print_timings(spent)
    rows = [" ".join(row.split()) for row in capsys.readouterr().out.splitlines()]
    assert rows[1:] == [
        "reading and assembling 2 2.000 s 2.000 s 4.0 s",
        "rfp.html 2 1.500 s 2.500 s 3.0 s",
        "rfp.md 2 0.500 s 0.500 s 1.0 s",
        "In all 4.0 s, 6.0 s of processor: 1.5 cores used.",
    ]
