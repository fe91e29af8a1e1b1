"""Facts that say something: what must be filled in is filled in, not marked as open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docgen.finding import Severity
from docgen.model.whole import FILES, Engagement
from docgen.rules import Breach, breach

# What people write to get past a field that must not be empty; “none” can be an answer, so it is none of them.
_OPEN = re.compile(
    r"[\W_]*(tb[adc]|todo|to do|to be (decided|defined|confirmed|announced)|n[./]?a\.?|xx+|pending|open"
    r"|k\.? ?a\.?|offen|noch offen|wird nachgereicht|folgt|unklar|fehlt)?[\W_]*",
    re.IGNORECASE,
)
_NOBODY = {"nobody", "no one", "none", "niemand", "keiner", "keine"}


def req011_left_open(engagement: Engagement) -> Iterator[Breach]:
    """What must be filled in is filled in.

    What: no text is a mark for something open, such as “TBD”, “n/a”, “offen” or a dash; the in-house owner of a
    function is somebody, which is an error.
    Why: a field is mandatory because documents state it; a mark in its place goes out to the other side. A function
    that nobody in the company manages must not be outsourced.
    Need: S1.1, S1.3
    Fails: ``evidence: TBD``, with a warning; ``in_house_owner: TBD``. Passes: ``evidence: Certificate``.
    """
    owners = {f"requirements.functions[{one.id}].in_house_owner" for one in engagement.requirements.functions}
    for name in FILES:
        for path, text in _texts(getattr(engagement, name), "" if name == "engagement" else name):
            if path in owners and (_OPEN.fullmatch(text) or text.lower() in _NOBODY):
                yield breach(path, "owner", text=text)
            elif _OPEN.fullmatch(text):
                yield breach(path, "text", severity=Severity.WARNING, text=text)


def _texts(thing: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each text within a record, with its path."""
    if type(thing) is str:
        yield path, thing
    elif isinstance(thing, BaseModel):
        for name, info in type(thing).model_fields.items():
            here = info.alias or name
            yield from _texts(getattr(thing, name), f"{path}.{here}" if path else here)
    elif isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from _texts(item, f"{path}[{getattr(item, 'id', index)}]")
