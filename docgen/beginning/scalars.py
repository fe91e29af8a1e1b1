"""How a value is spelled in YAML, so that reading it gives the same value back.

In: a value. Out: its text. A text that reading would take for something else, or that YAML would take for its own
signs, stands in quotes.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from docgen.inputs import nodes


def spelled(value: Any, *, flow: bool = False) -> str:
    """A value that is no record; empty for None. ``flow``: it stands between brackets."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(spelled(item, flow=True) for item in value)}]"
    text = str(value)
    return text if means(text, text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def means(written: str, value: Any, *, flow: bool = False) -> bool:
    """Whether something stands for a value where it is written as it is."""
    if "\n" in written or written != written.strip():
        return False
    around = f"x: {{y: {written}, z: 1}}\n" if flow else f"x: {written}\n"
    tree, findings = nodes.read(around.encode(), "")
    if tree is None or findings:
        return False
    found = tree.data.get("x")
    if flow:
        return bool(found == {"y": value, "z": 1}) and type(found["y"]) is type(value)
    return bool(found == value) and type(found) is type(value)
