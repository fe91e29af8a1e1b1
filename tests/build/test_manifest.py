"""The records beside the documents: what was built, from what, and why each clause is in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH, build, create


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = create(tmp_path_factory.mktemp("manifest"))
    build(where)
    return where.output / EXAMPLE


def read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def test_the_digests_are_those_of_the_files(output: Path) -> None:
    manifest = read(output / "manifest.json")
    assert manifest["engagement"] == EXAMPLE
    for kind in BOTH:
        outputs = manifest["documents"][kind]["outputs"]
        assert sorted(outputs) == ["docx", "html", "md"]
        for form, made in outputs.items():
            content = (output / f"{kind}.{form}").read_bytes()
            assert made["sha256"] == hashlib.sha256(content).hexdigest()
            assert made["bytes"] == len(content)
    inputs = output.parents[1] / "inputs" / EXAMPLE
    for name, digest in manifest["inputs"].items():
        assert digest == hashlib.sha256((inputs / name).read_bytes()).hexdigest()
    assert len(manifest["inputs"]) == 6


def test_a_document_names_the_fields_and_files_that_it_read(output: Path) -> None:
    documents = read(output / "manifest.json")["documents"]
    fields = {kind: set(documents[kind]["fields"]) for kind in BOTH}
    assert {"client.name", "costs.charges.payment", "kind", "terms.audits_per_year"} <= fields["contract"]
    assert {"term.initial", "governance.principles[0].text"} <= fields["governance-charter"]
    assert "costs.charges.payment" not in fields["governance-charter"]
    assert all("page_limit" not in name for names in fields.values() for name in names)
    files = documents["contract"]["files"]
    assert {"clause:en:second.long", "clause:en:one.offshore"} <= set(files)
    assert "clause:en:charter.rules" not in files
    assert any(name.endswith("templates/tables/roles.yaml") for name in files)


def test_each_clause_says_why_it_is_there_and_each_value_where_it_comes_from(output: Path) -> None:
    origins = read(output / "contract.origins.json")
    clauses = {clause["id"]: clause for clause in origins["clauses"]}
    assert list(clauses) == ["case.wording", "second.short", "second.long", "third.untitled", "one.clause"]
    clause = clauses["third.untitled"]
    assert (clause["version"], clause["position"], clause["number"]) == ("1.0.0", "balanced", "3.1")
    assert clause["file"].endswith("clauses/en/third.untitled.md")
    (name,) = (value for value in clause["values"] if value["fields"] == ["client.name"])
    assert name["text"] == "Harborlight Ledgerworks, Inc."
    file, line, _ = origins["fields"]["client.name"].rsplit(":", 2)
    assert "Harborlight Ledgerworks" in (output.parents[1] / file).read_text("utf-8").splitlines()[int(line) - 1]


def test_a_condition_is_recorded_with_the_fields_that_it_rests_on(tmp_path: Path) -> None:
    where = create(tmp_path)
    file = where.clauses / "en" / "one.offshore.md"
    file.write_text(file.read_text("utf-8").replace("call_center", "training"), "utf-8")
    build(where, ("md",))
    origins = read(where.output / EXAMPLE / "contract.origins.json")
    (clause,) = (clause for clause in origins["clauses"] if clause["id"] == "one.offshore")
    assert clause["condition"] == "kind == 'training'"
    assert clause["condition_fields"] == ["kind"]
    assert origins["fields"]["kind"].endswith(":5:7") or ":" in origins["fields"]["kind"]
