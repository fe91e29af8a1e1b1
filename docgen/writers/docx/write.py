"""From the tree to a Word document.

In: a document and the folder of the templates, which holds the shell and the fonts. Out: the bytes of a .docx file.
Numbers, references, captions and contents are Word's own, and say before any update what they say after it; the pages
in the contents are those of a layout of our own.
"""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path

from docgen.assembly.document import Document
from docgen.finding import FindingsError, has_errors
from docgen.writers.docx.bindings import Bindings
from docgen.writers.docx.blocks import write_blocks
from docgen.writers.docx.body import write_body
from docgen.writers.docx.comments import store_comments
from docgen.writers.docx.contents import write_contents
from docgen.writers.docx.cover import bind_cover, cover_words
from docgen.writers.docx.demands import MARKERS, lacking
from docgen.writers.docx.fitness import check_shell
from docgen.writers.docx.markup import locale
from docgen.writers.docx.numbering import Numbering
from docgen.writers.docx.package import describe, store_picture, to_bytes
from docgen.writers.docx.page import Page
from docgen.writers.docx.pages.document import pages
from docgen.writers.docx.pieces import Pieces, markup
from docgen.writers.docx.setting import FLUSH
from docgen.writers.docx.shell import fill_in, fill_rooms, leave_room, marker, room, theme
from docgen.writers.docx.styles import Styles
from docgen.writers.docx.targets import targets
from docgen.writers.docx.writing import Writing


def write(document: Document, templates: Path, shell: Path | None = None, *, bare: bool = False) -> bytes:
    """``document`` as a .docx file in the look of ``shell``, by default ``templates/house/shell.docx``; a ``bare`` one
    says nothing of where its clauses and values come from but what binds its facts.

    Raises FindingsError with all that the shell lacks; ValueError if Word would compute another number than the tree
    holds, or if a cross-reference points to nothing; OSError if the shell cannot be read.
    """
    look = shell or templates / "house" / "shell.docx"
    # Nothing can be freed before the file is written: looking for garbage would waste a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _write(document, templates, look, bare=bare)
    except ValueError as problem:
        if has_errors(findings := check_shell(look)):
            raise FindingsError(findings) from problem
        raise
    finally:
        if collecting:
            gc.enable()


def _write(document: Document, templates: Path, shell: Path, *, bare: bool) -> bytes:
    words = cover_words(document)
    package = fill_in(words.named, shell)
    styles = Styles(package.part._styles_part.element, str(shell), theme(package))
    language = locale(document.locale or document.language)
    styles.set_language(language)
    if any(lacking(styles)):
        raise ValueError(f"{shell} lacks styles")
    section = package.element.body.sectPr
    if section is None:
        raise ValueError(f"{shell}: the body does not end in section properties")
    page = Page(section, styles)
    writing = Writing(
        styles=styles,
        numbering=Numbering(package.part.numbering_part.element, styles),
        page=page,
        targets=targets(document),
        fonts=templates / "fonts",
        store_picture=partial(store_picture, package),
        language=language,
        bindings=Bindings(f"{document.engagement}/{document.type}"),
        spoken=document.language,
        bare=bare,
    )
    bind_cover(package, words, writing)
    front: Pieces = []
    contents: Pieces = []
    body: Pieces = []
    write_blocks(front, document.front, FLUSH, writing)
    write_contents(contents, document, writing, {})
    write_body(body, document, writing)
    writing.check_references()
    written = (front, contents, body)
    for number, marked in enumerate(MARKERS):
        place = marker(package, marked)
        if place is not None:
            leave_room(place, number)
        elif written[number]:
            raise ValueError(f"{shell}: there is no paragraph {marked}")
    at_the_end = room(section.getprevious())
    page.finish(None if at_the_end is None else written[at_the_end])
    describe(package, document, language)
    writing.bindings.store_in(package)
    store_comments(package, writing.comments, document.cover.note, document.cover.date)
    texts = {number: markup(pieces) for number, pieces in enumerate(written)}
    if contents:
        found = pages(fill_rooms(package.element, texts).decode(), package, theme(package))
        with_pages: Pieces = []
        write_contents(with_pages, document, writing, found)
        texts[written.index(contents)] = markup(with_pages)
    return to_bytes(package, fill_rooms(package.element, texts))
