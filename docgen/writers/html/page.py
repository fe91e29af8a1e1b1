"""The whole page: head, cover, key terms, contents and text, in this order on screen and on paper."""

from __future__ import annotations

from docgen.assembly.document import Clause, Cover, Document, Section
from docgen.writers.html.block import blocks
from docgen.writers.html.hanging import number
from docgen.writers.html.markup import Medium, attributes, text
from docgen.writers.html.structure import clause, section

# Nothing is fetched: styles and fonts stand in the page, and a script that got in could not run.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def page(document: Document, medium: Medium, style: str) -> str:
    """The page as text; ``style`` is CSS for its head."""
    head = _head(document, medium, style)
    main = (
        f'{_front(document, medium)}{_contents(document, medium)}<div class="text">\n{_text(document, medium)}</div>\n'
    )
    return (
        f"<!DOCTYPE html>\n<html{attributes(lang=document.language)}>\n<head>\n{head}</head>\n"
        f"<body{attributes(class_=document.type)}>\n{_cover(document.cover)}<main>\n{main}</main>\n</body>\n</html>\n"
    )


def _head(document: Document, medium: Medium, style: str) -> str:
    cover = document.cover
    named = {
        "viewport": "width=device-width, initial-scale=1" if medium is Medium.SCREEN else "",
        "color-scheme": "light dark" if medium is Medium.SCREEN else "",
        "generator": "docgen",
        "author": cover.author,
        "description": " · ".join((cover.title, *cover.parties)),
        "status": cover.status,
        "dcterms.created": cover.date,
        "dcterms.modified": cover.date,
        "fingerprint": document.fingerprint,
    }
    policy = f'<meta http-equiv="Content-Security-Policy"{attributes(content=_POLICY)}>\n'
    return (
        '<meta charset="utf-8">\n'
        + (policy if medium is Medium.SCREEN else "")
        + f"<title>{text(cover.kind)}: {text(cover.title)}</title>\n"
        + "".join([f"<meta{attributes(name=name, content=content)}>\n" for name, content in named.items() if content])
        + f"<style>\n{style}</style>\n"
    )


def _cover(cover: Cover) -> str:
    parties = "".join([f"<li>{text(party)}</li>\n" for party in cover.parties])
    facts = "".join([f"<dt>{text(label)}</dt>\n<dd>{text(words)}</dd>\n" for label, words in cover.facts])
    return (
        '<header class="cover">\n'
        f'<p class="kind">{text(cover.kind)}</p>\n<h1>{text(cover.title)}</h1>\n'
        + (f'<ul class="parties" role="list">\n{parties}</ul>\n' if parties else "")
        + '<div class="imprint">\n'
        + (f'<p class="status">{text(cover.status)}</p>\n' if _says_status(cover) else "")
        + (f'<dl class="facts">\n{facts}</dl>\n' if facts else "")
        + (f'<p class="notice">{text(cover.notice)}</p>\n' if cover.notice else "")
        + "</div>\n</header>\n"
    )


def _says_status(cover: Cover) -> bool:
    """Whether the status needs a line of its own, since no fact says it."""
    return bool(cover.status) and cover.status not in (fact for _, fact in cover.facts)


def _front(document: Document, medium: Medium) -> str:
    if not document.front:
        return ""
    heading = f'<h2 id="front-heading">{text(document.cover.front_heading)}</h2>\n'
    tables = blocks(document.front, medium)
    return f'<section class="front" aria-labelledby="front-heading">\n{heading}{tables}</section>\n'


def _contents(document: Document, medium: Medium) -> str:
    deep = document.contents_depth > 1
    entries = [_clause_entry(one, medium) for one in document.opening if one.titled]
    entries += [_section_entry(one, medium, deep=deep) for one in document.sections]
    entries += [_clause_entry(one, medium) for one in document.closing if one.titled]
    entries += [_section_entry(one, medium, deep=deep) for one in document.schedules]
    heading = f'<h2 id="contents-heading">{text(document.cover.contents_heading)}</h2>\n'
    listed = f'<ol role="list">\n{"".join(entries)}</ol>\n'
    return f'<nav class="contents" aria-labelledby="contents-heading">\n{heading}{listed}</nav>\n'


def _section_entry(block: Section, medium: Medium, *, deep: bool) -> str:
    kind = ' class="schedule"' if block.schedule else ""
    below = "".join([_clause_entry(one, medium) for one in block.clauses if one.titled]) if deep else ""
    nested = f'\n<ol role="list">\n{below}</ol>\n' if below else ""
    return f"<li{kind}>{_entry(block.anchor, block.label, block.heading, medium)}{nested}</li>\n"


def _clause_entry(block: Clause, medium: Medium) -> str:
    return f"<li>{_entry(block.anchor, block.number, block.title, medium)}</li>\n"


def _entry(anchor: str, label: str, words: str, medium: Medium) -> str:
    # On paper a tab parts the two: an element for the number would take time, and be read after the words.
    lead = f"{text(label)} \t" if medium is Medium.PAPER and label else number(label)
    return f"<a{attributes(href='#' + anchor)}>{lead}{text(words)}</a>"


def _text(document: Document, medium: Medium) -> str:
    note = document.cover.note
    return "".join(
        [
            *[clause(one, 2, medium, note) for one in document.opening],
            *[section(one, medium, note) for one in document.sections],
            *[clause(one, 2, medium, note) for one in document.closing],
            *[section(one, medium, note) for one in document.schedules],
        ]
    )
