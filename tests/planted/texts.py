"""Faults in texts that somebody has edited by hand: the Markdown and the Word files that the tool made.

In: a kind of fault and where to plant it. Out: the text with the fault, and what the checks of texts from elsewhere
find in it and not in the text as it was made. A place is a line of Markdown, or a paragraph of a Word file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from docgen import outside
from docgen.finding import Finding
from docgen.writers.docx.write import write as write_word
from docgen.writers.markdown import write as write_markdown
from tests import examples
from tests.planted import again, pages, wordfile
from tests.planted.fault import Place, Planted

_Made = tuple[str, str, Mapping[str, str], frozenset[Place]]


@cache
def lines(example: str, kind: str, form: str) -> tuple[str, ...]:
    """The lines of a Markdown file, or the words of the paragraphs of a Word file."""
    if form == "md":
        document = again.clean(example).trees[kind]
        return tuple(write_markdown(document, examples.ROOT / "templates").decode().split("\n"))
    return tuple(wordfile.lines(_word(example, kind)))


@cache
def _word(example: str, kind: str) -> bytes:
    return write_word(again.clean(example).trees[kind], examples.ROOT / "templates")


def places(
    example: str, kind: str, form: str, way: Mapping[str, Any], random: Random, filled: Callable[[str, str], str]
) -> Iterator[_Made]:
    """The text with the fault at each line at which it can be planted, in an order drawn by chance."""
    written = lines(example, kind, form)
    begin = next((n for n, line in enumerate(written) if re.search(way.get("after", ""), line)), None)
    if begin is None:
        return
    numbers = list(range(begin, len(written)))
    if not {"end", "spoil"} & way.keys():
        random.shuffle(numbers)
    for number in numbers:
        made = pages.made(pages.Page(list(written), number, way, random, lambda words: filled(words, example)))
        if made is not None:
            words, at = made
            yield example, kind, {kind: "\n".join(words)}, frozenset((f"{kind}.{form}", line) for line in at)


def look(planted: Planted) -> list[Finding]:
    """What is found in the text with the fault and not in the one that was made."""
    example, kind, form = planted.example, planted.document, planted.fault.text
    words = planted.edits[kind].split("\n")
    before = {(one.said.key, repr(one.said.values)) for one in _clean(example, kind, form)}
    found = _check(example, kind, form, words)
    return [one for one in found if (one.said.key, repr(one.said.values)) not in before]


@cache
def _clean(example: str, kind: str, form: str) -> tuple[Finding, ...]:
    return tuple(_check(example, kind, form, lines(example, kind, form)))


def alarms(example: str, kind: str, form: str) -> list[Finding]:
    """What somebody would have to act on in the text as it was made."""
    return again.weighty(_clean(example, kind, form))


def _check(example: str, kind: str, form: str, written: list[str] | tuple[str, ...]) -> list[Finding]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{kind}.{form}"
        file.write_bytes(_bytes(example, kind, form, written))
        language = again.clean(example).language
        return [_short(one, folder) for one in outside.check(file, language)]


def _bytes(example: str, kind: str, form: str, written: list[str] | tuple[str, ...]) -> bytes:
    if written[0].startswith(pages.SPOILT):
        whole = _word(example, kind) if form == "docx" else "\n".join(lines(example, kind, form)).encode()
        return {"cut": whole[: len(whole) // 2], "letters": whole + b"\xff\xfe", "empty": b""}[
            written[0][len(pages.SPOILT) :]
        ]
    return wordfile.rewritten(_word(example, kind), list(written)) if form == "docx" else "\n".join(written).encode()


def _short(one: Finding, folder: str) -> Finding:
    def bare(place: Any) -> Any:
        return replace(place, file=place.file.removeprefix(f"{folder}/"))

    related = tuple(replace(other, location=bare(other.location)) for other in one.related)
    return replace(one, location=bare(one.location), related=related)
