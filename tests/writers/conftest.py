"""The samples as pages, for all tests of pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.writers import html
from tests.writers.expected import nasty_document
from tests.writers.sample import sample

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 2
LONG_TITLE = replace(sample(), cover=replace(sample().cover, title=LONG_WORD, parties=(LONG_WORD,)))
SAMPLES = {"english": sample(), "german": sample("de"), "nasty": nasty_document(), "long words": LONG_TITLE}


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The samples as pages on disk."""
    folder, written = tmp_path_factory.mktemp("pages"), {}
    for name, document in SAMPLES.items():
        written[name] = folder / f"{name}.html"
        written[name].write_bytes(html.write(document, Path("templates")))
    return written
