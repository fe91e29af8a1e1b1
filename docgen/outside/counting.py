"""Numbers that count by themselves, as Word counts them: from the numbering and the styles of a .docx.

In: the roots of ``numbering.xml`` and ``styles.xml``, then each paragraph in turn. Out: the number that Word prints
before it. Lists that stem from one abstract list go on counting; a list with a start of its own begins anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_UNCOUNTED = {"bullet", "none"}
_BASES = 20  # styles that are based on one another; more is a circle


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: where it starts, in which figures, and what is printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Counter:
    """Counts through a document."""

    numbering: etree._Element | None
    styles: etree._Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _of_style: dict[str, etree._Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in _all(self.styles, "style"):
            self._of_style[style.get(f"{W}styleId", "")] = style
        linked = {}
        for abstract in _all(self.numbering, "abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._levels[name] = {_whole(one.get(f"{W}ilvl", ""), 0): _level(one) for one in _all(abstract, "lvl")}
            if link := _value(abstract, "styleLink"):
                linked[link] = name
        borrowed = {
            abstract.get(f"{W}abstractNumId", ""): _value(abstract, "numStyleLink")
            for abstract in _all(self.numbering, "abstractNum")
        }
        for num in _all(self.numbering, "num"):
            name, abstract_id = num.get(f"{W}numId", ""), _value(num, "abstractNumId")
            self._abstract[name] = linked.get(borrowed.get(abstract_id, ""), abstract_id)
            self._starts[name] = {
                _whole(one.get(f"{W}ilvl", ""), 0): _whole(_value(one, "startOverride"), 1)
                for one in _all(num, "lvlOverride")
                if one.find(f"{W}startOverride") is not None
            }

    def label(self, paragraph: etree._Element) -> tuple[str, int]:
        """The number before a paragraph and its level; an empty one where it has none or a bullet."""
        listed = self._listed(paragraph)
        if listed is None or _breaks_only(paragraph):
            return "", 0
        num, depth = listed
        abstract = self._abstract.get(num, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return "", depth
        counts = self._counts.setdefault(abstract, {})
        if (num, depth) not in self._begun:  # a start of its own goes for the level that is used, not for those above
            self._begun.add((num, depth))
            if depth in self._starts.get(num, {}):
                counts.pop(depth, None)
                levels[depth] = _started(levels[depth], self._starts[num][depth])
        counts[depth] = counts.get(depth, level.start - 1) + 1 if depth in counts else levels[depth].start
        for deeper in [one for one in counts if one > depth]:
            after = levels.get(deeper, Level()).restart
            if after is None or (after and depth < after):
                del counts[deeper]
        if level.form in _UNCOUNTED:
            return "", depth
        return self._printed(level, levels, counts), depth

    def bulleted(self, paragraph: etree._Element) -> bool:
        """Whether it is an item of some list."""
        return self._listed(paragraph) is not None

    def bold(self, run: etree._Element) -> bool:
        """Whether a run is in bold, by itself or by the style of its characters."""
        style = run.find(f"{W}rPr/{W}rStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        for holder in (run, *self._chain(name)):
            said = holder.find(f"{W}rPr/{W}b")
            if said is not None:
                return said.get(f"{W}val", "1") not in ("0", "false", "none")
        return False

    def style_of(self, paragraph: etree._Element) -> str:
        """The name of its style, as it stands in Word: ``heading 1``."""
        style = self._of_style.get(_style_id(paragraph))
        return _value(style, "name").lower() if style is not None else ""

    def outline(self, paragraph: etree._Element) -> int | None:
        """The level of a heading from 1 on, as its style or itself says; None for text."""
        for holder in (paragraph, *self._chain(_style_id(paragraph))):
            said = holder.find(f"{W}pPr/{W}outlineLvl")
            if said is not None:
                level = _whole(said.get(f"{W}val", ""), 9)
                return level + 1 if level < _DEEPEST else None
        return None

    def _listed(self, paragraph: etree._Element) -> tuple[str, int] | None:
        num, depth = "", None
        style = ""
        for holder in (paragraph, *self._chain(_style_id(paragraph))):
            said = holder.find(f"{W}pPr/{W}numPr")
            if said is None:
                continue
            depth = depth if depth is not None else _maybe(_value(said, "ilvl"))
            if _value(said, "numId"):
                num, style = _value(said, "numId"), holder.get(f"{W}styleId", "")
                break
        if not num or num == "0":
            return None
        levels = self._levels.get(self._abstract.get(num, ""), {})
        if depth is None and style:
            depth = next((at for at, level in levels.items() if level.style == style), None)
        return num, min(depth or 0, _DEEPEST - 1)

    def _chain(self, style_id: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        while style_id in self._of_style and len(found) < _BASES:
            found.append(self._of_style[style_id])
            style_id = _value(found[-1], "basedOn")
        return found

    def _printed(self, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = "decimal" if level.legal else levels.get(at, Level()).form
            return figures(counts.get(at, levels.get(at, Level()).start), form)

        return re.sub(r"%([1-9])", one, level.text).strip()


def figures(number: int, form: str) -> str:
    """A number in letters, in Roman figures or in ours."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        written = roman(number)
        return written.lower() if form == "lowerRoman" else written
    return f"{number:02}" if form == "decimalZero" else "" if form in _UNCOUNTED else str(number)


def roman(number: int) -> str:
    """A number in Roman figures."""
    made = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    ):
        made += sign * (number // worth)
        number %= worth
    return made


def _breaks_only(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds the end of a section and nothing else: Word does not count it."""
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None and paragraph.find(f".//{W}r") is None


def _started(level: Level, start: int) -> Level:
    return Level(start, level.form, level.text, level.style, level.restart, level.legal)


def _level(written: etree._Element) -> Level:
    legal = written.find(f"{W}isLgl")
    return Level(
        _whole(_value(written, "start"), 1),
        _value(written, "numFmt") or "decimal",
        _value(written, "lvlText"),
        _value(written, "pStyle"),
        _maybe(_value(written, "lvlRestart")),
        legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
    )


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _all(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if root is None else root.findall(f"{W}{name}")


def _value(holder: etree._Element | None, name: str) -> str:
    found = None if holder is None else holder.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _whole(written: str, otherwise: int) -> int:
    found = _maybe(written)
    return otherwise if found is None else found


def _maybe(written: str) -> int | None:
    return int(written) if re.fullmatch(r"\d{1,6}", written) else None
