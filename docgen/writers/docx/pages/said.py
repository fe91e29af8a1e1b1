"""What the elements of a Word file say of paragraphs and runs, as words by name.

In: properties of styles, paragraphs, runs and lists. Out: what each says, such as ``spacing.before``; later ones lie
over earlier ones.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.writers.docx.names import NAMESPACES, name

Said = dict[str, str]
_DECLARED = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
_PREFIX = re.compile(r"<(/?)(?!/?(?:w|r|wp|a|pic|w15):)\w+:[^>]*>")


def parsed(properties: str) -> etree._Element:
    """The elements in ``properties``, which is text of the file, under a root."""
    return etree.fromstring(f"<w:x{_DECLARED}>{_PREFIX.sub('', properties)}</w:x>")


def say(said: Said, element: etree._Element, before: str = "") -> None:
    """Add what the children of ``element`` say to ``said``, their names after ``before``."""
    for child in element:
        local = etree.QName(child).localname
        if local == "tabs":
            own = [f"{tab.get(name('pos'))} {tab.get(name('val'))}" for tab in child]
            said["tabs"] = ",".join([*filter(None, [said.get("tabs", "")]), *own])
        elif local == "pBdr":
            say(said, child, "border.")
        elif not child.attrib:
            said[f"{before}{local}"] = "1"
        elif local == "rFonts" and child.get(name("ascii")):
            said.pop("rFonts.asciiTheme", None)
        for key, value in child.items():
            attribute = str(key).rpartition("}")[2]
            if local == "ind" and attribute in ("hanging", "firstLine"):
                said.pop("ind.hanging", None)
                said.pop("ind.firstLine", None)
            said[f"{before}{local}.{attribute}"] = str(value)
            if attribute == "val":
                said[f"{before}{local}"] = str(value)


def lists(numbering: etree._Element | None) -> dict[tuple[str, str], Said]:
    """What each level of each list says, by the id of the list and the level."""
    found: dict[tuple[str, str], Said] = {}
    if numbering is None:
        return found
    abstracts = {
        each.get(name("abstractNumId")): {
            level.get(name("ilvl")) or "": _level(level) for level in each.iter(name("lvl"))
        }
        for each in numbering.iter(name("abstractNum"))
    }
    for each in numbering.iter(name("num")):
        abstract = each.find(name("abstractNumId"))
        levels = dict(abstracts.get(None if abstract is None else abstract.get(name("val")), {}))
        levels |= _levels(each)
        found |= {(each.get(name("numId")) or "", key): level for key, level in levels.items()}
    return found


def _levels(element: etree._Element) -> dict[str, Said]:
    return {level.get(name("ilvl")) or "": _level(level) for level in element.iter(name("lvl"))}


def _level(level: etree._Element) -> Said:
    said: Said = {}
    properties = level.find(name("pPr"))
    if properties is not None:
        say(said, properties)
    text, after = level.find(name("lvlText")), level.find(name("suff"))
    said["label"] = "" if text is None else text.get(name("val")) or ""
    said["suff"] = "tab" if after is None else after.get(name("val")) or "tab"
    return said
