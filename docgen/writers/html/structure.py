"""Sections, clauses and schedules: headings with their numbers, and where each clause comes from."""

from __future__ import annotations

from docgen.assembly.document import Clause, Origin, Section, Table
from docgen.writers.html.block import blocks, number
from docgen.writers.html.inline import paths, places
from docgen.writers.html.markup import Medium, attributes, text


def section(block: Section, medium: Medium) -> str:
    """A section or schedule with its heading and clauses."""
    kind = "schedule" if block.schedule else "section"
    turned = medium is Medium.PAPER and bool(block.clauses) and _opens_wide(block.clauses[0])
    heading = f"<h2{attributes(class_=_wide(turned))}>{number(block.label)}{text(block.heading)}</h2>\n"
    clauses = "".join([clause(one, 3, medium) for one in block.clauses])
    return f'<section class="{kind}"{attributes(id=block.anchor)}>\n{heading}{clauses}</section>\n'


def clause(block: Clause, level: int, medium: Medium) -> str:
    """A clause; ``level`` is that of its heading. Without a heading its title is still told to screen readers."""
    heading = f"<h{level}>{number(block.number)}{text(block.title)}</h{level}>\n" if block.titled else ""
    kind, origin = "clause", ""
    if medium is Medium.SCREEN:
        origin = _origin(block.origin) + ("" if block.titled else attributes(aria_label=block.title))
    elif _opens_wide(block):
        kind = "clause wide"
    return (
        f'<article class="{kind}"{attributes(id=block.anchor)}{origin}>\n'
        f"{heading}{blocks(block.blocks, medium)}</article>\n"
    )


def _opens_wide(block: Clause) -> bool:
    """Whether the first thing below the heading lies across: the heading must then stand on that page too."""
    first = block.blocks[0] if block.blocks else None
    return isinstance(first, Table) and first.wide


def _wide(turned: bool) -> str:
    return "wide" if turned else ""


def _origin(origin: Origin) -> str:
    return attributes(
        data_clause=origin.clause,
        data_version=origin.version,
        data_position=origin.position,
        data_file=origin.file,
        data_condition=origin.condition,
        data_path=paths(origin.condition_sources),
        data_source=places(origin.condition_sources),
    )
