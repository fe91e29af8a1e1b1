"""Reads the cases that stand as YAML beside the tests: numbers with a decimal point become exact decimals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml


class _ExactLoader(yaml.CSafeLoader):
    pass


_ExactLoader.add_constructor(
    "tag:yaml.org,2002:float",
    lambda loader, node: Decimal(str(loader.construct_scalar(node))),  # type: ignore[arg-type]
)
_ExactLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: Decimal(str(loader.construct_scalar(node)).replace("_", "")),  # type: ignore[arg-type]
)


def cases(file: str, group: str) -> list[Any]:
    """The cases of one group of a file, as parameters that bear the names of the cases."""
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    loaded = yaml.load(text, _ExactLoader)[group]
    assert loaded, f"{file} holds no cases under {group}"
    return [pytest.param(case, id=case["case"]) for case in loaded]
