"""What a build goes into: assembling and each writer for each document of one engagement."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import partial

from docgen.build import work
from docgen.writers.docx.drawing import picture
from tests.bench.clock import in_turns
from tests.bench.material import Material
from tests.bench.row import Row

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


def _written(write: Callable[..., bytes], *given: object) -> bytes:
    picture.cache_clear()
    return write(*given)
