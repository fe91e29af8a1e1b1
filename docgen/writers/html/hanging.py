"""Numbers and labels that hang left of their text, in a column of their own."""

from __future__ import annotations

from docgen.writers.html.markup import Medium, attributes, text

# So many characters fit into the column: 12.10.11 and (xviii) do.
_FITTING = {"number": 8, "label": 6}


def hanging(tag: str, kind: str, lead: str, words: str, medium: Medium, *, id: str = "", class_: str = "") -> str:
    """An element whose text begins with ``lead``, a ``number`` or a ``label``; ``words`` are markup.

    On paper a space, for readers by ear, and a tab part the two where they can: an element for every number would take
    a sixth of the layout time. WeasyPrint breaks lines wrongly after a tab where elements stand in the text, so there
    the number is one too; white space of the text would count like the tab.
    """
    plain = not any(mark in words for mark in "<\n\t")
    if medium is Medium.PAPER and lead and len(lead) <= _FITTING[kind] and plain:
        return f"<{tag}{attributes(id=id, class_=f'{class_} hung'.strip())}>{text(lead)} \t{words}</{tag}>\n"
    return f"<{tag}{attributes(id=id, class_=class_)}>{_element(kind, lead)}{words}</{tag}>\n"


def number(lead: str) -> str:
    """A number in an element of its own. The space belongs to it, so that copied text keeps the two apart."""
    return _element("number", lead)


def _element(kind: str, lead: str) -> str:
    return f'<span class="{kind}">{text(lead)} </span>' if lead else ""
