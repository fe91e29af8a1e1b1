"""What each document rests on, from the record of its build."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from docgen.build.manifest import load
from docgen.whatif.graph import dot, known, nodes, resting
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = create(tmp_path_factory.mktemp("graph"))
    build(where, ("html", "md"))
    return where.output


def test_the_record_names_the_files_of_each_look_with_their_digests(output: Path) -> None:
    manifest = load(output / EXAMPLE)
    assert manifest is not None
    used = {one.look for built in manifest.documents.values() for one in built.outputs.values()}
    assert used == set(manifest.looks)
    templates = output.parent / "templates"
    for files in manifest.looks.values():
        for name, digest in files.items():
            file = templates / name.removeprefix("templates/")
            assert digest == hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    page = manifest.looks[manifest.documents["contract"].outputs["html"].look]
    assert {"templates/house/screen.css", "templates/house/page.js"} <= page.keys()
    assert any(name.endswith(".woff2") for name in page)


def test_a_document_rests_on_its_fields_clauses_and_files(output: Path) -> None:
    found = {one.document: one for one in nodes(output, EXAMPLE) or ()}
    contract = found["contract"]
    assert {"client.name", "costs.charges.payment"} <= contract.fields.keys()
    assert {"second.long", "one.clause"} <= contract.clauses.keys()
    assert any(name.endswith("templates/contract/outline.yaml") for name in contract.files)
    assert [one.form for one in contract.forms] == ["html", "md"]
    assert nodes(output, "nothing") is None


def test_and_the_other_way_round(output: Path) -> None:
    every = nodes(output, EXAMPLE) or ()
    of = {thing: [one for node in every for one in resting(output, node, thing)] for thing in THINGS}
    assert [(one.document, one.clauses) for one in of["costs.charges.payment"]] == [
        ("contract", ("3.1 third.untitled",))
    ]
    assert [(one.document, one.how) for one in of["second.long"]] == [("contract", "clause")]
    assert {(one.document, one.forms) for one in of["screen.css"]} == {
        (kind, ("html",)) for kind in ("contract", "governance-charter")
    }
    assert not of["requirements.bidding.page_limit"]
    assert "costs.charges" in known(every)


THINGS = ("costs.charges.payment", "second.long", "screen.css", "requirements.bidding.page_limit")


def test_as_a_graph_every_arrow_joins_two_names(output: Path) -> None:
    lines = dot(nodes(output, EXAMPLE) or ()).splitlines()
    arrows = [line.strip().rstrip(";") for line in lines if "->" in line]
    assert len(arrows) > 20
    for one in arrows:
        for name in one.split(" -> "):
            assert json.loads(name)
