"""The switch that shows where each clause and each value comes from, in a real browser."""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.formats.numbered import folded
from tests.writers import accessibility
from tests.writers.sample import sample

SCREEN = sample().screen
SWITCH = "document.querySelector('.explain')"
PANELS = "document.querySelectorAll('.explained').length"
VALUE = "document.querySelector('.text .value[data-calculation]')"
PREVIEW = "document.getElementById('preview')"
RECORD = {
    "needs": {"S1.4": "Levels that are measured"},
    "fields": {"engagement.term": {"file": "engagement.yaml", "line": 41}},
    "entries": [
        {
            "anchor": "services-scope",
            "file": "clauses/en/services/scope.md",
            "reasons": [{"path": "engagement.term", "value": "<24 months>"}],
            "covers": ["S1.4"],
            "needed": "legal",
            "approvals": [{"role": "legal", "by": "A. Counsel", "date": "2026-01-31"}],
        }
    ],
}


def explained(tab: Browser, page: Path, width: int = 1280, scheme: str = "light") -> Browser:
    """The page with the switch on."""
    tab.open(page, width, scheme)
    tab.ask(f"{SWITCH}.click()")
    tab.wait(f"{PANELS} > 0")
    return tab


def words(tab: Browser, element: str) -> str:
    return " ".join(str(tab.ask(f"{element}.textContent")).split())


def open_panels(tab: Browser) -> None:
    tab.ask("document.querySelectorAll('.explained').forEach(one => { one.open = true })")


def carrying(page: Path, held: object, folder: Path) -> Path:
    """The page with a record in it, as a build puts it there."""
    block = f'<script type="application/json" id="docgen-record">{json.dumps(held)}</script>\n</body>'
    made = folder / "carrying.html"
    made.write_text(page.read_text("utf-8").replace("</body>", block), "utf-8")
    return made


