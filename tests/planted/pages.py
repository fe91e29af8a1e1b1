"""The ways in which a fault is planted in a text of lines: those of a Markdown file, or the paragraphs of a Word file.

In: a ``Page``. Out: its lines with the fault, and the numbers of those at which it stands; None where it can't be
planted there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

PROSE = re.compile(r"[A-ZÄÖÜ„“][^|#<>]*[.]$")
SPOILT = "\x00spoilt: "
Spoilt = tuple[list[str], list[int]] | None


@dataclass
class Page:
    """The lines of a text, the one at which a fault is to be planted, and how."""

    written: list[str]
    number: int
    way: Mapping[str, Any]
    random: Random
    filled: Callable[[str], str]


def made(page: Page) -> Spoilt:
    """The lines with the fault, and the numbers of those at which it stands; None where it can't be planted there."""
    return next(action for name, action in _ACTIONS.items() if name in page.way)(page)


def _add(page: Page) -> Spoilt:
    """A sentence at the end of a paragraph, and at another one where it stands ``twice`` or something ``above`` it."""
    if not PROSE.fullmatch(page.written[page.number]) or len(page.written[page.number].split()) < 6:
        return None
    prose = [n for n, line in enumerate(page.written) if PROSE.fullmatch(line) and len(line.split()) > 5]
    said, at = page.filled(page.random.choice(page.way["add"])), [page.number]
    if "twice" in page.way or "above" in page.way:
        others = [n for n in prose if abs(n - page.number) > 5 and (n < page.number or "twice" in page.way)]
        if not others:
            return None
        at.append(page.random.choice(others))
        page.written[at[1]] += f" {page.way.get('above', said)}"
    page.written[page.number] += f" {said}"
    return page.written, [n + 1 for n in at]


def _insert(page: Page) -> Spoilt:
    """A paragraph of its own ahead of a line."""
    if not re.search(page.way["before"], page.written[page.number]):
        return None
    own = page.filled(page.random.choice(page.way["insert"]))
    apart = page.way.get("apart", True)
    page.written[page.number : page.number] = ["", own, ""] if apart else [own]
    return page.written, _found(page.written, page.way, page.number + 1 + apart)


def _section(page: Page) -> Spoilt:
    """A new section ahead of another, all numbers behind it one higher, and no reference changed."""
    head = re.match(r"<a id=\"section-", page.written[page.number]) and re.match(
        r"## (\d+) ", page.written[page.number + 1]
    )
    if not head or not 3 <= int(head[1]) <= 25:
        return None
    first = int(head[1])
    heading = re.compile(r"(?<=# )(\d+)(?=[. ])")
    behind = [heading.sub(lambda found: str(int(found[0]) + 1), line) for line in page.written[page.number :]]
    made = [*page.written[: page.number], f"## {first} {page.way['section']}", "", page.way["body"], "", *behind]
    at = [
        n for n, line in enumerate(made, 1) if any(int(one) >= first for one in re.findall(page.way["reference"], line))
    ]
    return made, at


def _copy(page: Page) -> Spoilt:
    """A paragraph of one line that stands elsewhere too."""
    alone = [n for n in range(1, len(page.written) - 1) if not page.written[n - 1] and not page.written[n + 1]]
    short = [n for n in alone if PROSE.fullmatch(page.written[n]) and abs(n - page.number) > 10]
    words = page.written[page.number]
    if page.number not in alone or not PROSE.fullmatch(words) or len(words.split()) < 20 or not short:
        return None
    other = page.random.choice(short)
    page.written[other + 1 : other + 1] = ["", words]
    return page.written, [n for n, line in enumerate(page.written, 1) if line == words]


def _change(page: Page) -> Spoilt:
    """Other words on a line; with ``everywhere`` on all lines but the one that ``on`` names."""
    pattern = re.compile(page.filled(page.way["change"]))
    if not re.search(page.way.get("on", pattern.pattern), page.written[page.number]):
        return None
    if page.way.get("everywhere"):
        page.written = [
            each if n == page.number else pattern.sub(page.way["to"], each) for n, each in enumerate(page.written)
        ]
    else:
        page.written[page.number] = pattern.sub(page.way["to"], page.written[page.number], count=1)
    return page.written, _found(page.written, page.way, page.number + 1)


def _end(page: Page) -> Spoilt:
    """More at the end."""
    if page.number:
        return None
    made = [*page.written, *page.way["end"].split("\n")]
    at = next(n for n, line in enumerate(made, 1) if line.endswith("<<<"))
    return [line.removesuffix("<<<") for line in made], [at]


def _spoil(page: Page) -> Spoilt:
    """The file as a whole."""
    return ([f"{SPOILT}{page.way['spoil']}"], [0]) if page.number == 0 else None


_ACTIONS: Mapping[str, Callable[[Page], Spoilt]] = {
    "add": _add,
    "insert": _insert,
    "section": _section,
    "copy": _copy,
    "change": _change,
    "end": _end,
    "spoil": _spoil,
}


def _found(written: list[str], way: Mapping[str, Any], own: int) -> list[int]:
    """The lines that the description names, else the one that was changed."""
    if "at" not in way:
        return [own]
    return [n for n, each in enumerate(written, 1) if re.search(way["at"], each)]
