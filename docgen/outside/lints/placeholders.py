"""TXT015: nothing is left to be filled in.

What: no words in square brackets such as ``[insert date]`` or ``[●]``, no blank line but where somebody signs, no
“TBD”, no field of a template in braces.
Why: what was to be filled in before signature is agreed by nobody.
Need: none (texts written elsewhere)
Fails: ``within [●] days``; ``a fee of ______``.
Passes: ``Signature: ______``; a link; ``[sic]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.outside.survey import Survey, clause
from docgen.outside.vocabulary import one_of

CODE = "TXT015"
_BRACKETS = re.compile(r"\[(?P<in>[^\[\]\n]{0,200})\]|\{\{?[^{}\n]{1,60}\}\}?|<(?=[A-ZÄÖÜa-z])[^<>\n]{3,60}>")
_BLANK = re.compile(r"_{4,}|\.{6,}|…{3,}")
_NEAR = 30  # characters within which a word says what a blank line is for
_LINK = re.compile(r"\s?\((?:https?:|www\.|#)")  # of a link that is written over two lines or with a space
_NOTHING = re.compile(r"\s*(?:[xX✓☐☒]?|\d{1,3}|sic|\d{4}|[a-zäöü]{1,3})\s*")


def _round(words: str, start: int, end: int) -> str:
    return f"{words[max(start - _NEAR, 0) : start]} {words[end : end + _NEAR]}"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each place."""
    said = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, survey.known.lists['placeholders']))})(?!\w)", re.IGNORECASE
    )
    signing = re.compile(rf"\b{survey.known.among('signing')}\b", re.IGNORECASE)
    role = re.compile(rf"\W*{one_of(survey.companies.roles)}\W*", re.IGNORECASE)  # who signs there
    for one, where in survey.text.placed():
        linked = [(link.start, link.end) for link in one.links]
        found = [
            each
            for each in _BRACKETS.finditer(one.words)
            if not (each["in"] is not None and (_NOTHING.fullmatch(each["in"]) or _LINK.match(one.words, each.end())))
        ]
        if re.search(r"[^\W_]", one.words) and not role.fullmatch(_BLANK.sub("", one.words)):
            found += [
                each for each in _BLANK.finditer(one.words) if not signing.search(_round(one.words, *each.span()))
            ]
        found += said.finditer(one.words)
        spans: list[tuple[int, int]] = []
        for each in sorted(found, key=lambda one: one.start()):
            within = any(start <= each.start() < end for start, end in (*linked, *spans))
            if not within:
                spans.append(each.span())
                yield finding(
                    "TXT015", one.place(*each.span()), severity=Severity.WARNING, words=each[0], where=clause(where)
                )
