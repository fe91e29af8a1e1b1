"""Facts in content controls that are bound to nodes of XML: changed in one place, a fact changes in all."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from docgen.assembly import walk
from docgen.assembly.document import Document
from docgen.assembly.nodes import Strong, Value
from docgen.writers.characters import printable
from docgen.writers.docx import write
from tests.writers import word
from tests.writers.office import Office
from tests.writers.sample import para, sample, value
from tests.writers.test_docx import SHOWN, TEMPLATES, with_section
from tests.writers.word import Bound, W, bound

CLIENT = "engagement.client.name"


@pytest.fixture(scope="module")
def english() -> bytes:
    return write(sample(), TEMPLATES)


def by_field(data: bytes) -> dict[str, list[Bound]]:
    """The bound controls of a file by the field whose path they bear."""
    found = defaultdict(list)
    for control in bound(data):
        found[control.tag].append(control)
    return found


def bindable(document: Document) -> list[Value]:
    """The facts of the text that are the words of one field and nothing else."""
    parts = [document.front, *(clause.blocks for clause in walk.clauses(document))]
    nodes = [node for blocks in parts for node in walk.inlines(blocks) if isinstance(node, Value)]
    return [node for node in nodes if len(node.sources) == 1 and not node.calculation and node.text.strip()]


def test_each_control_shows_what_its_node_says(english: bytes) -> None:
    controls = bound(english)
    assert [control for control in controls if control.nodes != [control.words]] == []
    assert len({control.store for control in controls}) == 1
    properties = word.part(english, "customXml/itemProps1.xml")
    assert {control.store for control in controls} == {properties.get(f"{{{properties.nsmap['ds']}}}itemID")}


def test_every_fact_of_the_text_and_the_cover_is_bound(english: bytes) -> None:
    document = sample()
    expected = Counter((one.sources[0].path, printable(one.text)) for one in bindable(document))
    found = Counter((control.tag, control.words) for control in bound(english))
    on_cover = Counter((one.sources[0].path, printable(one.text)) for one in document.cover.values)
    assert len(expected) == 5
    assert expected.keys() | on_cover.keys() == found.keys()
    assert found - expected - on_cover == Counter({("engagement.title", document.cover.title): 1})  # above the text too
    assert not (expected + on_cover) - found


def test_a_field_has_one_node_wherever_it_stands(english: bytes) -> None:
    """Cover, text, caption of a table: all go by the same node."""
    fields = by_field(english)
    assert len(fields[CLIENT]) >= 3
    assert {control.words for control in fields[CLIENT]} == {"Example Retail Ltd"}
    assert len({control.xpath for control in fields[CLIENT]}) == 1
    assert {control.words for control in fields["engagement.supplier.name"]} == {SHOWN}
    assert len({control.xpath for control in fields["engagement.supplier.name"]}) == 1


def test_another_form_of_a_field_has_a_node_of_its_own() -> None:
    facts = [value("30 Tage", "terms.cure"), value("30 Tagen", "terms.cure"), value("30 Tage", "terms.cure")]
    controls = by_field(write(with_section(para(*facts)), TEMPLATES))["terms.cure"]
    assert [control.words for control in controls] == ["30 Tage", "30 Tagen", "30 Tage"]
    assert controls[0].xpath == controls[2].xpath != controls[1].xpath


def test_fields_of_records_stay_apart() -> None:
    paths = ["kpis[a].name", "kpis[b].name", "kpis[a-b].name", "kpis[0]", "kpis[1]", "kpis[ü].name", "kpis.a.name"]
    facts = [value(f"fact {number}", path) for number, path in enumerate(paths)]
    controls = [c for c in bound(write(with_section(para(*facts)), TEMPLATES)) if c.tag in paths]
    assert [control.nodes for control in controls] == [[f"fact {number}"] for number in range(len(paths))]


def test_what_no_single_field_says_is_not_bound() -> None:
    two = replace(value("x and y", "a"), sources=(*value("", "a").sources, *value("", "b").sources))
    facts = [value("12", "costs.total", calculation="sum"), two, value(" ", "a.b")]
    before = len(bound(write(with_section(para("none")), TEMPLATES)))
    assert len(bound(write(with_section(para(*facts)), TEMPLATES))) == before


def test_stressed_fact_keeps_its_style_when_it_changes() -> None:
    data = write(with_section(para(Strong((value("30 days", "terms.cure"),)))), TEMPLATES)
    [properties] = [pr for pr in word.body(data).iter(f"{W}sdtPr") if word.child_value(pr, "tag") == "terms.cure"]
    assert word.child_value(properties.find(f"{W}rPr"), "rStyle") == "Strong"


def test_store_is_the_same_in_every_build_and_another_in_every_document(english: bytes) -> None:
    stores = [{control.store for control in bound(data)} for data in (english, write(sample(), TEMPLATES))]
    assert stores[0] == stores[1]
    other = bound(write(replace(sample(), type="rfp"), TEMPLATES))
    assert {control.store for control in other} != stores[0]


def test_document_without_facts_has_no_store() -> None:
    document = replace(with_section(para("words")), front=(), opening=(), closing=())
    data = write(replace(document, cover=replace(document.cover, values=())), TEMPLATES)
    with ZipFile(BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


def test_every_control_of_the_examples_is_bound_to_a_node_with_its_words(built: Path) -> None:
    for file in sorted(built.glob("*/*.docx")):
        data = file.read_bytes()
        controls = bound(data)
        assert [control for control in controls if control.nodes != [control.words]] == [], file
        assert len(controls) > 300
        known = {(control.tag, control.words): control.xpath for control in controls}
        assert [c for c in controls if known[c.tag, c.words] != c.xpath] == []
        assert word.words(word.body(data)).count("\ue000") == 0


def test_another_program_shows_a_changed_node_in_all_places(built: Path, tmp_path: Path) -> None:
    """LibreOffice reads what a control shows from its node."""
    source = Path(shutil.copy(built / "uferstrom-staffing" / "contract.docx", tmp_path / "before.docx"))
    name, other = "Uferstrom Versorgung AG", "Another Name SE"
    changed = tmp_path / "changed.docx"
    with ZipFile(source) as archive, ZipFile(changed, "w") as target:
        for member in archive.namelist():
            data = archive.read(member)
            if member == "customXml/item1.xml":
                nodes = etree.fromstring(data)
                [node] = [node for node in nodes if etree.QName(node).localname == "client.name"]
                assert node.text == name
                node.text = other
                data = etree.tostring(nodes)
            target.writestr(member, data)
    office = Office(tmp_path / "office")
    before, after = office.shown(source), office.shown(changed)
    assert after == [line.replace(name, other) for line in before]
    assert sum(other in line for line in after) > 4
