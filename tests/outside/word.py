"""Files of Word for tests: from Markdown with typed numbers, or with numbers that Word counts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx

from docgen.outside import markdown
from docgen.outside.text import Kind

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def as_word(file: Path) -> bytes:
    """The text of a Markdown file as a file of Word in which all numbers are typed."""
    made = docx.Document()
    for one in markdown.read(str(file), file.read_text("utf-8")):
        words = f"{one.label} {one.words}" if one.label else one.words
        if one.kind is Kind.HEADING:
            made.add_heading(words, one.level)
        elif one.kind is Kind.CELL:
            made.add_table(1, 2).cell(0, 0).text = words
        else:
            paragraph = made.add_paragraph()
            shift, end = len(words) - len(one.words), 0
            for start, stop in one.bold:
                paragraph.add_run(words[end : start + shift])
                paragraph.add_run(words[start + shift : stop + shift]).bold = True
                end = stop + shift
            paragraph.add_run(words[end:])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx with this body, these lists and these styles."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {_W}>{styles}</w:styles>")
    return stream.getvalue()


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


def listed(words: str, depth: int, num: int = 1, more: str = "") -> str:
    """A paragraph of a list."""
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}</w:pPr>{more}<w:r><w:t>{words}</w:t></w:r></w:p>"


def plain(words: str) -> str:
    """A paragraph without a number."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def reference(bookmark: str, shown: str) -> str:
    """A cross-reference as Word keeps it, with the number that it showed last."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return (
        f"{begin}<w:r><w:instrText> REF {bookmark} \\r \\h </w:instrText></w:r>{separate}"
        f"<w:r><w:t>{shown}</w:t></w:r>{end}"
    )
