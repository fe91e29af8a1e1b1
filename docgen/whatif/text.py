"""The text of a built document, read back from its Markdown into passages.

In: the Markdown, and the clauses that the record of the document lists, in order. Out: passages like those of a tree.
The writer marks each section and each clause that something leads to, writes numbers out, and gives each sentence a
line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from docgen.whatif.passages import REFERENCE, VALUE, Link, Passage, Printed

_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(#([^)]*)\)")
_TAG = re.compile(r"</?(?:em|strong)>|(?<!\\)\*{1,2}|<!-- -->")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CONTENTS = re.compile(r"- \[.*\]\(#[^)]*\)")
_CAPTION = re.compile(r"\*\*((?:[^*\\]|\\.)+)\*\* ?")
_ITEM = re.compile(r"( *)- (.*)")
_LABEL = re.compile(r"(\([a-zA-Z]+\)) ")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*) ")


@dataclass(slots=True)
class _State:
    """How far the text is read: the clauses that are still to come, and what is being read."""

    clauses: list[dict[str, Any]]
    group: str = "cover"
    section: str = ""
    anchors: list[str] = field(default_factory=list)
    found: list[Passage] = field(default_factory=list)


def passages(text: str, clauses: list[dict[str, Any]]) -> tuple[Passage, ...]:
    """The passages in reading order; the table of contents, which repeats the headings, is left out."""
    state = _State(list(clauses))
    by_id = {one["id"]: one for one in clauses}
    labels = sorted({one["section"] for one in clauses if one["section"]}, key=len, reverse=True)
    every = [*_blocks(text), ("", [""])]
    for (kind, lines), (_, below) in pairwise(every):
        if kind == "heading":
            _heading(lines[0], state, labels, by_id)
            if state.group == "front" and _CONTENTS.match(below[0]):
                state.group = "contents"
        elif kind == "anchor":
            _anchor(lines[0], state)
        elif state.group != "contents":
            shows = below[0].startswith(("| ", "> "))
            _block("caption" if kind == "paragraph" and shows else kind, lines, state, by_id)
    return tuple(state.found)


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Headings, tables, lists and paragraphs, each with its lines."""
    for chunk in re.split(r"\n{2,}", text.strip("\n")):
        lines = chunk.split("\n")
        while lines:
            kind = _kind(lines[0])
            stop = 1
            if _ANCHOR.fullmatch(lines[0]):
                kind = "anchor"
            elif kind != "heading":
                while (
                    stop < len(lines)
                    and not _ANCHOR.fullmatch(lines[stop])
                    and (_kind(lines[stop]) == kind or (kind == "list" and _kind(lines[stop]) == "paragraph"))
                ):
                    stop += 1
            yield kind, lines[:stop]
            lines = lines[stop:]


def _kind(line: str) -> str:
    if re.match(r"#{1,3} ", line):
        return "heading"
    if line.startswith("| "):
        return "table"
    return "list" if _ITEM.match(line) else "paragraph"


def _heading(line: str, state: _State, labels: list[str], by_id: dict[str, dict[str, Any]]) -> None:
    marks, _, said = line.partition(" ")
    words = _words(said)
    anchor = state.anchors.pop() if state.anchors else ""
    state.anchors.clear()
    if len(marks) == 1:
        state.found.append(_passage("cover", "cover", words, [], {}))
        return
    id = anchor.partition("-")[2]
    if anchor.startswith(("section-", "schedule-")):
        state.group = state.section = f"schedule.{id}" if anchor.startswith("schedule-") else id
        label = next((one for one in labels if words.startswith(f"{one} ")), "")
        state.found.append(Passage(state.group, "heading", words.removeprefix(f"{label} "), label, words))
        return
    clause = by_id.get(id) if anchor.startswith("clause-") else _next(state, words)
    if clause is not None:
        _enter(state, clause["id"])
        title = words.removeprefix(f"{clause['number']} ")
        state.found.append(Passage(state.group, "title", title, clause["number"], title))
    elif len(marks) == 2:
        state.group = "front"


def _next(state: _State, words: str) -> dict[str, Any] | None:
    """The clause that a heading without a mark begins."""
    return next((one for one in state.clauses if f"{one['number']} {one['title']}".strip() == words), None)


