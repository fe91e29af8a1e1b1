"""What a reader can use on the screen: the link past the contents, and the parts that the script takes out of a
template: search, switch, copy button, preview. Without the script none of these is seen; the page reads all the
same."""

from __future__ import annotations

from dataclasses import asdict

from docgen.assembly.document import Screen
from docgen.writers.html.markup import attributes, text

# The place where the text begins. Names of clauses, tables and terms all bear a prefix: none can be the same.
TEXT = "text"


def skip_link(screen: Screen) -> str:
    """The first thing that the keyboard reaches."""
    return f'<a class="skip"{attributes(href="#" + TEXT)}>{text(screen.skip)}</a>\n'


def controls(screen: Screen) -> str:
    """The template whose parts the script puts into place, with every word that it may have to say."""
    told = attributes(data_hits=screen.hits, data_first=screen.first, data_nothing=screen.nothing)
    origins = attributes(**{f"data_origin_{name}": words for name, words in asdict(screen.origins).items()})
    return (
        f'<template id="controls"{told}{attributes(data_copied=screen.copied)}{origins}>\n'
        f'<form class="search" role="search"><label for="find">{text(screen.search)}</label>'
        '<input id="find" type="search" autocomplete="off" spellcheck="false">'
        '<p class="count" role="status"></p><ol class="hits" role="list"></ol>'
        f'<button class="explain" type="button" aria-pressed="false">{text(screen.explain)}</button></form>\n'
        f'<button class="copy" type="button"{attributes(aria_label=screen.copy)}><span aria-hidden="true">#</span>'
        "</button>\n"
        '<div class="preview" id="preview" role="tooltip" hidden></div>\n'
        '<p class="told" role="status"></p>\n'
        "</template>\n"
    )
