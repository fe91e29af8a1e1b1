"""The layout engine loaded without asking the machine around it.

In: the folder of fonts, where it is known. Out: nothing; what WeasyPrint does while it is imported is held back within
the ``with`` block. Otherwise it would run a compiler and a linker to look for its libraries, list the fonts of the
system, and read which kinds of files the system knows.
"""

from __future__ import annotations

import ctypes.util
import mimetypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(fonts: Path | None = None) -> Iterator[None]:
    """Within this block WeasyPrint can be imported, and its engine be set up."""
    if not mimetypes.inited:
        known, mimetypes.knownfiles = mimetypes.knownfiles, []
        mimetypes.init()
        mimetypes.knownfiles = known
    if fonts is not None:
        # Fontconfig reads these variables whenever a configuration is made, and so does a thread of Pango's, later.
        os.environ["FONTCONFIG_FILE"] = str(fonts.resolve() / "fonts.conf")
        os.environ["XDG_CACHE_HOME"] = str(fonts.resolve().parents[1] / ".cache")
        os.environ.pop("FONTCONFIG_SYSROOT", None)  # else all fonts are looked for below that folder
    look = ctypes.util.find_library
    if sys.platform == "linux":  # here libraries are found by their names; elsewhere they have to be looked for
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - it is called so
    try:
        yield
    finally:
        ctypes.util.find_library = look