def test_each_clause_says_where_it_comes_from(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"])
    before = tab.ask("document.body.innerText")
    assert words(tab, SWITCH) == SCREEN.explain
    assert tab.ask(f"[{PANELS}, {SWITCH}.getAttribute('aria-pressed')]") == [0, "false"]
    tab.ask(f"{SWITCH}.click()")
    tab.wait(f"{PANELS} > 0")
    assert tab.ask(f"{SWITCH}.getAttribute('aria-pressed')") == "true"
    assert tab.ask("document.querySelectorAll('article > .explained').length") == tab.ask(
        "document.querySelectorAll('article[data-clause]').length"
    )
    panel = "document.querySelector('#services-scope > .explained')"
    tab.ask(f"{panel}.open = true")
    said = words(tab, panel)
    data = tab.ask("({...document.getElementById('services-scope').dataset})")
    assert [data[name] for name in ("clause", "version", "position", "path", "source") if data[name] not in said] == []
    assert data["condition"] in said
    tab.ask(f"{SWITCH}.click()")
    tab.wait(f"{PANELS} == 0")
    assert tab.ask("document.body.innerText") == before
    assert tab.ask("document.querySelectorAll('.value[tabindex]').length") == 0


def test_a_value_tells_its_field_under_the_pointer(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"])
    tab.ask(f"{VALUE}.scrollIntoView({{block: 'center'}})")
    at = f"(box => [box.left + box.width / 2, box.top + box.height / 2])({VALUE}.getClientRects()[0])"
    tab.point(tab.ask(at))
    tab.ask("new Promise(done => setTimeout(done, 500))")
    assert tab.ask(f"{PREVIEW}.hidden")  # as long as nobody asks
    tab.point((5, 5))
    tab.ask(f"{SWITCH}.click()")
    tab.wait(f"{PANELS} > 0")
    tab.ask(f"{VALUE}.scrollIntoView({{block: 'center'}})")
    tab.point(tab.ask(at))
    tab.wait(f"!{PREVIEW}.hidden")
    data = tab.ask(f"({{...{VALUE}.dataset}})")
    assert all(one in words(tab, PREVIEW) for one in (data["path"], data["source"], data["calculation"]))


def test_the_keyboard_reaches_the_switch_and_every_value(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"])
    tab.ask("document.getElementById('find').focus()")
    tab.press("Tab")
    assert tab.ask(f"document.activeElement === {SWITCH}")
    tab.press("Enter")
    tab.wait(f"{PANELS} > 0")
    tab.ask(f"{VALUE}.focus()")
    tab.wait(f"!{PREVIEW}.hidden")
    assert tab.ask(f"{VALUE}.getAttribute('aria-describedby')") == "preview"
    tab.press("Escape")
    assert tab.ask(f"{PREVIEW}.hidden")
    tab.ask(f"{SWITCH}.focus()")
    tab.press("Enter")
    tab.wait(f"{PANELS} == 0")


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_says_more(packed: bool, tab: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    written = json.dumps(RECORD).encode()
    held = {"packed": b64encode(zlib.compress(written)).decode()} if packed else RECORD
    explained(tab, carrying(pages["english"], held, tmp_path))
    open_panels(tab)
    said = words(tab, "document.querySelector('#services-scope > .explained')")
    assert "engagement.term = <24 months> engagement.yaml:41" in said
    assert "S1.4 Levels that are measured" in said
    assert "legal, A. Counsel, 2026-01-31" in said
    assert "clauses/en/services/scope.md" in said
    others = [one for one in tab.events if one.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]
    assert others == []


def test_a_record_that_cannot_be_read_is_none(tab: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    explained(tab, carrying(pages["english"], {"packed": "no record"}, tmp_path))
    assert tab.ask("document.getElementById('services-scope').dataset.clause") in words(
        tab, "document.querySelector('#services-scope > .explained summary')"
    )


def test_a_page_that_says_nothing_of_it_has_no_switch(tab: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    written = re.sub(r' data-(clause|path)="[^"]*"', "", pages["english"].read_text("utf-8"))
    bare.write_text(written, "utf-8")
    tab.open(bare)
    assert tab.ask(SWITCH) is None
    assert tab.ask("document.getElementById('find') !== null")


def test_who_searches_finds_the_text_alone(tab: Browser, pages: dict[str, Path]) -> None:
    explained(tab, pages["english"])
    tab.ask("document.getElementById('find').focus()")
    tab.write("engagement.term")
    tab.wait("document.querySelector('.count').textContent != ''")
    assert words(tab, "document.querySelector('.count')") == SCREEN.nothing


def test_the_reader_stays_where_they_are(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], 390)
    place = "document.querySelector('.text .schedule p')"
    tab.ask(f"{place}.scrollIntoView()")
    before = tab.ask(f"{place}.getBoundingClientRect().top")
    tab.ask(f"{SWITCH}.click()")
    tab.wait(f"{PANELS} > 0")
    assert abs(tab.ask(f"{place}.getBoundingClientRect().top") - before) < 2


def test_a_switch_that_is_on_changes_nothing_on_paper(tab: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    said = []
    for on in (False, True):
        tab.open(pages["english"])
        if on:
            tab.ask(f"{SWITCH}.click()")
            tab.wait(f"{PANELS} > 0")
            open_panels(tab)
        (tmp_path / "page.pdf").write_bytes(tab.print())
        done = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
        said.append(done.stdout.decode())
    assert said[0] == said[1]
    assert folded(SCREEN.explain) not in folded(said[0]).split()


@pytest.mark.parametrize("name", ["english", "german", "nasty", "long words"])
def test_no_panel_widens_a_telephone(name: str, tab: Browser, pages: dict[str, Path]) -> None:
    explained(tab, pages[name], 390)
    open_panels(tab)
    assert tab.ask("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_explained_is_accessible(width: int, tab: Browser, pages: dict[str, Path]) -> None:
    explained(tab, pages["english"], width)
    open_panels(tab)
    accessibility.load(tab)
    tab.ask(f"{VALUE}.focus()")
    tab.wait(f"!{PREVIEW}.hidden")
    for scheme in ("light", "dark"):
        tab.show(scheme=scheme)
        assert accessibility.violations(tab) == []
    tab.press("Escape")
    assert accessibility.advice(tab) == []
