"""A page that says nothing of where its clauses, pictures and values come from.

In: the page as it is written. Out: the same page without these attributes. All words of the page have their brackets
escaped, in text and in attributes, so that what looks like a tag is one.
"""

from __future__ import annotations

import re

_BEARING = re.compile(r'<(?:article|figure|span class="value")[^<>]*>')
_ORIGIN = re.compile(r' data-[a-z-]+="[^"]*"')


def without_origins(page: str) -> str:
    """The page without the attributes that name clauses, conditions, fields, files and calculations."""
    return _BEARING.sub(lambda tag: _ORIGIN.sub("", tag[0]), page)
