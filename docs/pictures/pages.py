"""One page of a built document as a picture, found by the clause that it shows.

In: a file under output/ and the id of a clause. Out: a picture. A page of the .pdf and of the .docx is the first that
bears the caption of the clause's first table or picture, so that it is found wherever it has moved to; of the HTML page
it is what a window shows, of the Markdown the lines of the source. Needs Chromium, Poppler and LibreOffice.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from PIL import Image

from tests.browser import Browser

_CAPTION = """(() => {{
  const part = document.getElementById({anchor!r}).closest("article, section");
  return (part.querySelector("caption, figcaption") ?? part.querySelector("h2, h3")).textContent;
}})()"""
_SOURCE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 24px 28px; font: 15px/1.5 monospace; color: #1a1f26; white-space: pre-wrap; overflow-wrap: anywhere }}
b {{ color: #1f3a5f }}
</style>{lines}"""
_LINES = 60  # of the source, more than a picture has room for


def paper(file: Path, anchor: str, tab: Browser) -> Image.Image:
    """The page of a .pdf that shows a clause, the cover for the anchor ``cover``."""
    return _printed(file, 1 if anchor == "cover" else _page(file, _caption(file, anchor, tab)))


def word(file: Path, anchor: str, tab: Browser) -> Image.Image:
    """The page of a .docx that shows a clause, as LibreOffice lays it out."""
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        laid_out = Path(folder) / f"{file.stem}.pdf"
        return _printed(laid_out, _page(laid_out, _caption(file, anchor, tab)))


def screen(file: Path, anchor: str, tab: Browser) -> Image.Image:
    """What a window shows of the HTML page where a link to the clause leads."""
    tab.open(file, hash=f"#{quote(anchor)}")
    return _shown(tab, 1280, 900)


def source(file: Path, anchor: str, tab: Browser) -> Image.Image:
    """The lines of the Markdown at a clause."""
    heading = _squeezed(_heading(file, anchor, tab))
    lines = file.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("#") and _squeezed(line.lstrip("#")) == heading)
    shown = [f"<b>{escape(line)}</b>" if line.startswith("#") else escape(line) for line in lines[start:][:_LINES]]
    with TemporaryDirectory() as folder:
        page = Path(folder) / "source.html"
        page.write_text(_SOURCE.format(lines="\n".join(shown)), "utf-8")
        tab.open(page)
        return _shown(tab, 1000, 703)


def _printed(file: Path, number: int) -> Image.Image:
    part = ["-r", "110", "-f", str(number), "-l", str(number), "-png", "-singlefile"]
    made = subprocess.run(["pdftoppm", *part, file], check=True, capture_output=True).stdout
    return Image.open(BytesIO(made)).convert("RGB")


def _shown(tab: Browser, width: int, height: int) -> Image.Image:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    tab.call("Emulation.setDeviceMetricsOverride", **size)
    tab.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    return Image.open(BytesIO(tab.picture())).convert("RGB")


def _caption(file: Path, anchor: str, tab: Browser) -> str:
    """The caption of the first table or picture of a clause, its heading where it has none, as its HTML page says."""
    tab.open(file.with_suffix(".html"))
    return str(tab.ask(_CAPTION.format(anchor=anchor)))


def _heading(file: Path, anchor: str, tab: Browser) -> str:
    tab.open(file.with_suffix(".html"))
    return str(tab.ask(f"document.getElementById({anchor!r}).querySelector('h2, h3').textContent"))


def _page(file: Path, words: str) -> int:
    """The number of the first page that bears these words; white space and where words are divided do not count."""
    for number, text in enumerate(_texts(file), 1):
        if _squeezed(words) in text:
            return number
    raise SystemExit(f"{file}: no page bears “{words}”")


@cache
def _texts(file: Path) -> tuple[str, ...]:
    read = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True).stdout.decode()
    return tuple(_squeezed(page) for page in read.split("\f"))


def _squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", words)
