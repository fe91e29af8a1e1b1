"""Which program this is: its own files, and the versions of the packages that it needs.

In: the folder of the program and the records of what is installed beside it. Out: one digest. Another version of the
program or of a package that lays out, compresses or formats makes everything stale. Light on purpose: a build with
nothing to do imports it.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import click

_RECORD = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")
_NEEDS = re.compile(rb"^Requires-Dist: *([A-Za-z0-9._-]+)([^\n]*)", re.MULTILINE)
_EXTRA = re.compile(rb"extra *==")
_PROGRAM = "docgen"


@cache
def packages() -> tuple[str, ...]:
    """The program's packages and theirs in turn, each with its version, and the version of Python; what is there for
    tests alone is not among them. Where the program itself is not installed, all that is."""
    site = Path(click.__file__).parents[1]
    installed = {
        _plain(found["name"]): entry
        for entry in site.glob("*.dist-info")
        if (found := _RECORD.fullmatch(entry.name)) is not None
    }
    needed, coming = set[str](), [_PROGRAM]
    while coming:
        name = coming.pop()
        if name in needed or name not in installed:
            continue
        needed.add(name)
        coming.extend(_needs(installed[name]))
    named = sorted(installed[name].name for name in (needed or installed) if name != _PROGRAM)
    return (f"Python {sys.version_info.major}.{sys.version_info.minor}", *named)


def _needs(record: Path) -> list[str]:
    """What a package needs, but for what it needs with an extra."""
    try:
        head = (record / "METADATA").read_bytes().partition(b"\n\n")[0]
    except OSError:
        return []
    return [_plain(name.decode("ascii")) for name, rest in _NEEDS.findall(head) if not _EXTRA.search(rest)]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
