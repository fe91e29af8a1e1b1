"""What a reader does on the page, by keyboard and by pointer: search, definitions, previews, links, contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import Browser
from tests.writers.sample import sample

SCREEN = sample().screen
TERM = "document.querySelector('.text a.term')"
REFERENCE = "document.querySelector('.text a.reference')"
PREVIEW = "document.getElementById('preview')"
SHOWN = f"!{PREVIEW}.hidden"


@pytest.fixture
def english(tab: Browser, pages: dict[str, Path]) -> Browser:
    tab.open(pages["english"])
    return tab


def said(tab: Browser, name: str) -> str:
    return str(tab.ask(f"document.querySelector({name!r}).textContent"))


def focused(tab: Browser) -> str:
    """What has the focus, by its class, its name or its kind."""
    return str(tab.ask("(one => one.className || one.id || one.tagName)(document.activeElement)"))


def look_for(tab: Browser, words: str) -> list[str]:
    """Write into the search; the hits that come."""
    tab.ask("document.getElementById('find').value = ''; document.getElementById('find').focus()")
    tab.write(words)
    tab.wait("document.querySelector('.count').textContent != ''")
    return list(tab.ask("[...document.querySelectorAll('.hits a')].map(hit => hit.textContent)"))


def centre(tab: Browser, element: str) -> tuple[float, float]:
    """Where an element stands in the window, once it is in its middle."""
    tab.ask(f"{element}.scrollIntoView({{block: 'center'}})")
    x, y = tab.ask(f"(box => [box.left + box.width / 2, box.top + box.height / 2])({element}.getClientRects()[0])")
    return x, y


@pytest.mark.parametrize(
    ("words", "place"),
    [
        *(("2", "services"), ("2.1", "services-scope"), ("2.1.", "services-scope"), ("clause 2.1", "services-scope")),
        *(("Schedule 1", "service-levels"), ("schedule 2", "data")),
    ],
)
def test_a_number_leads_to_what_bears_it(words: str, place: str, english: Browser) -> None:
    assert look_for(english, words)
    english.press("Enter")
    assert english.ask("document.activeElement.parentElement.id") == place
    assert english.ask("location.hash") == f"#{place}"
    assert 0 <= english.ask("document.activeElement.getBoundingClientRect().top") < 800
    assert english.ask("document.querySelectorAll('.hits a').length") == 0


def test_words_are_found_wherever_they_stand(english: Browser) -> None:
    hits = look_for(english, "personal DATA written")
    assert len(hits) == 1
    assert "processes personal data on written instructions only" in hits[0]
    assert said(english, ".count") == SCREEN.hits.format(count=1)
    english.press("Tab")
    english.press("Enter")
    assert "written instructions" in english.ask("document.activeElement.textContent")
    assert english.ask("location.hash") == "#data-instructions"


def test_a_number_is_no_part_of_another(english: Browser) -> None:
    assert all("2026" not in hit for hit in look_for(english, "202"))
    assert not any("12.1" in hit.partition(" ")[0] for hit in look_for(english, "2.1"))


def test_only_the_first_of_many_places_are_listed(english: Browser) -> None:
    hits = look_for(english, "e")
    count = int("".join(filter(str.isdigit, said(english, ".count").partition(",")[0])))
    assert count > len(hits) == 50
    assert said(english, ".count") == SCREEN.first.format(count=count, shown=50)


def test_a_search_in_vain_says_so_and_escape_ends_it(english: Browser) -> None:
    assert look_for(english, "xyzzy") == []
    assert said(english, ".count") == SCREEN.nothing
    english.press("Enter")
    assert english.ask("location.hash") == ""
    english.press("Escape")
    assert said(english, ".count") == ""
    assert english.ask("document.getElementById('find').value") == ""
    assert focused(english) == "find"


def test_escape_leads_from_the_hits_back_to_the_field(english: Browser) -> None:
    look_for(english, "service")
    english.press("Tab")
    assert english.ask("document.activeElement.matches('.hits a')")
    english.press("Escape")
    assert focused(english) == "find"
    assert english.ask("document.querySelectorAll('.hits a').length") == 0


def test_a_value_is_no_markup_in_a_hit_or_a_preview(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["nasty"])
    hits = look_for(tab, "<script>alert")
    assert any("<script>alert(1)</script> & <b>bold</b>" in hit for hit in hits)
    names = "[...new Set([...document.querySelectorAll('.hits *')].map(one => one.tagName))].sort().join()"
    assert tab.ask(names) == "A,LI,MARK,SPAN"
    tab.press("Enter")
    assert "<script>alert(1)</script>" in tab.ask("document.activeElement.textContent")
    assert not [one for one in tab.events if one.get("method") == "Runtime.exceptionThrown"]


def test_a_defined_term_tells_its_meaning_on_focus(english: Browser) -> None:
    english.ask(f"{TERM}.focus()")
    english.wait(SHOWN)
    meaning = english.ask(
        f"(one => one.textContent + one.nextElementSibling.textContent)(document.getElementById({TERM}.hash.slice(1)))"
    )
    assert english.ask(f"{PREVIEW}.textContent") == meaning
    assert english.ask(f"{TERM}.getAttribute('aria-describedby')") == "preview"
    english.press("Escape")
    assert not english.ask(SHOWN)
    assert english.ask(f"document.activeElement === {TERM} && !{TERM}.hasAttribute('aria-describedby')")


def test_a_definition_stays_as_long_as_the_pointer_is_on_it(english: Browser) -> None:
    x, y = centre(english, TERM)
    english.point((x, y))
    english.wait(SHOWN)
    box = english.ask(f"(box => [box.left, box.top, box.right, box.bottom])({PREVIEW}.getBoundingClientRect())")
    assert 0 <= box[0] < box[2] <= 1280
    english.point((box[0] + 20, box[1] + 20))
    english.ask("new Promise(done => setTimeout(done, 500))")
    assert english.ask(SHOWN)
    english.point((5, 5))
    english.wait(f"!({SHOWN})")


def test_escape_takes_a_preview_away_from_under_the_pointer(english: Browser) -> None:
    english.point(centre(english, REFERENCE))
    english.wait(SHOWN)
    heading = english.ask(f"document.getElementById({REFERENCE}.hash.slice(1)).querySelector('h2, h3').textContent")
    assert " ".join(heading.split()) in english.ask(f"{PREVIEW}.textContent")
    english.press("Escape")
    assert not english.ask(SHOWN)


def test_a_preview_never_widens_a_telephone(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], 390)
    for number in range(tab.ask("document.querySelectorAll('.text a.term, .text a.reference').length")):
        tab.ask(f"document.querySelectorAll('.text a.term, .text a.reference')[{number}].focus()")
        tab.wait(SHOWN)
        assert tab.ask("document.documentElement.scrollWidth") == 390


def test_every_heading_of_the_text_has_a_link_to_copy(english: Browser) -> None:
    assert english.ask(
        "[...document.querySelectorAll('.text :is(h2, h3)')].every(one => one.nextElementSibling.matches('.copy'))"
    )
    button = "document.querySelector('#services-scope > .copy')"
    heading = english.ask("document.querySelector('#services-scope > h3').textContent")
    assert english.ask(f"{button}.ariaLabel") == SCREEN.copy.format(place=" ".join(heading.split()))
    shown = f"Number(getComputedStyle({button}).opacity)"
    assert english.ask(shown) == 0
    english.ask("document.querySelector('#services-scope > .copy').focus()")
    english.wait(f"{shown} == 1")
    english.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    english.press("Enter")
    english.wait(f"document.querySelector('.told').textContent == {SCREEN.copied!r}")
    copied = english.ask("navigator.clipboard.readText()")
    assert copied == english.ask("location.href.split('#')[0]") + "#services-scope"


def test_a_heading_shows_its_link_under_the_pointer(english: Browser) -> None:
    english.point(centre(english, "document.querySelector('#services-scope > h3')"))
    english.wait("getComputedStyle(document.querySelector('#services-scope > .copy')).opacity == 1")


def test_the_keyboard_goes_through_the_page_in_its_order(english: Browser) -> None:
    english.press("Tab")
    assert focused(english) == "skip"
    assert english.ask("document.activeElement.getBoundingClientRect().top") >= 0
    assert said(english, ".skip") == SCREEN.skip
    order = []
    for _ in range(4):
        english.press("Tab")
        order.append(english.ask("(document.activeElement.closest('.search, .front, .contents') ?? {}).className"))
    assert order == ["search", "search", "front", "contents"]
    english.press("Tab", shift=True)
    english.press("Tab", shift=True)
    english.press("Tab", shift=True)
    english.press("Tab", shift=True)
    assert focused(english) == "skip"
    english.press("Enter")
    english.press("Tab")
    assert english.ask("document.activeElement.closest('.text') !== null")


def test_the_contents_show_where_the_reader_is(english: Browser) -> None:
    current = "[...document.querySelectorAll('.contents [aria-current]')].map(link => link.hash).join()"
    for place in ("services-scope", "service-levels", "services-levels"):
        english.ask(f"document.getElementById({place!r}).scrollIntoView()")
        english.wait(f"{current}.startsWith('#{place}')")


def test_an_address_with_a_place_leads_there(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["english"], hash="#services-levels")
    tab.wait("scrollY > 0")
    assert 0 <= tab.ask("document.getElementById('services-levels').getBoundingClientRect().top") < 200
