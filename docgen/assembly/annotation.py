"""The notes that stand beside a clause in a review copy: guidance, what its position means, and what else there is.

In: the chosen wording, its siblings and the labels. Out: blocks of plain words; none where there is nothing to say.
Never part of the text: numbers, terms, references and lints do not see them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.assembly.free_text import paragraphs_and_lists
from docgen.assembly.nodes import Block, Paragraph, Text
from docgen.library.clause import ClauseText


def notes(chosen: ClauseText, siblings: Sequence[ClauseText], labels: dict[str, Any]) -> tuple[Block, ...]:
    """What those who negotiate should know of a clause; ``siblings`` are its other positions under the same law."""
    said = list(_said(chosen, siblings, labels))
    if not said and not chosen.head.guidance:
        return ()
    head = chosen.head
    origin = labels["notes"]["origin"].replace("{id}", head.id).replace("{version}", head.version)
    origin = origin.replace("{position}", labels["enums"]["position"][head.position.value])
    guidance = paragraphs_and_lists(head.guidance, Text) if head.guidance else []
    return (_line(origin), *guidance, *map(_line, said))


def _said(chosen: ClauseText, siblings: Sequence[ClauseText], labels: dict[str, Any]) -> Iterator[str]:
    words, positions = labels["notes"], labels["enums"]["position"]
    head = chosen.head
    approver = labels["enums"]["approver"][head.approval.value] if head.approval else ""
    fallback = positions[head.fallback.value] if head.fallback else ""
    for name, text in (
        ("changes", head.changes),
        ("accept", head.accept),
        ("approval", approver),
        ("standard_terms", head.standard_terms),
        ("fallback", fallback),
    ):
        if text:
            yield words[name].replace("{text}", text)
    for one in siblings:
        position = positions[one.head.position.value]
        yield words["other"].replace("{position}", position).replace("{text}", one.head.changes or "").strip()


def _line(words: str) -> Paragraph:
    return Paragraph((Text(words),))
