"""Whatever somebody writes into a text field, the documents keep their structure and show it unchanged."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from docgen.assembly import walk
from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.filling import one_line
from docgen.assembly.nodes import Block, ItemList, Paragraph, Table, Value
from docgen.inputs.folder import Reading
from docgen.inputs.traps import TRAPS
from docgen.writers import docx, markdown, pdf
from tests import examples
from tests.formats import numbered, readers
from tests.properties.texts import STRINGS, Field, fields, words
from tests.writers import test_html, test_markdown, word
from tests.writers.expected import NASTY, cells, paragraphs
from tests.writers.test_pdf import readable
from tests.writers.word import W

TEMPLATES = examples.ROOT / "templates"
READ = ("engagement.positions.", "requirements.vetting.references.must_include")
CASES = ("harborlight-training", "nordwarenhaus-callcenter")
SOME = settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking whole engagements takes longer than reading them
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Texts = dict[Field, str]


@cache
def text_fields(name: str) -> tuple[Field, ...]:
    """All but those whose words are read: which wording was approved, and whether a reference is from abroad."""
    every = fields(examples.facts(examples.ROOT / "inputs" / name))
    return tuple(field for field in every if not field.path.startswith(READ))


@st.composite
def texts(draw: st.DrawFn, name: str) -> Texts:
    """Some fields of an engagement with other words."""
    chosen = draw(st.lists(st.sampled_from(text_fields(name)), min_size=40, max_size=120, unique=True))
    return {field: words(field, draw(STRINGS), number) for number, field in enumerate(chosen)}


def changed(name: str, given: Texts) -> examples.Checked:
    """The engagement with these words."""
    with tempfile.TemporaryDirectory() as folder:
        home = examples.copy(name, Path(folder))
        examples.set_fields(home, {field.path: string for field, string in given.items()})
        return examples.check(home)


@pytest.mark.parametrize("name", CASES)
@SOME
@given(st.data())
def test_the_structure_stays_and_the_words_come_through(name: str, data: st.DataObject) -> None:
    """With one drawing of up to 120 fields; ``exhaustive`` has more, and test_nasty goes through all fields."""
    assert_stays(name, data)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", CASES)
@settings(SOME, max_examples=24)
@given(st.data())
def test_they_do_so_with_many_more(name: str, data: st.DataObject) -> None:
    assert_stays(name, data)


def assert_stays(name: str, data: st.DataObject) -> None:
    given = data.draw(texts(name))
    checked = changed(name, given)
    assert_only_words_changed(name, given, checked)
    kind = data.draw(st.sampled_from(sorted(checked.documents)))
    assert_formats(checked.documents[kind].document)


def assert_only_words_changed(name: str, given: Texts, checked: examples.Checked) -> None:
    """The documents hold what they hold with plain words, and say the words that were given."""
    plain = changed(name, {field: f"plain words {number}" for number, field in enumerate(given)})
    assert {problem.code for problem in checked.problems()} <= TRAPS
    for kind, made in checked.documents.items():
        assert list(skeleton(made.document)) == list(skeleton(plain.documents[kind].document))
        for field in given:
            if field.spelled in made.fields:
                assert_said(field, checked.reading, made.document)


def skeleton(document: Document) -> Iterator[Any]:
    """What stands in a document, without its words."""
    for part in (document.opening, document.sections, document.closing, document.schedules):
        for one in part:
            yield from _section(one) if isinstance(one, Section) else _clause(one)


def _section(section: Section) -> Iterator[Any]:
    yield "section", section.id, section.label
    for clause in section.clauses:
        yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[Any]:
    yield "clause", clause.id, clause.number
    for block in walk.blocks(clause.blocks):
        yield _block(block)


def _block(block: Block) -> Any:
    match block:
        case Paragraph():
            return "paragraph", block.number, block.level
        case ItemList():
            return "list", [item.label for item in block.items], block.depth
        case Table():
            return "table", block.name, block.label, [(row.kind, len(row.cells)) for row in block.rows]
        case _:
            return type(block).__name__, getattr(block, "label", "")


def assert_said(field: Field, reading: Reading, document: Document) -> None:
    """Some value of the document that comes from the field says its words; a label within a sentence begins small."""
    assert reading.engagement is not None
    wanted = one_line(field_value(reading, field))
    values = [v for clause in walk.clauses(document) for v in walk.inlines(clause.blocks) if isinstance(v, Value)]
    said = [v.text for v in values if any(source.path == field.spelled for source in v.sources)]
    assert not said or any(wanted[1:] in " ".join(text.split("\n")) for text in said), (field, wanted, said[:3])


def field_value(reading: Reading, field: Field) -> str:
    """What the model holds."""
    here: Any = reading.engagement
    for part in examples.parts(field.path):
        here = here[part] if isinstance(part, int) else _attribute(here, part)
    return str(here)


def _attribute(record: Any, name: str) -> Any:
    known = type(record).model_fields
    return getattr(record, name if name in known else next(n for n, info in known.items() if info.alias == name))


def assert_formats(document: Document) -> None:
    """Every format shows the words of the tree."""
    test_html.test_the_words_are_those_of_the_tree(document)
    test_html.test_cells_are_those_of_the_tree(document)
    test_html.test_headings_and_their_numbers_are_those_of_the_tree(document)
    test_markdown.test_headings_and_their_numbers_are_those_of_the_tree(document)
    test_markdown.test_cells_are_those_of_the_tree(document)
    written = docx.write(document, TEMPLATES)
    found = {folded(said(paragraph)) for paragraph in word.body(written).iter(f"{W}p")}
    expected = [row for rows in cells(document) for row in rows]
    assert [one for one in expected if one and folded(one) not in found] == []
    assert numbered.docx(written) == numbered.tree(document)
    shown, told = readers.markdown(markdown.write(document, TEMPLATES).decode(), document)
    assert shown == told


def said(paragraph: word.etree._Element) -> str:
    """The words of a paragraph; tabs and line ends are elements of their own."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    inner = (one for run in paragraph.iter(f"{W}r") for one in run)
    return "".join(marks.get(str(one.tag)) or (one.text or "" if one.tag == f"{W}t" else "") for one in inner)


def folded(text: str) -> str:
    """Without what parts lines: white space, and the hyphens at which long words are divided; hyphens at which no line
    ends are as others."""
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


@pytest.mark.parametrize("name", CASES)
def test_fixed_strings_come_through_a_pdf(name: str) -> None:
    usual = [field for field in text_fields(name) if field.path.startswith("governance.") and not field.prose]
    given = {field: words(field, NASTY[number % len(NASTY)], number) for number, field in enumerate(usual)}
    checked = changed(name, given)
    document = checked.documents["governance-charter"].document
    shown = without_hyphens(numbered.pdf(pdf.write(document, TEMPLATES), document.cover))
    expected = [*paragraphs(document), *(cell for row in cells(document) for cell in row)]
    missing = [one for one in expected if readable(one) and not stands(without_hyphens(numbered.folded(one)), shown)]
    assert missing == []


def stands(words: str, shown: str) -> bool:
    """Whether a paragraph is shown, be it in two parts: where a page ends within it, its pictures come between."""
    parts = (words[:cut] in shown and words[cut:] in shown for cut in range(len(words) - 1, 0, -1))
    return words in shown or any(parts)


def without_hyphens(text: str) -> str:
    """A soft hyphen shows where a line ends at it."""
    return text.replace("-", "")
