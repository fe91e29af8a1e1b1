"""The marks within a line of Markdown: taken off, with the place of every character kept.

In: lines of a paragraph, each with its number and the column at which it begins. Out: words, marks, bold stretches,
links and anchors.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from docgen.outside.text import Link, Mark

_MARK = re.compile(
    r"(?P<escaped>\\(?P<literal>[!-/:-@\[-`{-~]))"
    r"|(?P<code>`[^`\n]*`)"
    r"|(?P<comment><!--.*?-->)"
    r"|<a\s+(?:id|name)=[\"'](?P<anchor>[^\"']+)[\"'][^>]*>"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<bold>\*\*|(?<![\w])__(?=[^\W_])|(?<=[^\W_])__(?!\w))"
    r"|(?P<stress>\*(?=\S)|(?<=\S)\*|(?<![\w_])_(?=[^\W_])|(?<=[^\W_])_(?![\w_]))"
    r"|!?\[(?P<linked>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]*(?:\([^()]*\))?[^()\s]*)(?:\s+\"[^\"]*\")?\)"
    r"|(?P<entity>&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);)"
)


@dataclass(slots=True)
class Inline:
    """What is in a paragraph of Markdown once its marks are off."""

    words: str = ""
    marks: list[Mark] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    opened: int | None = None


def unmark(lines: list[tuple[int, int, str]]) -> Inline:
    """The words of lines that make one paragraph."""
    made = Inline()
    for number, column, line in lines:
        if made.words and not made.words.endswith(" "):
            made.words += " "
        _read(made, line, number, column)
    if made.opened is not None:
        made.bold.append((made.opened, len(made.words)))
    return made


def _read(made: Inline, line: str, number: int, column: int) -> None:
    end = 0
    for found in _MARK.finditer(line):
        _add(made, line[end : found.start()], number, column + end)
        end = found.end()
        if found["literal"]:
            _add(made, found["literal"], number, column + found.start() + 1)
        elif found["code"]:
            _add(made, found["code"][1:-1], number, column + found.start() + 1)
        elif found["anchor"]:
            made.anchors.append(found["anchor"])
        elif found["break"]:
            _add(made, " ", number, column + found.start())
        elif found["bold"]:
            _toggle(made)
        elif found["linked"] is not None:
            start = len(made.words)
            _read(made, found["linked"], number, column + found.start("linked"))
            made.links.append(Link(start, len(made.words), found["target"]))
        elif found["entity"]:
            _add(made, html.unescape(found["entity"]), number, column + found.start())
            made.marks.append(Mark(len(made.words), number, column + end))
    _add(made, line[end:], number, column + end)


def _add(made: Inline, words: str, number: int, column: int) -> None:
    if words:
        made.marks.append(Mark(len(made.words), number, column))
        made.words += words.replace("\u00a0", " ").replace("\t", " ")


def _toggle(made: Inline) -> None:
    if made.opened is None:
        made.opened = len(made.words)
    else:
        made.bold.append((made.opened, len(made.words)))
        made.opened = None
