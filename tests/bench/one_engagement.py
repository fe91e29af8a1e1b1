"""The four documents of one engagement as .docx, .html and .md: what somebody waits for who changed a fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.build import run
from docgen.build.stale import Request
from tests.bench.clock import in_turns, least_disturbed, whole
from tests.bench.material import LIGHT, Material
from tests.bench.row import Row

_SECONDS = 1.0


def rows(material: Material) -> Iterator[Row]:
    """For each example the whole process, its processor time, and the same again in a process that is warm."""
    for example in material.examples:
        with TemporaryDirectory() as folder:
            build = ("build", example.name, "--to", ",".join(LIGHT), "--force", "--output", folder)
            runs = [whole(material.root, *build) for _ in range(material.effort.repetitions)]
            places = material.places_with(Path(folder))

            def again(places=places, example=example) -> None:  # type: ignore[no-untyped-def]
                run.build(places, [example], Request((), LIGHT, force=True), 1)

            warm = in_turns([again], material.effort.repetitions)[0]
        best = least_disturbed(runs)
        yield Row("one engagement without PDF", f"{example.name}, whole process", best.seconds, target=_SECONDS)
        yield Row("one engagement without PDF", f"{example.name}, whole process, processor", best.processor)
        yield Row("one engagement without PDF", f"{example.name}, warm, processor", warm, target=_SECONDS)
