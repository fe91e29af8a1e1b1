"""What is found in contracts and requests that others wrote is exactly what was found and judged by reading them.

The texts stand in ``foreign/`` with their licences, the findings with a verdict on each in ``foreign/found.yaml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import outside
from docgen.messages import words
from docgen.outside.reading import read
from docgen.outside.survey import survey

HERE = Path(__file__).parent / "foreign"
FOUND: dict[str, dict[str, list[dict[str, Any]]]] = yaml.load(
    (HERE / "found.yaml").read_text("utf-8"), yaml.CSafeLoader
)
VERDICTS = {"right", "wrong", "taste"}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_is_what_was_judged(name: str) -> None:
    found = outside.check(HERE / name)
    expected = FOUND[name]["finds"]
    assert sorted((one.code, one.location.line) for one in found) == sorted(
        (one["code"], one["line"]) for one in expected
    )
    for one in expected:
        said = {
            words(each, "en").message for each in found if (each.code, each.location.line) == (one["code"], one["line"])
        }
        assert one["verdict"] in VERDICTS
        assert any(one["words"] in message for message in said)


def test_every_text_is_judged_and_has_a_licence() -> None:
    texts = {file.name for file in HERE.iterdir()} - {"LICENCE.md", "found.yaml"}
    assert texts == FOUND.keys()
    assert all(f"`{name}`" in (HERE / "LICENCE.md").read_text("utf-8") for name in texts)


def test_a_file_of_word_that_another_program_made_reads_as_its_markdown() -> None:
    made, written = (read(HERE / f"common-paper-csa.{form}")[0] for form in ("docx", "md"))
    assert made is not None
    assert written is not None
    of_word, of_markdown = survey(made), survey(written)
    assert of_word.outline.clauses.keys() == of_markdown.outline.clauses.keys()
    assert [one.address for one in of_word.references.own] == [one.address for one in of_markdown.references.own]
    assert len(of_word.references.own) > 30
