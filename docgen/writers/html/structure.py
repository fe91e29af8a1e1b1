"""Sections, clauses and schedules: headings with their numbers, and where each clause comes from."""

from __future__ import annotations

from functools import lru_cache

from docgen.assembly import walk
from docgen.assembly.document import Clause, Section
from docgen.assembly.nodes import Paragraph, Signatures, Table
from docgen.assembly.origin import Origin
from docgen.assembly.walk import plain
from docgen.writers.html.block import blocks
from docgen.writers.html.hanging import hanging, number
from docgen.writers.html.inline import paths, places
from docgen.writers.html.markup import Medium, attributes, text
from docgen.writers.remembered import CLAUSES

# Words that may go with a wide table on a page that lies across; more of them read better upright.
_TURNED_WITH_TABLE = 1500


def section(part: Section, medium: Medium, note: str) -> str:
    """A section or schedule with its heading and clauses; ``note`` is what notes for review are called."""
    kind = "schedule" if part.schedule else "section"
    # A heading goes with what it heads, or it would stand alone on its page.
    turned = "wide" if part.clauses and _opens_wide(part.clauses[0]) else ""
    if part.schedule:
        heading = f"<h2{attributes(class_=turned)}>{number(part.label)}{text(part.heading)}</h2>\n"
    else:
        heading = hanging("h2", "number", part.label, text(part.heading), medium, class_=turned)
    clauses = "".join([clause(one, 3, medium, note) for one in part.clauses])
    return f'<section class="{kind}"{attributes(id=part.anchor)}>\n{heading}{clauses}</section>\n'


def clause(part: Clause, level: int, medium: Medium, note: str) -> str:
    """A clause; ``level`` is that of its heading. Without a heading its title is still told to screen readers.

    A page for the screen is written again and again, by a watch; on paper a clause is written once."""
    return _on_screen(part, level, note) if medium is Medium.SCREEN else _clause(part, level, medium, note)


@lru_cache(maxsize=CLAUSES)
def _on_screen(part: Clause, level: int, note: str) -> str:
    return _clause(part, level, Medium.SCREEN, note)


def _clause(part: Clause, level: int, medium: Medium, note: str) -> str:
    heading = hanging(f"h{level}", "number", part.number, text(part.title), medium) if part.titled else ""
    kind, origin = "clause", ""
    if medium is Medium.SCREEN:
        origin = _origin(part.origin) + ("" if part.titled else attributes(aria_label=part.title))
    if _opens_wide(part):
        kind = "clause wide"
    elif any(isinstance(one, Signatures) for one in part.blocks):
        kind = "clause signed"
    return (
        f'<article class="{kind}"{attributes(id=part.anchor)}{origin}>\n'
        f"{heading}{_notes(part, medium, note)}{blocks(part.blocks, medium)}</article>\n"
    )


def _notes(part: Clause, medium: Medium, note: str) -> str:
    """What a review copy says beside the text; ``note`` names it as such."""
    if not part.notes:
        return ""
    lead = f'<p class="lead">{text(note)}</p>\n'
    return f'<aside class="review"{attributes(aria_label=note)}>\n{lead}{blocks(part.notes, medium)}</aside>\n'


def _opens_wide(part: Clause) -> bool:
    """Whether a clause lies across as a whole: it holds a wide table and few words besides, or begins with it."""
    if not any(isinstance(one, Table) and one.wide for one in part.blocks):
        return False
    first = part.blocks[0]
    outside = tuple(one for one in part.blocks if not isinstance(one, Table))
    words = sum(len(plain(one.content)) for one in walk.blocks(outside) if isinstance(one, Paragraph))
    return words <= _TURNED_WITH_TABLE or (isinstance(first, Table) and first.wide)


def _origin(origin: Origin) -> str:
    return attributes(
        data_clause=origin.clause,
        data_version=origin.version,
        data_position=origin.position,
        data_condition=origin.condition,
        data_path=paths(origin.condition_sources),
        data_source=places(origin.condition_sources),
    )
