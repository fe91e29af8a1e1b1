"""Where things stand: the four folders, the engagements in them, and digests of what lies there.

Light on purpose: a build with nothing to do imports this and little else.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.build.program import packages
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

    def from_output(self, folder: Path) -> str:
        """A folder as it lies from that of all output, so that it is called the same wherever a project lies."""
        return Path(os.path.relpath(folder, self.output)).as_posix()

    def to_output(self, named: str) -> Path:
        """The folder that lies there."""
        return Path(os.path.abspath(self.output / named))  # noqa: PTH100 - as it was named, whatever links there are


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
    names = (*(f"{name}.yaml" for name in INPUT_FILES), *(path.name for path in tables(folder)))
    return {name: "" if plain.leads_out(folder / name, folder) else file_digest(folder / name) for name in names}


def tables(folder: Path) -> list[Path]:
    """The tables that stand beside the input files of an engagement."""
    return plain.beside(folder, _TABLES)


_TABLES = {".csv", ".xlsx"}


@cache
def _once(path: Path) -> str:
    """The SHA-256 of a file of the library or the templates, which several digests ask for."""
    return plain.digest(path)


@cache
def tree_digest(folder: Path, *suffixes: str) -> str:
    """One digest over the names and contents of the files below a folder; with suffixes, of those alone."""
    summary = hashlib.sha256()
    for name, link in plain.below(folder):
        if "__pycache__/" in name or (suffixes and not name.endswith(suffixes)):
            continue
        path = folder / name
        # A link that leads out is refused, and not followed even here.
        digest = "" if link and plain.leads_out(path, folder) else _once(path)
        summary.update(name.encode() + b"\0" + bytes.fromhex(digest))
    return summary.hexdigest()[:16]


@cache
def program_digest() -> str:
    """The digest of the program itself and of the packages it needs: another version makes everything stale."""
    own = tree_digest(Path(__file__).resolve().parent.parent, ".py")
    return hashlib.sha256(repr((own, packages())).encode()).hexdigest()[:16]


def seen_digest(places: Places, language: str, inputs: dict[str, str]) -> str:
    """One digest over everything that a judgement on a document of this language rests on."""
    shell = file_digest(places.shell) if places.shell else ""
    library = (tree_digest(places.clauses / language), tree_digest(places.clauses / STATUTES))
    rest = (program_digest(), *library, tree_digest(places.templates), shell)
    return hashlib.sha256(repr((sorted(inputs.items()), rest)).encode()).hexdigest()[:16]


def glance(places: Places) -> None:
    """Work out the digests of library, templates and program before any of them is read: what is saved after that is
    taken for new by the next build, never for what this one has read."""
    program_digest()
    for folder in (places.templates, *(one for one in places.clauses.glob("*") if one.is_dir())):
        tree_digest(folder)
    look_digests(places.templates, places.word_shell)


@cache
def look_digests(templates: Path, word_shell: Path) -> dict[str, str]:
    """For each format the digest of what gives it its look."""
    return {
        form: hashlib.sha256(repr(sorted(_without_name(files, word_shell, templates).items())).encode()).hexdigest()[
            :16
        ]
        for form, files in look_files(templates, word_shell).items()
    }


def _without_name(files: dict[str, str], word_shell: Path, templates: Path) -> dict[str, str]:
    """The digests of files in which the shell bears no name: a copy of it by another name is the same shell."""
    shell = _named(word_shell, templates)
    return {"" if name == shell else name: digest for name, digest in files.items()}


@cache
def look_files(templates: Path, word_shell: Path) -> dict[str, dict[str, str]]:
    """For each format the files that give it its look, fonts among them, each with its digest: what stands behind
    ``look_digests``, named alike wherever the templates are."""
    return {
        form: {_named(path, templates): _once(path)[:16] for path in some}
        for form, some in look_paths(templates, word_shell).items()
    }


@cache
def look_paths(templates: Path, word_shell: Path) -> dict[str, tuple[Path, ...]]:
    """For each format the files that its writer reads: style sheets, what they name, script, shell, fonts."""
    house, fonts = templates / "house", templates / "fonts"
    paper, screen = house / "print.css", house / "screen.css"
    for_paper, for_screen = tuple(_beside(paper, templates)), tuple(_beside(screen, templates))
    faces = sorted(path for path in fonts.rglob("*") if path.suffix.lower() not in _WORDS and path.is_file())
    return {
        "docx": (word_shell, *sorted(fonts.glob("*.ttf"))),
        # The page holds the style sheet for paper too, for those who print it.
        "html": tuple(dict.fromkeys((screen, house / "page.js", paper, *for_screen, *for_paper))),
        "pdf": tuple(dict.fromkeys((paper, *for_paper, *faces))),
        "md": (house / "abbreviations.txt",),
    }


STATUTES = "statutes"  # the folder of the registers, beside those of the languages
_WORDS = {".txt", ".md"}  # licences and the like, which stand beside fonts
_NAMED = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def _beside(sheet: Path, templates: Path) -> Iterator[Path]:
    """The fonts, pictures and further sheets that a style sheet names, where they stand among the templates."""
    waiting, known = [sheet], {sheet}
    while waiting:
        one = waiting.pop()
        try:
            text = plain.read(one).decode("utf-8", errors="replace")
        except OSError:
            continue
        for named in _NAMED.findall(text):
            path = Path(os.path.normpath(one.parent / (named[0] or named[1]).strip()))
            if path not in known and path.is_relative_to(templates):
                known.add(path)
                yield path
                if path.suffix == ".css":
                    waiting.append(path)


def _named(path: Path, templates: Path) -> str:
    """A file of the templates by its place in them; a shell from elsewhere by its name alone."""
    return f"templates/{path.relative_to(templates).as_posix()}" if path.is_relative_to(templates) else path.name


def forget(*, program: bool = True) -> None:
    """Forget digests that were worked out, before looking again in the same process; with ``program`` that of the
    program too, which for whoever stays in one process is the one that runs, whatever its files say by now."""
    for remembered in (
        _once,
        tree_digest,
        look_digests,
        look_files,
        look_paths,
        *((program_digest, packages) if program else ()),
    ):
        remembered.cache_clear()


def anywhere(places: Places, file: str) -> str:
    """A file of inputs, clauses or templates by a name that does not tell where these folders stand: what is recorded
    is the same wherever a project lies, and from whatever folder it is built."""
    for name, folder in (("inputs", places.inputs), ("clauses", places.clauses), ("templates", places.templates)):
        before = f"{folder.as_posix()}/"
        if file.startswith(before):
            return f"{name}/{file.removeprefix(before)}"
    return file
