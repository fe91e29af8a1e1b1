"""The page is valid HTML: a parser that follows the standard finds no error, and nothing obsolete stands in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from docgen.assembly.document import Document
from docgen.writers import html
from tests import examples
from tests.verdicts import Verdict
from tests.writers.conftest import SAMPLES

TEMPLATES = Path("templates")
# The HTML standard, 16.2 "Non-conforming features".
ELEMENTS = (
    *(
        "acronym",
        "applet",
        "basefont",
        "bgsound",
        "big",
        "blink",
        "center",
        "dir",
        "font",
        "frame",
        "frameset",
        "isindex",
    ),
    *("keygen", "listing", "marquee", "menuitem", "multicol", "nextid", "nobr", "noembed", "noframes", "param"),
    *("plaintext", "rb", "rtc", "spacer", "strike", "tt", "xmp"),
)
ATTRIBUTES = (
    *("abbr", "align", "alink", "axis", "background", "bgcolor", "border", "cellpadding", "cellspacing", "char"),
    *("charoff", "clear", "color", "compact", "datetime", "face", "frame", "frameborder", "hspace", "language"),
    *("link", "longdesc", "name", "noshade", "nowrap", "rev", "rules", "size", "summary", "text", "type", "valign"),
    *("version", "vlink", "vspace", "width"),
)
# Where a name is obsolete on some elements and right on others.
RIGHT = {("meta", "name"), ("input", "type"), ("button", "type"), ("script", "type")}


def faults(page: str) -> list[str]:
    """What is wrong with a page."""
    parser = HTMLParser(namespace_html_elements=False)
    tree: Element = parser.parse(page)
    found = [f"{place}: {code} {values or ''}" for place, code, values in parser.errors]
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    names = Counter(one.get("id") for one in elements if "id" in one.attrib)
    found += [f"{name} stands {count} times" for name, count in names.items() if count > 1]
    for one in elements:
        if one.tag in ELEMENTS:
            found.append(f"<{one.tag}> is obsolete")
        if not one.tag.startswith("{"):
            wrong = [name for name in one.attrib if name in ATTRIBUTES and (one.tag, name) not in RIGHT]
            found += [f"<{one.tag} {name}> is obsolete" for name in wrong]
        for reference in ("for", "aria-labelledby", "aria-describedby"):
            found += [f"no element is {name}" for name in one.get(reference, "").split() if name not in names]
    return found


@pytest.mark.parametrize("document", SAMPLES.values(), ids=SAMPLES)
def test_the_samples_are_valid(document: Document) -> None:
    assert faults(html.write(document, TEMPLATES).decode()) == []


@pytest.mark.parametrize("name", examples.DOCUMENTS, ids="/".join)
def test_every_document_is_valid(name: tuple[str, str], built: Path, verdict: Verdict) -> None:
    found = faults((built / name[0] / f"{name[1]}.html").read_text("utf-8"))
    verdict(name, "html", "standard", len(found))
    assert found == []


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("<p><table><tr><td>x</table></p>", "unexpected-end-tag"),
        ("<b><i>x</b></i>", "adoption-agency"),
        ("<a id=x></a><p id=x>y</p>", "x stands 2 times"),
        ("<center>x</center>", "<center> is obsolete"),
        ("<table align=left></table>", "<table align> is obsolete"),
        ("<label for=y>x</label>", "no element is y"),
    ],
)
def test_a_fault_is_found(wrong: str, fault: str) -> None:
    assert any(fault in one for one in faults(f"<!DOCTYPE html><title>x</title><body>{wrong}"))
