"""How a .pdf is asked for: its variant, the fields in it, the files attached to it.

Light on purpose: it is a part of what is asked of a build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.build.manifest import NAME, SCHEMA, Built, lines
from docgen.build.places import Target

HOLDING_FILES = "pdf/a-3"  # how the names of the variants begin that can hold files of any kind


@dataclass(frozen=True, slots=True)
class Paper:
    """What a .pdf is to be; ``attach_inputs`` puts the input files and the record of the document into it."""

    variant: str = "pdf/ua-1"
    signature_fields: bool = False
    attach_inputs: bool = False

    @property
    def label(self) -> str:
        """How the manifest tells one kind from another: ``pdf/a-3b +inputs``."""
        parts = [self.variant]
        parts += ["+fields"] if self.signature_fields else []
        parts += ["+inputs"] if self.attach_inputs else []
        return " ".join(parts)


USUAL = Paper()


@dataclass(frozen=True, slots=True)
class Attachments:
    """What is attached to one document: the input files it was made from, and the record of it."""

    sources: Mapping[str, bytes]
    data: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """One digest over all of them."""
        summary = hashlib.sha256()
        for name, content in sorted({**self.sources, **self.data}.items()):
            summary.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        return summary.hexdigest()[:16]


def attachments(target: Target, kind: str, built: Built, inputs: Mapping[str, str]) -> Attachments:
    """What is put into the .pdf of a document: the input files as they stand, and what the manifest says of the
    document, without its files: no file can hold its own digest. Raises OSError."""
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "engagement": target.name,
        "document": kind,
        "inputs": dict(inputs),
        "tree": built.tree,
        "fingerprint": built.fingerprint,
        "words": built.words,
        "fields": built.fields,
        "files": built.files,
    }
    return Attachments({name: (target.folder / name).read_bytes() for name in inputs}, {NAME: lines(record, 2)})
