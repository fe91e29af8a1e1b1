"""The Markdown files of all examples hold nothing but what CommonMark with tables knows, and every link leads on."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from docgen.carried import markdown
from tests.examples import DOCUMENTS
from tests.verdicts import Verdict

_ANCHOR = re.compile(r'<a id="([\w.-]+)">')
_OWN = re.compile(r'<a id="[\w.-]+">|</a>|</?em>|</?strong>|<br>')
_BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "blockquote", "inline"}
_BLOCKS |= {"table", "thead", "tbody", "tr", "th", "td"}
_INLINES = {"text", "softbreak", "html_inline", "link", "strong", "em"}


@pytest.mark.parametrize("name", DOCUMENTS, ids="/".join)
def test_every_document_is_sound(name: tuple[str, str], built: Path, verdict: Verdict) -> None:
    content = (built / name[0] / f"{name[1]}.md").read_bytes()
    found = faults(markdown.without(content).decode())
    verdict(name, "md", "CommonMark", len(found))
    assert found == []
    shows_nothing(content)


def shows_nothing(content: bytes) -> None:
    """What a file carries at its end is one comment, and makes nothing else of what stands before it."""
    parser = MarkdownIt("commonmark").enable("table")
    whole, bare = (parser.parse(one.decode()) for one in (content, markdown.without(content)))
    assert [token.type for token in whole[len(bare) :]] == ["html_block"]
    comment = whole[-1].content
    assert comment.startswith("<!--")
    assert comment.index("-->") == len(comment.rstrip()) - 3
    assert [token.content for token in whole[:-1]] == [token.content for token in bare]


def faults(source: str) -> list[str]:
    """What is wrong with a text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    within = [child for token in tokens for child in token.children or []]
    found = [f"an unexpected {kind}" for kind in _kinds(tokens) - _BLOCKS]
    found += [f"an unexpected {kind}" for kind in _kinds(within) - _INLINES]
    html = [child.content for child in within if child.type == "html_inline"]
    found += [f"{mark} is HTML of another" for mark in html if not _OWN.fullmatch(mark)]
    places = Counter(place[1] for mark in html if (place := _ANCHOR.fullmatch(mark)))
    found += [f"{place} stands {count} times" for place, count in places.items() if count > 1]
    targets = [str(child.attrs["href"]) for child in within if child.type == "link_open"]
    found += [f"{target} leads nowhere" for target in targets if target[1:] not in places or target[0] != "#"]
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    found += [
        f"a heading {after} follows a heading {before}"
        for before, after in pairwise([0, *levels])
        if after > before + 1
    ]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of the first level")
    return found


def _kinds(tokens: list) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("[a](#b)", "#b leads nowhere"),
        ("[a](http://example.org)", "http://example.org leads nowhere"),
        ('<a id="a"></a>x\n\n<a id="a"></a>y', "a stands 2 times"),
        ("### x", "a heading 3 follows a heading 1"),
        ("# y", "2 headings of the first level"),
        ("a <b>x</b>", "<b> is HTML of another"),
        ("    x", "an unexpected code_block"),
        ("1. x", "an unexpected ordered_list"),
        ("<div>x</div>", "an unexpected html_block"),
        ("![x](y)", "an unexpected image"),
        ("a\n\n---", "an unexpected hr"),
    ],
)
def test_a_fault_is_found(wrong: str, fault: str) -> None:
    assert faults("# x\n\ny\n") == []
    assert fault in faults(f"# x\n\ny\n\n{wrong}\n")
