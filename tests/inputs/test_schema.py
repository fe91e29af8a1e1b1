"""The schemas under version control are those of the models, and the worked examples fit them."""

import json
from pathlib import Path

import jsonschema
import pytest

from docgen.inputs import nodes
from docgen.inputs.schema import FOLDER, schemas

EXAMPLES = sorted(Path("inputs").glob("*/*.yaml"))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == schemas()[name], "run: docgen schema"


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
