"""Our Word writer against docxtpl, which fills in a template with loops: the same words, headings, lists and tables.

Ours also numbers, refers, makes contents and marks where each value comes from; docxtpl does none of that here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docgen.writers import docx
from tests.bench import loops
from tests.bench.clock import in_turns
from tests.bench.material import Material
from tests.bench.row import Row


def rows(material: Material) -> Iterator[Row]:
    """A row for each document of the first example."""
    template = loops.template()
    for kind, document in next(iter(material.documents.values())).items():
        content = loops.flattened(document)
        write = partial(docx.write, document, material.places.templates)
        ours, theirs = in_turns([write, partial(loops.fill_in, template, content)], material.effort.repetitions)
        yield Row("docx / docxtpl", kind, ours, theirs, target=1.0)
