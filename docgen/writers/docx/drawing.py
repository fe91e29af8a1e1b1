"""Pictures as pixels, drawn by a second process while this one writes, where the machine has a core to spare.

In: SVG and the fonts that come with the templates. Out: PNG, the same whichever process draws it. Drawing takes longer
than all the writing around it, and the library that draws lets nothing else go on in its process.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.process import BaseProcess
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from docgen.assembly.document import Document
from docgen.assembly.nodes import Figure
from docgen.assembly.walk import blocks, clauses

_DOTS_PER_MM = 200 / 25.4
_MOMENT = 0.001
_Drawing = tuple[str, int, Path]


@dataclass(frozen=True, slots=True)
class _Ahead:
    """Drawings that a second process works on; each is drawn by whoever claims it first, as a file in ``folder``."""

    drawings: Sequence[_Drawing]
    folder: Path
    second: BaseProcess

    def picture(self, drawing: _Drawing) -> bytes | None:
        """The picture as the second process drew it; None where it has not begun or did not end."""
        number = self.drawings.index(drawing)
        if _claim(number, self.folder):
            return None
        file = self.folder / f"{number}.png"
        while not file.exists():
            if not self.second.is_alive() and not file.exists():
                return None
            time.sleep(_MOMENT)
        return file.read_bytes()


_ahead: list[_Ahead] = []


@lru_cache(maxsize=32)
def picture(svg: str, width: int, fonts: Path) -> bytes:
    """``svg`` as a PNG of ``width`` millimetres at 200 dots per inch, with the fonts in the folder ``fonts`` alone."""
    drawing = (svg, width, fonts)
    drawn = next((ahead.picture(drawing) for ahead in _ahead if drawing in ahead.drawings), None)
    return _draw(*drawing) if drawn is None else drawn


@contextmanager
def drawing_ahead(documents: Iterable[Document], templates: Path) -> Iterator[None]:
    """While the ``with`` block lasts, let a second process draw the pictures of these documents, the last one first.

    A copy of this process is at work at once, unlike a new one; it is only made where nothing else goes on in this one.
    """
    figures = (block for document in documents for clause in clauses(document) for block in blocks(clause.blocks))
    wanted = dict.fromkeys((f.svg, f.width, templates / "fonts") for f in figures if isinstance(f, Figure))
    ahead = _begin(tuple(wanted)) if len(wanted) > 1 and _may_be_copied() else None
    if ahead is None:
        yield
        return
    _ahead.append(ahead)
    try:
        yield
    finally:
        _ahead.remove(ahead)
        ahead.second.terminate()
        ahead.second.join()
        rmtree(ahead.folder, ignore_errors=True)


def _begin(drawings: Sequence[_Drawing]) -> _Ahead | None:
    """Set a second process to work; None where the machine does not allow it."""
    try:
        folder = Path(mkdtemp(prefix="docgen-"))
        second = multiprocessing.get_context("fork").Process(target=_draw_all, args=(drawings, folder), daemon=True)
        second.start()
    except OSError:
        return None
    return _Ahead(drawings, folder, second)


def _draw_all(drawings: Sequence[_Drawing], folder: Path) -> None:
    """Draw what nobody has claimed, from the last one on, as long as there is somebody who waits for it."""
    parent = os.getppid()
    with suppress(OSError):  # no room to put it, or the folder is gone: whoever needs the picture draws it
        for number in reversed(range(len(drawings))):
            if os.getppid() == parent and _claim(number, folder):
                part = folder / f"{number}.part"
                part.write_bytes(_draw(*drawings[number]))
                part.rename(folder / f"{number}.png")


def _claim(number: int, folder: Path) -> bool:
    try:
        (folder / f"{number}.claimed").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _may_be_copied() -> bool:
    """Whether this process is the only one at work, has no threads, and a second core stands idle."""
    alone = multiprocessing.parent_process() is None and threading.active_count() == 1
    return alone and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def _draw(svg: str, width: int, fonts: Path) -> bytes:
    import resvg_py  # only here: a document without figures need not load it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=round(width * _DOTS_PER_MM),
            font_files=[str(font) for font in sorted(fonts.glob("*.ttf"))],
            skip_system_fonts=True,
        )
    )
