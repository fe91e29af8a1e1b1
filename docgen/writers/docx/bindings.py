"""Facts as nodes of XML in the file, to which each place that shows one is bound: changed in one place of Word, a fact
changes in all.

In: the path of a field and its words. Out: where its node stands, and a part of the package with all nodes. A field
that stands in several forms (30 Tage, 30 Tagen) has a node for each.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part

from docgen.writers.docx.markup import content

if TYPE_CHECKING:
    from docx.document import Document as Package

NAMESPACE = "urn:docgen:values"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_NAME = re.compile(r"[^\w.-]|[^\W\d_A-Za-z]")


@lru_cache(maxsize=8192)
def _name(path: str) -> str:
    """The name of the nodes of a field: ``kpis[reach].target`` -> ``kpis.reach.target``."""
    return _NO_NAME.sub("_", path.replace("[", ".").replace("]", ""))


class Bindings:
    """The nodes of one document, in the order in which it first shows them.

    ``store`` is the id of their part: the same in every build of a document, another in every other document.
    """

    def __init__(self, document: str) -> None:
        digest = hashlib.sha256(document.encode()).hexdigest().upper()
        self.store = f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"
        self._paths: dict[tuple[str, str], str] = {}
        self._forms: dict[str, int] = {}
        self._nodes: list[str] = []

    def bind(self, path: str, words: str) -> str:
        """The property that binds a content control to the node of the field at ``path`` in the form ``words``."""
        found = self._paths.get((path, words))
        if found is None:
            found = self._paths[path, words] = self._add(path, words)
        return found

    def _add(self, path: str, words: str) -> str:
        name = _name(path)
        form = self._forms[name] = self._forms.get(name, 0) + 1
        self._nodes.append(f"<{name}>{content(words)}</{name}>")
        return (
            f"<w:dataBinding w:prefixMappings=\"xmlns:v='{NAMESPACE}'\" "
            f'w:xpath="/v:values[1]/v:{name}[{form}]" w:storeItemID="{self.store}"/>'
        )

    def store_in(self, package: Package) -> None:
        """Put the nodes into the package, if there are any."""
        if not self._nodes:
            return
        opened = package.part.package
        nodes = f'{_HEAD}<values xmlns="{NAMESPACE}">{"".join(self._nodes)}</values>'
        properties = (
            f'{_HEAD}<ds:datastoreItem ds:itemID="{self.store}" xmlns:ds="{_DATASTORE}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        item = Part(opened.next_partname("/customXml/item%d.xml"), CONTENT_TYPE.XML, nodes.encode(), opened)
        package.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
        place = opened.next_partname("/customXml/itemProps%d.xml")
        described = Part(place, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, properties.encode(), opened)
        item.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
