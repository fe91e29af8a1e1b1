"""Nothing is wrong with the documents of the library, read back as if somebody else had written them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import outside
from docgen.finding import Severity
from docgen.outside.reading import read
from docgen.outside.survey import survey
from docgen.writers.docx.write import write
from tests.examples import DOCUMENTS, ROOT, example


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_the_markdown_raises_no_alarm(name: str, kind: str) -> None:
    found = outside.check(ROOT / "tests" / "golden" / name / f"{kind}.md")
    assert [one for one in found if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", ["harborlight-training", "nordwarenhaus-callcenter"])  # one of each language
def test_the_contract_of_word_reads_as_that_of_markdown(name: str, tmp_path: Path) -> None:
    file = tmp_path / "contract.docx"
    file.write_bytes(write(example(name).documents["contract"].document, ROOT / "templates"))
    found = outside.check(file)
    assert [one for one in found if one.severity is not Severity.INFO] == []
    word, markdown = (read(path)[0] for path in (file, ROOT / "tests" / "golden" / name / "contract.md"))
    assert word is not None
    assert markdown is not None
    of_word, of_markdown = survey(word), survey(markdown)
    assert of_word.outline.clauses.keys() == of_markdown.outline.clauses.keys()
    assert of_word.outline.schedules.keys() == of_markdown.outline.schedules.keys()
    assert len(of_word.terms.definitions) == len(of_markdown.terms.definitions) > 40
    assert len(of_word.companies.parties) >= 2
    assert len(of_word.references.own) > 100
