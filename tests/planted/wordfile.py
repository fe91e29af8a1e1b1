"""A Word file as lines, one for each of its paragraphs, and the file with other words in some of them.

In: the bytes of a .docx. Out: its lines, or its bytes with other lines. What a paragraph holds besides words, such as
fields and stress, stays where the words do.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from docgen.outside.word import _paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines(content: bytes) -> list[str]:
    """The words of each paragraph."""
    return [_words(one) for one in _body(content)[1]]


def _body(content: bytes) -> tuple[etree._Element, list[etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    body = root.find(f"{W}body")
    assert body is not None
    return root, [one for one, _ in _paragraphs(body)]


def _words(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t")).replace("\u00a0", " ")


def rewritten(content: bytes, written: list[str]) -> bytes:
    """The file with other words in the paragraphs that differ; more or fewer of them where a line came or went."""
    root, every = _body(content)
    _edit(every, [_words(one) for one in every], written)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = etree.tostring(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return stream.getvalue()


def _edit(every: list[etree._Element], before: list[str], after: list[str]) -> None:
    """One stretch differs: paragraphs of it get the new words, and are copied or taken out where there are more or
    fewer."""
    start = next((n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), None)
    if len(before) == len(after):
        for paragraph, one, two in zip(every, before, after, strict=True):
            if one != two:
                _say(paragraph, one, two)
        return
    assert start is not None
    more = len(after) - len(before)
    holder = every[start].getparent()
    assert holder is not None
    if more < 0:
        for paragraph in every[start : start - more]:
            holder.remove(paragraph)
        return
    at = holder.index(every[start])
    for number in range(more):
        made = etree.fromstring(etree.tostring(every[start]))
        for inner in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            parent = inner.getparent()
            assert parent is not None
            parent.remove(inner)
        _say(made, _words(made), after[start + number])
        holder.insert(at + number, made)


def _say(paragraph: etree._Element, before: str, after: str) -> None:
    """Gives a paragraph other words: in the piece that holds what differs, else in its first one."""
    head = next(
        (n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), min(len(before), len(after))
    )
    tail = 0
    while tail < min(len(before), len(after)) - head and before[len(before) - 1 - tail] == after[len(after) - 1 - tail]:
        tail += 1
    start, stop = head, len(before) - tail
    put = after[head : len(after) - tail]
    at = 0
    placed = False
    for piece in paragraph.iter(f"{W}t"):
        words = piece.text or ""
        begin, end = at, at + len(words)
        at = end
        low, high = max(start, begin), min(stop, end)
        if low > high or (placed and low == high):
            continue
        own = "" if placed else put
        piece.text = words[: low - begin] + own + words[high - begin :]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        placed = True
    assert placed, before
