"""JSON Schema (2020-12) of each input file, from the models: what an editor needs to complete and explain while
somebody types.

In: the models and the words about their fields. Out: the text of each schema, the same for the same models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from docgen.inputs.annotate import annotate
from docgen.model.whole import FILES, Engagement

FOLDER = Path(__file__).resolve().parent.parent / "schema"


class _Generator(GenerateJsonSchema):
    """Defaults that are values with units are shown as they are written in a file."""

    def encode_default(self, dft: Any) -> Any:
        """A default as JSON."""
        plain = isinstance(dft, str | int | float | list | tuple | dict | type(None))
        return super().encode_default(dft) if plain else str(dft)


def schemas() -> dict[str, str]:
    """The schema of each file, by the name under which it is kept."""
    made = {}
    for name in FILES:
        model = Engagement.model_fields[name].annotation
        assert isinstance(model, type)
        assert issubclass(model, BaseModel)
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **annotate(model.model_json_schema(schema_generator=_Generator), model),
        }
        made[f"{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return made


def stale(folder: Path = FOLDER) -> list[Path]:
    """The files whose schema is not that of the models."""
    kept = ((folder / name, text) for name, text in schemas().items())
    return [path for path, text in kept if not path.is_file() or path.read_text(encoding="utf-8") != text]


def write(folder: Path = FOLDER) -> list[Path]:
    """Write the schemas; gives the files that changed."""
    folder.mkdir(exist_ok=True)
    made = schemas()
    changed = stale(folder)
    for path in changed:
        path.write_text(made[path.name], encoding="utf-8")
    return changed
