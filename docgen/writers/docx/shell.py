"""The shell: cover, running heads, styles and lists, made and edited in Word.

In: the shell and the words of one cover. Out: the shell with these words filled in by docxtpl, as a
package whose body is yet to be written. Values are escaped, the template runs sandboxed, and a name that the shell
gets wrong is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from docgen.writers.docx.names import NAMESPACES, name

if TYPE_CHECKING:
    from docx.document import Document as Package


def fill_in(words: dict[str, Any], shell: Path) -> Package:
    """``shell`` with these words filled in.

    Raises ValueError if the shell is no Word document or asks for words that a cover does not have, and OSError if it
    cannot be read.
    """
    template = DocxTemplate(BytesIO(shell.read_bytes()))
    try:
        template.render(words, _ENVIRONMENT, autoescape=True)
    except TemplateError as problem:
        raise ValueError(f"{shell}: {problem.message}") from problem
    except (BadZipFile, KeyError) as problem:
        raise ValueError(f"{shell} is no document of Word") from problem
    filled: Package = template.docx
    return filled


def asked_for(content: bytes, shell: Path) -> set[str]:
    """The names of the words that a shell with this ``content`` asks for. Raises ValueError if its braces don't fit."""
    try:
        names: set[str] = DocxTemplate(BytesIO(content)).get_undeclared_template_variables(_ENVIRONMENT)
    except TemplateError as problem:
        raise ValueError(f"{shell}: {problem.message}") from problem
    return names


def marker(package: Package, words: str) -> etree._Element | None:
    """The paragraph of the shell that holds ``words`` and nothing else."""
    paragraphs: list[etree._Element] = list(package.element.body.iter(name("p")))
    for paragraph in paragraphs:
        if "".join(run.text or "" for run in paragraph.iter(name("t"))).strip() == words:
            return paragraph
    return None


def theme(package: Package) -> bytes:
    """The theme of the shell, which names its fonts; empty without one."""
    try:
        return package.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    except KeyError:
        return b""


def leave_room(place: etree._Element, number: int) -> None:
    """Leave room for text ``number`` in the place of a paragraph."""
    parent = place.getparent()
    assert parent is not None
    parent.replace(place, etree.ProcessingInstruction(_ROOM, str(number)))


def room(element: etree._Element | None) -> int | None:
    """The number of the text that ``element`` leaves room for."""
    if isinstance(element, etree._ProcessingInstruction) and element.target == _ROOM:
        return int(element.text or "")
    return None


def fill_rooms(root: etree._Element, texts: Mapping[int, str]) -> bytes:
    """The part whose root this is as bytes, with each text in the room left for it.

    Raises ValueError if the shell has given one of our prefixes another meaning.
    """
    missing = []
    for prefix, namespace in NAMESPACES.items():
        if root.nsmap.get(prefix, namespace) != namespace:
            raise ValueError(f"the Word shell lets the prefix {prefix} stand for {root.nsmap[prefix]}")
        if prefix not in root.nsmap:
            missing.append(f' xmlns:{prefix}="{namespace}"')
    head, tag, rest = serialize_part_xml(root).partition(f"<{root.prefix}:document".encode())
    pieces = _ROOM_LEFT.split(rest)
    pieces[1::2] = [texts[int(number)].encode() for number in pieces[1::2]]
    return b"".join([head, tag, "".join(missing).encode(), *pieces])


class _Environment(SandboxedEnvironment):
    """Compiles each part of a shell once per process: all documents of a build share it."""

    @lru_cache(maxsize=64)  # noqa: B019 (there is one environment, which lives as long as the process)
    def from_string(  # type: ignore[override]  # wrapping it hides that the signature is the same
        self, source: Any, *others: Any, **settings: Any
    ) -> Template:
        return super().from_string(source, *others, **settings)


_ROOM = "room"
_ROOM_LEFT = re.compile(rb"<\?room (\d+)\?>")
_ENVIRONMENT = _Environment(undefined=StrictUndefined, autoescape=True)
