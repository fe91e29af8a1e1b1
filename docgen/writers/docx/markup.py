"""The smallest pieces of WordprocessingML, as text: runs, fields, links and properties.

In: words, and ids that the shell gives. Out: mark-up whose prefixes the document declares. Every word is escaped here
and nowhere else. Text, not elements, because a document has tens of thousands of them.
"""

from __future__ import annotations

import re

from docgen.writers.characters import NO_BREAK_HYPHEN, hyphen_kept, kept_together, printable
from docgen.writers.docx.hyphens import SOFT


def clean(text: str) -> str:
    """``text`` as one line of characters that XML can carry: in Word a tab or line feed within words is not content."""
    return printable(text).translate(_LINE) if _UNUSUAL.search(text) else text


def content(text: str) -> str:
    """``text``, cleaned, as the content of an element."""
    text = hyphen_kept(kept_together(text))
    return printable(text).translate(_CONTENT) if _UNUSUAL.search(text) else text


def attribute(text: str) -> str:
    """``text``, cleaned, as the value of an attribute."""
    return printable(text).translate(_ATTRIBUTE) if _UNUSUAL.search(text) else text


def run(text: str, style: str = "", language: str = "") -> str:
    """A run with these words, in the character style with this id and in this language (``de-DE``) if they are given;
    Word has signs of its own for soft hyphens and for those where no line ends."""
    words = content(text)
    if SOFT in words:
        words = words.replace(SOFT, '</w:t><w:softHyphen/><w:t xml:space="preserve">')
    if NO_BREAK_HYPHEN in words:
        words = words.replace(NO_BREAK_HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
    return f'<w:r>{_look(style, language)}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tab() -> str:
    """A run that goes on at the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def line_break() -> str:
    """A run that goes on in a new line."""
    return "<w:r><w:br/></w:r>"


def field(code: str, result: str, style: str = "") -> str:
    """A field with its result as Word would compute it, so that no reader sees a stale or an empty one."""
    begin, separate, end = (field_mark(kind, style) for kind in ("begin", "separate", "end"))
    return f"{begin}{instruction(code)}{separate}{run(result, style)}{end}"


def field_mark(kind: str, style: str = "") -> str:
    """The run in which a field begins, its result begins (``separate``), or it ends."""
    return f'<w:r>{_look(style)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(code: str) -> str:
    """The run that tells Word what a field computes."""
    return f'<w:r><w:instrText xml:space="preserve"> {content(code)} </w:instrText></w:r>'


def link(bookmark: str, runs: str) -> str:
    """Runs as a link to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{runs}</w:hyperlink>'


def numbered(number_id: str, level: int) -> str:
    """The property of a paragraph that counts in a list directly, not by its style."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'


def _look(style: str, language: str = "") -> str:
    if language:
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        return f'<w:rPr>{named}<w:lang w:val="{language}"/></w:rPr>'
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def locale(language: str) -> str:
    """``en``, ``en_US`` as Word names a language."""
    return _LOCALES.get(language, language.replace("_", "-"))


_LOCALES = {"en": "en-GB", "de": "de-DE"}
# Most words need neither cleaning nor escaping: one search tells.
_UNUSUAL = re.compile("[^ !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = {ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}
_CONTENT = _LINE | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE = _CONTENT | {ord('"'): "&quot;"}
