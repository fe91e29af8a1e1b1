"""axe-core in a page: what breaks WCAG 2.2 AA."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from tests.browser import Browser

_FILE = distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js")
_AXE = Path(str(_FILE)).read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# These measure every word against what lies around it, which takes two milliseconds an element: five seconds for the
# shortest document and half a minute for the longest, in each of two widths and two schemes.
_COLOURS = ["color-contrast", "link-in-text-block"]
_WITHOUT = {rule: {"enabled": False} for rule in _COLOURS}

_RUN = """
axe.run(document, %s).then(found => found.violations.map(one => [one.tags.includes("best-practice"),
  `${one.id}: ${one.nodes.length} times, first ${one.nodes[0].html}: ${one.nodes[0].failureSummary}`]))
"""

# Elements that bear the same names, within others that do, look alike. What holds none that was not seen before goes.
_THIN = """
(() => {
  const known = new Set(), paths = new Map([[document.body, ""]]);
  const path = one => {
    if (!paths.has(one)) paths.set(one, `${path(one.parentElement)} ${one.tagName}.${one.getAttribute("class")}`);
    return paths.get(one);
  };
  for (const one of document.querySelectorAll("p, tr, dt, dd, nav li, a.term, span.value")) {
    const names = one.isConnected ? [one, ...one.querySelectorAll("*")].map(path) : [];
    if (names.every(name => known.has(name))) one.remove();
    names.forEach(name => known.add(name));
  }
  for (const one of [...document.querySelectorAll("li, ol, article, section")].reverse())
    if (!one.querySelector("p, td, th, dt, svg, a")) one.remove();
})()
"""


def load(tab: Browser) -> None:
    """Bring axe-core into the page; what the page forbids itself does not bind it."""
    tab.ask(f"{_AXE}; true")


def violations(tab: Browser, *, colours: bool = True) -> list[str]:
    """What axe finds in the page, with or without looking at its colours."""
    return [one for _, one in _run(tab, _TAGS, {} if colours else _WITHOUT)]


def advice(tab: Browser) -> list[str]:
    """What axe advises against, though no criterion of WCAG forbids it."""
    return [one for _, one in _run(tab, ["best-practice"], {})]


def violations_and_advice(tab: Browser) -> tuple[list[str], list[str]]:
    """Both at once, which takes less; colours are left out."""
    found = _run(tab, [*_TAGS, "best-practice"], _WITHOUT)
    return [one for advice, one in found if not advice], [one for advice, one in found if advice]


def _run(tab: Browser, tags: list[str], rules: dict[str, Any]) -> list[tuple[bool, str]]:
    options = {"runOnly": tags, "resultTypes": ["violations"], "preload": False, "rules": rules}
    found: list[Any] = tab.ask(_RUN % json.dumps(options))
    return [(bool(advice), str(one)) for advice, one in found]


def thin(tab: Browser) -> None:
    """Leave one element of each kind, for colours and sizes."""
    tab.ask(_THIN)