def _enter(state: _State, id: str) -> None:
    state.group = id
    while state.clauses and state.clauses.pop(0)["id"] != id:
        pass


def _block(kind: str, lines: list[str], state: _State, by_id: dict[str, dict[str, Any]]) -> None:
    _untitled(_words(" ".join(lines)), state)
    if kind == "table":
        _table(lines, state, by_id)
    elif kind == "list":
        _list(lines, state, by_id)
    else:
        clause = by_id.get(state.group, {})
        label = _CAPTION.match(lines[0]) if kind == "caption" else None
        kind = "cover" if state.group == "cover" else "caption" if label else "paragraph"
        words = " ".join(line.removeprefix("> ") for line in lines)
        made = _passage(state.group, kind, words[label.end() :] if label else words, clause.get("values", []), clause)
        state.found.append(replace(made, label=_words(label[1])) if label else made)


def _anchor(line: str, state: _State) -> None:
    """A mark before a heading, which says what it is; or before a clause without title, which begins there."""
    found = _ANCHOR.match(line)
    assert found is not None
    state.anchors.append(found[1])


def _untitled(words: str, state: _State) -> None:
    """A block can begin a clause that has no title: by its mark, by its number, or as the first of its section."""
    marked = state.anchors.pop().removeprefix("clause-") if state.anchors else ""
    state.anchors.clear()
    number = _NUMBER.match(words)
    for one in state.clauses[:4]:
        first = state.group == state.section and not one["number"]
        if one["id"] == marked or (number and one["number"] == number[1]) or first:
            _enter(state, one["id"])
            return


def _table(lines: list[str], state: _State, by_id: dict[str, dict[str, Any]]) -> None:
    values = by_id.get(state.group, {}).get("values", [])
    for number, line in enumerate(lines):
        if number == 1 and set(line) <= set("|-: "):
            continue
        cells = [one.strip() for one in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        kind = "header" if number == 0 else "row"
        if not any(cells[1:]):  # a row that groups those below it has but one cell
            cells = cells[:1]
        state.found.append(_passage(state.group, kind, " | ".join(cells), values, {}))


def _list(lines: list[str], state: _State, by_id: dict[str, dict[str, Any]]) -> None:
    values = by_id.get(state.group, {}).get("values", [])
    items: list[list[str]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append([found[2]])
        elif items:
            items[-1].append(line.strip())
    for item in items:
        words = " ".join(item)
        label = _LABEL.match(words)
        if label:
            words = words[label.end() :]
        made = _passage(state.group, "cover" if state.group == "cover" else "item", words, values, {})
        state.found.append(
            Passage(*(made.group, made.kind, made.text, label[1] if label else "", made.bare, made.values, made.links))
        )


def _passage(group: str, kind: str, written: str, values: list[dict[str, Any]], clause: dict[str, Any]) -> Passage:
    """A passage with its number, the values of its clause that stand in it, and its links."""
    links = tuple(Link(_words(one[1]), _target(one[2]), "") for one in _LINK.finditer(written))
    text, label = _words(written), ""
    number = _NUMBER.match(text)
    own = str(clause.get("number", ""))
    if number and own and (number[1] == own or number[1].rpartition(".")[0] in {own, own.rpartition(".")[0]}):
        label, text = number[1], text[number.end() :]
    here = [one for one in values if one["text"] and one["text"] in text]
    bare = text
    for one in sorted({one["text"] for one in here}, key=len, reverse=True):
        bare = bare.replace(one, VALUE)
    for link in links:
        bare = bare.replace(link.text, f"{REFERENCE}{link.target}", 1)
    printed = tuple(Printed(one["text"], tuple(one["fields"]), one.get("calculation", "")) for one in here)
    return Passage(group, kind, text, label, bare, printed, links)


def _target(anchor: str) -> str:
    kind, _, id = anchor.partition("-")
    return f"schedule.{id}" if kind == "schedule" else id


def _words(written: str) -> str:
    """The words that a reader of the rendered page sees."""
    bare = _ANCHOR.sub("", written)
    bare = _LINK.sub(lambda found: found[1], bare)
    bare = _TAG.sub("", bare.replace("<br>", " "))
    return html.unescape(_ESCAPED.sub(r"\1", bare)).strip()
