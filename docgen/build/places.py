"""Where things stand: the four folders, the engagements in them, and digests of what lies there.

Light on purpose: a build with nothing to do imports this and little else.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.inputs import plain

FORMATS = ("docx", "pdf", "html", "md")
TYPES = ("rfp", "contract", "governance-charter", "contingency-plan")
REVIEW = "review"  # the folder of copies with notes, below that of the documents
INPUT_FILES = ("engagement", "requirements", "costs", "incentives", "governance", "exit")


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a run; ``shell`` is that of Word documents where somebody chose another than the house has."""

    inputs: Path
    clauses: Path
    templates: Path
    output: Path
    shell: Path | None = None

    @property
    def word_shell(self) -> Path:
        """The shell of Word documents: the one that somebody chose, or that of the house."""
        return self.shell or self.templates / "house" / "shell.docx"


@dataclass(frozen=True, slots=True)
class Target:
    """An engagement to build: its folder, the name under which its output stands, how its files are shown, and whether
    its documents bear notes for review."""

    name: str
    folder: Path
    shown: str
    annotated: bool = False

    def review(self) -> Target:
        """The same engagement with notes, in a folder of its own, so that no copy with notes is sent by mistake."""
        return Target(f"{self.name}/{REVIEW}", self.folder, self.shown, annotated=True)


def target(places: Places, given: str) -> Target | None:
    """The engagement that a name under inputs/ or a path means; None where there is no such folder."""
    named = places.inputs / given
    folder = named if "/" not in given and named.is_dir() else Path(given)
    name = Path(os.path.abspath(folder)).name  # noqa: PTH100 - resolve would follow a link to a folder of another name
    return Target(name, folder, folder.as_posix()) if name and folder.is_dir() else None


def targets(places: Places) -> list[Target]:
    """Every engagement under inputs/, by name."""
    if not places.inputs.is_dir():
        return []
    folders = sorted(p for p in places.inputs.iterdir() if p.is_dir() and not p.name.startswith("."))
    return [Target(folder.name, folder, folder.as_posix()) for folder in folders]


def file_digest(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    return plain.digest(path)


def input_digests(folder: Path) -> dict[str, str]:
    """The digest of each input file of an engagement, and of each table that stands beside them."""
    names = (*(f"{name}.yaml" for name in INPUT_FILES), *(path.name for path in plain.beside(folder, _TABLES)))
    return {name: "" if plain.leads_out(folder / name, folder) else file_digest(folder / name) for name in names}


_TABLES = {".csv", ".xlsx"}


@cache
def tree_digest(folder: Path, *suffixes: str) -> str:
    """One digest over the names and contents of the files below a folder; with suffixes, of those alone."""
    summary = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda p: p.as_posix()):
        if path.is_file() and "__pycache__" not in path.parts and (not suffixes or path.suffix in suffixes):
            summary.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
            )
    return summary.hexdigest()[:16]


@cache
def program_digest() -> str:
    """The digest of the program itself: another version makes everything stale."""
    return tree_digest(Path(__file__).resolve().parent.parent, ".py")


def seen_digest(places: Places, language: str, inputs: dict[str, str]) -> str:
    """One digest over everything that a judgement on a document of this language rests on."""
    shell = file_digest(places.shell) if places.shell else ""
    rest = (program_digest(), tree_digest(places.clauses / language), tree_digest(places.templates), shell)
    return hashlib.sha256(repr((sorted(inputs.items()), rest)).encode()).hexdigest()[:16]


@cache
def look_digests(templates: Path, word_shell: Path) -> dict[str, str]:
    """For each format the digest of what gives it its look."""
    house, fonts = templates / "house", tree_digest(templates / "fonts")
    names = ("screen.css", "page.js", "print.css", "abbreviations.txt")
    files = (word_shell, *(house / name for name in names))
    shell, screen, script, paper, sentences = (file_digest(path)[:16] for path in files)
    # The page holds the style sheet for paper too, for those who print it.
    page = f"{screen}{script}{paper}{fonts}"
    return {"docx": f"{shell}{fonts}", "html": page, "pdf": f"{paper}{fonts}", "md": sentences}


def forget(*, program: bool = True) -> None:
    """Forget digests that were worked out, before looking again in the same process; with ``program`` that of the
    program too, which for whoever stays in one process is the one that runs, whatever its files say by now."""
    for remembered in (tree_digest, look_digests, *((program_digest,) if program else ())):
        remembered.cache_clear()
