"""A build with nothing to do says so at once: it loads nothing that it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from docgen.build.places import Places
from tests import examples
from tests.build.place import build, create, files
from tests.program import run

HEAVY = {
    "pydantic",
    "jinja2",
    "markdown",
    "babel",
    "lxml",
    "docx",
    "docxtpl",
    "weasyprint",
    "rich",
    "yaml",
    "fontTools",
}


def arguments(where: Places) -> list[str]:
    names = ("inputs", "clauses", "templates", "output")
    return ["build", "--to=docx,html,md", *(f"--{name}={getattr(where, name)}" for name in names)]


def test_no_heavy_package_is_loaded(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    command = [sys.executable, "-X", "importtime", "-m", "docgen", *arguments(where)]
    result = subprocess.run(command, cwd=examples.ROOT, capture_output=True, text=True, check=True)
    loaded = set(re.findall(r"^import time:.*\|\s+(\w+)", result.stderr, re.MULTILINE))
    assert "docgen" in loaded
    assert loaded & HEAVY == set()
    assert "Everything is up to date: 2 documents of 1 engagement." in result.stdout


def test_nothing_is_written(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before, times = files(where.output), {p: p.stat().st_mtime_ns for p in where.output.rglob("*")}
    assert run(*arguments(where), cwd=examples.ROOT).code == 0
    assert files(where.output) == before
    assert {p: p.stat().st_mtime_ns for p in where.output.rglob("*")} == times
