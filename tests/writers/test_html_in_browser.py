"""The HTML page in a real browser: on a telephone, on a desk, in the dark, on paper, and without its script."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from docgen.writers import pdf
from tests import examples
from tests.browser import Browser
from tests.formats.numbered import folded
from tests.verdicts import Verdict
from tests.writers import accessibility
from tests.writers.expected import paragraphs
from tests.writers.sample import sample

TEMPLATES = Path("templates")
PAGES = ["english", "german", "nasty", "long words"]
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
LOOKS = ((1280, "light"), (390, "dark"))  # each width and each scheme once
OTHER_LOOKS = ((1280, "dark"), (390, "light"))


def test_no_page_scrolls_sideways_on_a_telephone(tab: Browser, pages: dict[str, Path]) -> None:
    for name in PAGES:
        tab.open(pages[name], 390)
        assert tab.ask("document.documentElement.scrollWidth") == 390, name


def test_search_and_contents_stay_in_view_on_a_wide_screen(tab: Browser, pages: dict[str, Path]) -> None:
    for name in PAGES:
        tab.open(pages[name], 1280)
        assert tab.ask("getComputedStyle(document.querySelector('.contents')).position") == "sticky", name
        assert tab.ask("document.documentElement.scrollWidth") == 1280, name
    tab.open(pages["english"], 1280)
    tab.ask("document.querySelector('.text .section:nth-of-type(2)').scrollIntoView()")
    tops = tab.ask("['.search', '.contents'].map(name => document.querySelector(name).getBoundingClientRect().top)")
    assert all(0 <= top < 100 for top in tops)


def test_a_page_asks_for_nothing_and_has_its_fonts(tab: Browser, pages: dict[str, Path]) -> None:
    for name in PAGES:
        tab.open(pages[name])
        sent = [
            one["params"]["request"]["url"] for one in tab.events if one.get("method") == "Network.requestWillBeSent"
        ]
        assert [url for url in sent if not url.startswith("data:")] == [pages[name].as_uri()]
        told = [one for one in tab.events if one.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]
        assert not told, name
        assert tab.ask("[...document.fonts].filter(font => font.status == 'error').length") == 0
    assert tab.ask("[...document.fonts].filter(font => font.status == 'loaded').length") >= 6


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ground_and_ink_follow_the_scheme(scheme: str, tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], scheme=scheme)
    style = "getComputedStyle(document.body)"
    ground, ink = (brightness(tab.ask(f"{style}.{name}")) for name in ("backgroundColor", "color"))
    assert (ground > ink) == (scheme == "light")
    assert abs(ground - ink) > 150


def brightness(color: str) -> float:
    channels = [int(channel) for channel in re.findall(r"\d+", color)[:3]]
    return sum(channels) / 3


@pytest.mark.parametrize("name", examples.DOCUMENTS, ids="/".join)
def test_every_document_is_accessible(name: tuple[str, str], built: Path, tab: Browser, verdict: Verdict) -> None:
    """Its colours are measured in each width and in each scheme once; ``exhaustive`` measures the other pairs."""
    tab.open(built / name[0] / f"{name[1]}.html")
    accessibility.load(tab)
    violations, advice = accessibility.violations_and_advice(tab)
    for width in WIDTHS:
        tab.resize(width)
        assert tab.ask("document.documentElement.scrollWidth") == width
    found = {"all but colours": violations} | with_colours(tab, LOOKS)
    verdict(name, "html", "axe-core", sum(map(len, found.values())), len(advice))
    assert {where: problems for where, problems in found.items() if problems} == {}
    assert advice == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", examples.DOCUMENTS, ids="/".join)
def test_every_document_is_accessible_in_every_look(name: tuple[str, str], built: Path, tab: Browser) -> None:
    tab.open(built / name[0] / f"{name[1]}.html")
    accessibility.load(tab)
    found = with_colours(tab, OTHER_LOOKS)
    assert {where: problems for where, problems in found.items() if problems} == {}


def with_colours(tab: Browser, looks: Iterable[tuple[int, str]]) -> dict[str, list[str]]:
    """What breaks WCAG in each look, in a page of which one element of each kind is left."""
    accessibility.thin(tab)
    found = {}
    for width, scheme in looks:
        tab.resize(width)
        tab.show(scheme=scheme)
        found[f"{width} {scheme}"] = accessibility.violations(tab)
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_search_preview_and_buttons_are_accessible(width: int, tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], width)
    accessibility.load(tab)
    for scheme in SCHEMES:
        tab.show(scheme=scheme)
        tab.ask("document.getElementById('find').focus()")
        tab.write("service")
        tab.wait("document.querySelectorAll('.hits a').length > 3")
        assert accessibility.violations(tab) == []
        tab.press("Escape")
        tab.ask("document.querySelector('a.term').previousElementSibling; document.querySelector('a.term').focus()")
        tab.wait("!document.getElementById('preview').hidden")
        tab.ask("document.querySelectorAll('.copy').forEach(button => { button.style.opacity = 1 })")
        assert accessibility.violations(tab) == []


def test_a_violation_would_be_found(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"])
    accessibility.load(tab)
    accessibility.thin(tab)
    tab.ask("document.querySelector('label[for=find]').remove()")
    tab.ask("document.querySelector('.text p').style.color = '#bbb'")
    assert {one.partition(":")[0] for one in accessibility.violations(tab)} == {"label", "color-contrast"}


def test_a_page_is_whole_without_its_script(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], script=False)
    try:
        seen = folded(tab.ask("document.body.innerText"))
        assert all(folded(words) in seen for words in paragraphs(sample()))
        screen = sample().screen
        assert not [words for words in (screen.search, screen.copied, screen.nothing) if folded(words) in seen]
        assert tab.ask("document.querySelectorAll('input, button, [role=tooltip]').length") == 0
        assert tab.ask("document.querySelector('.contents').getBoundingClientRect().height") > 100
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_policy_lets_no_other_script_run(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["nasty"])
    tab.ask("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.got = 1'}))")
    assert tab.ask("window.got") is None
    assert tab.ask("fetch('data:,words').then(() => 'sent', () => 'refused')") == "refused"


def test_a_page_prints_as_the_pdf_looks(tab: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    tab.open(pages["english"])
    tab.ask("document.getElementById('find').focus()")
    tab.write("service")
    said = {}
    for name, data in {"browser": tab.print(), "docgen": pdf.write(sample(), TEMPLATES)}.items():
        (tmp_path / name).write_bytes(data)
        done = subprocess.run(["pdftotext", "-raw", tmp_path / name, "-"], capture_output=True, check=True)
        said[name] = done.stdout.decode()
    cover = sample().cover
    pages_printed = said["browser"].split("\f")[:-1]
    assert len(pages_printed) == len(said["docgen"].split("\f")[:-1])
    last = cover.page.format(page=len(pages_printed), pages=len(pages_printed))
    assert last in pages_printed[-1]
    assert all(cover.running_head in page for page in pages_printed[1:])
    whole = folded(said["browser"])
    assert folded(sample().screen.search) not in whole
    assert folded(sample().screen.hits.partition("{")[0]) not in whole
    short = [words for words in paragraphs(sample()) if len(words) < 60]
    assert [words for words in short if folded(words) not in whole] == []
