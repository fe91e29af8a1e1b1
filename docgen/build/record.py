"""What is recorded of a document for the manifest; why something stands in it is told by ``why.py``."""

from __future__ import annotations

from functools import lru_cache

from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Clause, Document
from docgen.assembly.walk import inlines, placed, plain
from docgen.build.manifest import Built
from docgen.build.places import Places, anywhere


def built(places: Places, assembled: Assembled, tree: str, seen: str, beside: str, carried: str) -> Built:
    """The record of a document as it was assembled, without its files; ``beside`` is the digest of the sidecar,
    ``carried`` that of what files carry."""
    return Built(
        tree=tree,
        seen=seen,
        fingerprint=assembled.document.fingerprint,
        words=words(assembled.document),
        fields=dict(assembled.fields),
        files={anywhere(places, file): digest for file, digest in assembled.files.items()},
        outputs={},
        origins=beside,
        record=carried,
    )


def words(document: Document) -> int:
    """How many words a document holds, tables included."""
    count = 0
    for section, clause in placed(document):
        del section
        count += _words(clause)
    return count


@lru_cache(maxsize=1024)
def _words(clause: Clause) -> int:
    return len(clause.title.split()) + sum(len(plain((node,)).split()) for node in inlines(clause.blocks))
