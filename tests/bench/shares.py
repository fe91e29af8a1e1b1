"""What a build goes into: assembling and each writer for each document of one engagement, and the lints of each."""

from __future__ import annotations

import gc
import importlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.build import run, work
from docgen.build.places import Target
from docgen.build.stale import Request
from docgen.writers.docx.drawing import picture
from tests.bench.clock import in_turns
from tests.bench.material import LIGHT, Material
from tests.bench.row import Row

_LINTS = 0.1
_WRITERS = {"docx": "docx", "pdf": "pdf", "html": "html", "md": "markdown"}


def rows(material: Material) -> Iterator[Row]:
    """A row for assembling and for each file, as a share of all of them together."""
    example = material.examples[0]
    parts: dict[str, Callable[[], object]] = {"reading and assembling": partial(work.check, material.places, example)}
    for kind, document in material.documents[example.name].items():
        for form in material.effort.formats:
            write = importlib.import_module(f"docgen.writers.{_WRITERS[form]}").write
            parts[f"{kind}.{form}"] = partial(_written, write, document, material.places.templates)
    times = in_turns(list(parts.values()), 1)
    for what, seconds in zip(parts, times, strict=True):
        yield Row("share of a full build", what, seconds, sum(times))
    for example in material.examples:
        yield _lints(material, example)


def _lints(material: Material, example: Target) -> Row:
    """All lints of an engagement against its whole build without .pdf, in turns within one process."""
    reading, documents, _ = work.check(material.places, example)
    with TemporaryDirectory() as folder:
        places = material.places_with(Path(folder))
        request = Request((), LIGHT, force=True)
        lints, build = in_turns(
            [
                partial(_undisturbed, work.linted, places, example, reading, documents),
                partial(run.build, places, [example], request, 1),
            ],
            material.effort.repetitions,
        )
    return Row("lints' share of a build without .pdf", example.name, lints, build, target=_LINTS)


def _undisturbed(function: Callable[..., object], *given: object) -> None:
    """Without looking for garbage, as everything runs in a build."""
    gc.disable()
    try:
        function(*given)
    finally:
        gc.enable()


def _written(write: Callable[..., bytes], *given: object) -> bytes:
    picture.cache_clear()
    return write(*given)
