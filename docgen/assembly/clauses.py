"""The clauses of a document: chosen by law and position, let in by their conditions, filled in with values.

In: a draft and the names of clauses. Out: clauses with where they come from; findings are left with the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.assembly import annotation, terms
from docgen.assembly.document import Clause
from docgen.assembly.draft import Draft
from docgen.assembly.facts import plain
from docgen.assembly.ledger import Ledger
from docgen.assembly.memo import Kept
from docgen.assembly.nodes import Block
from docgen.assembly.origin import Origin
from docgen.assembly.prose import parse
from docgen.assembly.sandbox import evaluate, render
from docgen.finding import FindingsError, Location, finding
from docgen.library.clause import ClauseText
from docgen.library.outline import Outline


def filled_clauses(draft: Draft, names: Iterable[str], *, titled: bool) -> Iterator[Clause]:
    for name in names:
        try:
            clause = _clause(draft, name, titled=titled)
        except FindingsError as problem:
            draft.findings.extend(problem.findings)
            draft.failed.add(name)
            continue
        if clause is not None:
            yield clause


def _clause(draft: Draft, name: str, *, titled: bool) -> Clause | None:
    library = draft.materials.library
    draft.files[f"clause:{library.language}:{name}"] = library.digest(name)
    exception = draft.facts.positions.exceptions.get(name)
    position = str(plain(exception if exception is not None else draft.facts.positions.default))
    law = str(plain(draft.facts.governing_law))
    text = library.choose(name, law, position)
    if text is None:
        if name in library.clauses:
            return None  # written for other laws alone
        place = _in_outline(draft.outline, name)
        raise FindingsError([finding("CL011", place, clause=name, language=library.language)])
    # Notes for review speak of the other wordings too.
    siblings = [one for one in library.fitting(name, law) if one is not text] if draft.annotated else []
    if draft.memo is None:
        return _filled(draft, text, siblings, titled=titled)
    key = draft.kind, name, titled, text.file, text.digest, *[(one.file, one.digest) for one in siblings]
    kept = draft.memo.find(key)
    if kept is None:
        kept = _noted(draft, text, siblings, titled=titled)
        draft.memo.keep(key, kept)
    else:
        draft.facts.ledger.reads.update(kept.reads)
    draft.workshop.made.update(kept.made)
    return kept.clause


def _noted(draft: Draft, text: ClauseText, siblings: list[ClauseText], *, titled: bool) -> Kept:
    """A clause with all that it rests on."""
    ledger, workshop = draft.facts.ledger, draft.workshop
    before, workshop.made = workshop.made, {}
    try:
        with ledger.collect() as read, ledger.touching() as touched:
            clause = _filled(draft, text, siblings, titled=titled)
        return Kept(clause, {path: ledger.reads[path] for path in read}, workshop.made, frozenset(touched))
    finally:
        workshop.made = {**before, **workshop.made}


def _filled(draft: Draft, text: ClauseText, siblings: list[ClauseText], *, titled: bool) -> Clause | None:
    """A wording with its values; None where its condition is not met."""
    name, labels = text.head.id, draft.materials.library.labels.data
    condition: dict[str, None] = {}
    if text.head.when:
        with draft.facts.ledger.collect() as condition:
            met = bool(evaluate(text.head.when, draft.names, draft.run, Location(text.file, text.when_line, 1)))
        if not met:
            return None
    place = Location(text.file, text.line, 1)
    with draft.facts.ledger.collect() as read:
        written = parse(render(text.body, draft.names, draft.run, place), draft.run, place)
    blocks = terms.mark_blocks(written, draft.glossary)
    if not blocks:
        raise FindingsError([finding("CL012", place, clause=name)])
    notes: tuple[Block, ...] = ()
    if draft.annotated:
        notes = annotation.notes(text, siblings, labels)
    origin = _origin(text, condition, read, draft.facts.ledger)
    return Clause(name, text.head.title, blocks, origin, titled, notes=notes)


def _origin(text: ClauseText, condition: Iterable[str], read: Iterable[str], ledger: Ledger) -> Origin:
    head = text.head
    sources = ledger.sources(condition)
    asked = tuple(source.path for source in ledger.sources(read))
    return Origin(
        clause=head.id,
        version=head.version,
        position=head.position.value,
        file=text.file,
        condition=head.when or "",
        condition_sources=sources,
        covers=head.covers,
        express=head.express,
        laws=tuple(law.value for law in head.law),
        reads=asked,
    )


def _in_outline(outline: Outline, name: str) -> Location:
    """The place in an outline that names a clause."""
    text = outline.text
    for group, sections in (("sections", text.sections), ("schedules", text.schedules)):
        for index, section in enumerate(sections):
            for number, entry in enumerate(section.clauses):
                if name in {entry, getattr(entry, "untitled", None)}:
                    return outline.places.get((group, index, "clauses", number), Location(outline.file, 1, 1))
    for group, names in (("opening", text.opening), ("closing", text.closing)):
        if name in names:
            return outline.places.get((group, names.index(name)), Location(outline.file, 1, 1))
    return Location(outline.file, 1, 1)
