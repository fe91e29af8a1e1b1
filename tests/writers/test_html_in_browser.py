"""The HTML page in a real browser: on a telephone, on a desk, and in the dark."""

from __future__ import annotations

import html as markup
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.writers import html
from tests.writers.expected import nasty_document
from tests.writers.sample import sample

TEMPLATES = Path("templates")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=4000"),
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 2
LONG_TITLE = replace(sample(), cover=replace(sample().cover, title=LONG_WORD, parties=(LONG_WORD,)))
PAGES = {"english": sample(), "german": sample("de"), "nasty": nasty_document(), "long words": LONG_TITLE}

# The frame measures what the page inside it takes up, and what it looks like.
MEASURE = """
addEventListener("load", () => {
  const found = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, root = page.documentElement;
    const style = name => getComputedStyle(page.querySelector(name));
    const asked = frame.contentWindow.performance.getEntriesByType("resource");
    found[frame.title] = {
      width: root.scrollWidth,
      sticky: style(".contents").position,
      fonts: [...page.fonts].filter(font => font.status == "loaded").length,
      failed: [...page.fonts].filter(font => font.status == "error").length,
      ground: style("body").backgroundColor,
      ink: style("body").color,
      asked: asked.filter(entry => !entry.name.startsWith("data:")).length,
    };
  }
  document.body.textContent = JSON.stringify(found);
});
"""


def measure(folder: Path, width: int, *options: str) -> dict[str, dict[str, object]]:
    """What the browser makes of all pages, each in a frame of ``width`` pixels."""
    browser = next(name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name))
    frames = [
        f'<iframe title="{name}" width="{width}" height="800" style="border: 0"'
        f' srcdoc="{markup.escape(html.write(document, TEMPLATES).decode())}"></iframe>'
        for name, document in PAGES.items()
    ]
    page = folder / "frames.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{''.join(frames)}<script>{MEASURE}</script>", "utf-8")
    command = [browser, *QUIET, *options, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    match = re.search(r"<body>(.*)</body>", done.stdout.decode(), re.DOTALL)
    assert match, done.stderr.decode()
    return dict(json.loads(markup.unescape(match[1])))


def test_no_page_scrolls_sideways_on_a_telephone(tmp_path: Path) -> None:
    found = measure(tmp_path, 390)
    assert {name: page["width"] for name, page in found.items()} == dict.fromkeys(PAGES, 390)


def test_contents_stay_in_view_on_a_wide_screen(tmp_path: Path) -> None:
    found = measure(tmp_path, 1280)
    assert {page["sticky"] for page in found.values()} == {"sticky"}
    assert {page["width"] for page in found.values()} == {1280}
    assert all(page["failed"] == 0 and page["asked"] == 0 for page in found.values())
    assert found["english"]["fonts"] == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ground_and_ink_follow_the_scheme(tmp_path: Path, scheme: str) -> None:
    options = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    page = measure(tmp_path, 1280, *options)["english"]
    ground, ink = (brightness(str(page[name])) for name in ("ground", "ink"))
    assert (ground > ink) == (scheme == "light")
    assert abs(ground - ink) > 150


def brightness(color: str) -> float:
    channels = [int(channel) for channel in re.findall(r"\d+", color)[:3]]
    return sum(channels) / 3
