"""The records beside the documents: written where they differ, and no edit of theirs is lost without a word.

In: an output folder, what is to stand beside each document, and the record of the last build. Out: files; findings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from docgen.build.manifest import ORIGINS, Manifest
from docgen.build.places import file_digest
from docgen.build.whole import announce, announced, keep
from docgen.finding import Finding, Location, Severity, finding


def beside(folder: Path, origins: Mapping[str, bytes], last: Manifest | None) -> Iterator[Finding]:
    """Write why each clause stands in a document and where its values come from; a warning of a record that somebody
    changed, and a finding where one can't be written."""
    for kind, content in origins.items():
        path = folder / f"{kind}.{ORIGINS}"
        digest, found = hashlib.sha256(content).hexdigest(), file_digest(path)
        if found == digest:
            continue
        built = last.documents.get(kind) if last else None
        if found and built and built.origins and found != built.origins and found not in announced(path):
            yield finding("BLD003.record", Location(path.as_posix()), severity=Severity.WARNING)
        with suppress(OSError):  # what can't be announced can't be written either, and that is said next
            announce(path, digest)
        yield from keep(folder, {path.name: content})
