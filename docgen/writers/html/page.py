"""The whole page: head, cover, key terms, contents and text, in this order on screen and on paper; on screen the
script and what it works with besides."""

from __future__ import annotations

from docgen.assembly.document import Clause, Cover, Document, Section
from docgen.writers.html.block import blocks
from docgen.writers.html.controls import TEXT, controls, skip_link
from docgen.writers.html.hanging import number
from docgen.writers.html.markup import Medium, attributes, text
from docgen.writers.html.script import Script
from docgen.writers.html.structure import clause, section

# Nothing is fetched or sent: styles and fonts stand in the page. One script may run, known by its digest; another that
# got in could not.
_POLICY = (
    "default-src 'none'; script-src '{digest}'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'"
)


def page(document: Document, medium: Medium, style: str, script: Script | None = None) -> str:
    """The page as text; ``style`` is CSS for its head, ``script`` what runs on the screen."""
    head = _head(document, medium, style, script)
    name = attributes(id=TEXT if medium is Medium.SCREEN else "")
    text = f'<div class="text"{name}>\n{_text(document, medium)}</div>\n'
    main = f"<main>\n{_front(document, medium)}{_contents(document, medium)}{text}</main>\n"
    before, after = (
        ("", "") if script is None else (skip_link(document.screen), controls(document.screen) + script.element)
    )
    return (
        f"<!DOCTYPE html>\n<html{attributes(lang=document.language)}>\n<head>\n{head}</head>\n"
        f"<body{attributes(class_=document.type)}>\n{before}{_cover(document.cover)}{main}{after}</body>\n</html>\n"
    )


def _head(document: Document, medium: Medium, style: str, script: Script | None) -> str:
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
    policy = "" if script is None else attributes(content=_POLICY.format(digest=script.digest))
    return (
        '<meta charset="utf-8">\n'
        + (f'<meta http-equiv="Content-Security-Policy"{policy}>\n' if policy else "")
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
