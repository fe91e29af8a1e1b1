"""Free text of the inputs -> paragraphs and lists: empty lines and dashes are read, nothing else is markup.

In: what somebody wrote into a field, or into the guidance of a clause. Out: nodes of the tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.assembly.facts import Leaf
from docgen.assembly.filling import Run
from docgen.assembly.nodes import Block, Inline, Item, ItemList, Paragraph, Value


def free_text(leaf: Leaf, run: Run) -> list[Block]:
    """Paragraphs and lists of a free text; every other character stays what it is."""
    sources = run.sources(leaf)
    return paragraphs_and_lists(str(leaf.value), lambda words: Value(words, sources))


def paragraphs_and_lists(text: str, say: Callable[[str], Inline]) -> list[Block]:
    """A text by its empty lines and the lines that begin with a dash; ``say`` makes a node of the words of each."""
    made: list[Block] = []
    for part in re.split(r"\n\s*\n", _OTHER_LINE_END.sub("\n", text).strip()):
        words: list[str] = []
        items: list[str] = []
        for line in part.split("\n"):
            entry = re.match(r"\s*-\s+(.*)", line)
            if entry:
                items.append(entry[1])
            elif items and line.startswith((" ", "\t")):
                items[-1] += " " + line.strip()
            elif items:
                made.extend(_free(words, items, say))
                words, items = [line.strip()], []
            else:
                words.append(line.strip())
        made.extend(_free(words, items, say))
    return made


_OTHER_LINE_END = re.compile("\r\n?|[\u2028\u2029]")


def _free(words: list[str], items: list[str], say: Callable[[str], Inline]) -> list[Block]:
    made: list[Block] = []
    if words:
        made.append(Paragraph((say(" ".join(words)),)))
    if items:
        entries = tuple(Item((Paragraph((say(entry),)),)) for entry in items)
        made.append(ItemList(entries, ordered=False))
    return made
