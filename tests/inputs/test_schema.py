"""The schemas under version control are those of the models and explain each field; the worked examples fit them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from docgen.inputs import nodes
from docgen.inputs.schema import FOLDER, schemas, stale
from docgen.model import fields

NAMES = sorted(path.name for path in FOLDER.glob("*.schema.json"))
EXAMPLES = sorted(Path("inputs").glob("*/*.yaml"))
SPELLINGS = yaml.load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@cache
def made() -> dict[str, str]:
    return schemas()


def test_every_file_has_its_schema() -> None:
    assert sorted(made()) == NAMES, "run: docgen schema"


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == made()[name], "run: docgen schema"


def test_a_schema_that_is_out_of_date_is_named(tmp_path: Path) -> None:
    for name, text in made().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert stale(tmp_path) == []
    (tmp_path / "exit.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "costs.schema.json").unlink()
    assert {path.name for path in stale(tmp_path)} == {"exit.schema.json", "costs.schema.json"}


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_one_of_the_draft_that_it_names(name: str) -> None:
    schema = json.loads(made()[name])
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_and_every_value_is_explained_in_both_languages(name: str) -> None:
    schema = json.loads(made()[name])
    records = [schema, *schema["$defs"].values()]
    explained = [*records, *(field for record in records for field in record.get("properties", {}).values())]
    for part in explained:
        assert part["title"]
        assert "\n\nDeutsch: " in part["description"], part["title"]
        assert "\n\n*Deutsch:* " in part["markdownDescription"], part["title"]
    for part in _below(schema):
        if "enum" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(" | " in meaning or len(meaning) < 12 for meaning in part["enumDescriptions"])
        if "pattern" in part:
            assert part["patternErrorMessage"] == part["errorMessage"]
            assert part["errorMessage"].startswith("Expected: "), part["pattern"]
        assert part.get("default") != "()"


@pytest.mark.parametrize("name", NAMES)
def test_every_example_fits_the_field_that_it_explains(name: str) -> None:
    schema = json.loads(made()[name])
    for part in _below(schema):
        for example in part.get("examples", ()):
            validator = jsonschema.Draft202012Validator({**part, "$defs": schema["$defs"]})
            assert [error.message for error in validator.iter_errors(example)] == [], part["title"]


def _below(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for key, inner in part.items():
            if key not in {"examples", "default"}:
                yield from _below(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _below(inner)


@pytest.mark.parametrize(
    ("kind", "spelling", "taken"),
    [
        (kind, spelling, taken)
        for kind, lists in SPELLINGS.items()
        for word, taken in (("taken", True), ("refused", False))
        for spelling in lists[word]
    ],
)
def test_editors_take_and_refuse_the_spellings_that_the_program_does(kind: str, spelling: Any, taken: bool) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(getattr(fields, kind))
    validator = jsonschema.Draft202012Validator(adapter.json_schema())
    assert validator.is_valid(spelling) is taken
    if taken:
        adapter.validate_python(spelling)
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(spelling)


@pytest.mark.parametrize("path", EXAMPLES, ids=str)
def test_example_fits_its_schema(path: Path) -> None:
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    schema = (path.parent / first.partition("$schema=")[2]).resolve()
    assert schema == (FOLDER / f"{path.stem}.schema.json").resolve()
    tree, findings = nodes.read(path.read_bytes(), str(path))
    assert tree is not None, findings
    data = json.loads(json.dumps(tree.data, default=float))
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert [(list(error.path), error.message) for error in validator.iter_errors(data)] == []
