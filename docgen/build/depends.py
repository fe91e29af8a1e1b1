"""What the documents depend on, in the language of make: all files that are read for each, and the folders in which
a new file would be read too.

In: engagements that were built, and what was asked for. Out: rules without recipes. As with ``gcc -MP`` each
file stands as a target of its own as well, so that make does not stop where one has been deleted. Light on purpose: a
build with nothing to do writes them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docgen.build import whole
from docgen.build.manifest import load
from docgen.build.places import INPUT_FILES, STATUTES, Places, Target, look_paths, tables
from docgen.build.stale import Request
from docgen.finding import Finding

_SPECIAL = re.compile(r"(\\*)([ \t#:*?\[\]~])")


def depfile(
    places: Places, targets: Sequence[Target], request: Request, file: Path, target: str = "", *, every: bool = False
) -> Iterator[Finding]:
    """Write the dependencies of all files that were asked for; with ``target`` those of all together under that name
    too, and with ``every`` it depends on which engagements there are. A finding where the file can't be written."""
    text = "".join(_rules(places, targets, request, target, every=every))
    yield from whole.keep(file.parent, {file.name: text.encode("utf-8", errors="surrogateescape")})


def _rules(places: Places, targets: Sequence[Target], request: Request, target: str, *, every: bool) -> Iterator[str]:
    named = [target] if target else []
    needed: list[str] = []
    of_language: dict[str, list[str]] = {}
    of_format: dict[str, list[str]] = {form: [] for form in request.formats}
    if target and every:
        needed.append(_folder(places.inputs))
        yield _rule(named, needed)
    for one in targets:
        manifest = load(places.output / one.name)
        inputs = list(_inputs(one))
        needed.extend(inputs)
        outputs: list[str] = []
        for kind in request.types or (manifest.asked if manifest else ()):
            if manifest is not None and kind in manifest.asked:
                files = {form: (places.output / one.name / f"{kind}.{form}").as_posix() for form in request.formats}
                outputs.extend(files.values())
                for form, path in files.items():
                    of_format[form].append(path)
        yield "".join(f"# output {path}\n" for path in outputs)
        yield _rule([*outputs, *named], inputs)
        if manifest is not None:
            of_language.setdefault(manifest.language, []).extend(outputs)
    for language, outputs in of_language.items():
        library = list(_library(places, language))
        needed.extend(library)
        yield _rule([*outputs, *named], library)
    paths = look_paths(places.templates, places.word_shell)
    for form, outputs in of_format.items():
        looks = [path.as_posix() for path in paths[form] if path.is_file()]
        folders = {_folder(path.parent) for path in paths[form] if path.is_relative_to(places.templates / "fonts")}
        looks.extend(sorted(folders))
        needed.extend(looks)
        yield _rule([*outputs, *named], looks)
    yield "".join(f"\n{_as_target(path)}:\n" for path in dict.fromkeys(needed))


def _rule(targets: Iterable[str], needed: Iterable[str]) -> str:
    """The files on the left depend on those on the right."""
    left = [_as_target(path) for path in targets]
    right = [_escaped(path) for path in dict.fromkeys(needed)]
    return f"{' '.join(left)}: \\\n {f' {_BREAK} '.join(right)}\n\n" if left and right else ""


_BREAK = "\\\n"


def _inputs(target: Target) -> Iterator[str]:
    """The input files of an engagement, the tables beside them, and their folder."""
    yield _folder(target.folder)
    for path in (*(target.folder / f"{name}.yaml" for name in INPUT_FILES), *tables(target.folder)):
        if path.is_file():
            yield path.as_posix()


def _library(places: Places, language: str) -> Iterator[str]:
    """Wording, statutes, outlines and tables, and the folders in which they stand."""
    yield _folder(places.clauses)
    for folder in (places.clauses / language, places.clauses / STATUTES):
        yield from _below(folder, {".md", ".yaml"})
    yield _folder(places.templates)
    yield from (path.as_posix() for path in sorted(places.templates.glob("*/outline.yaml")))
    yield from _below(places.templates / "tables", {".yaml"})


def _below(folder: Path, suffixes: set[str]) -> Iterator[str]:
    """A folder, those in it, and the files with one of these suffixes."""
    if folder.is_dir():
        yield _folder(folder)
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            yield _folder(path)
        elif path.suffix in suffixes:
            yield path.as_posix()


def _folder(path: Path) -> str:
    """A folder, named so that it is no other target of make: its time changes when a file comes or goes."""
    return f"{path.as_posix()}/."


def _as_target(path: str) -> str:
    """A name on the left of a rule, where a percent sign would make a pattern of it."""
    return _escaped(path).replace("%", "\\%")


def _escaped(path: str) -> str:
    """A name as make reads it: what would mean something to make is marked. A semicolon can't be, and ends the name."""
    return _SPECIAL.sub(lambda found: f"{found[1] * 2}\\{found[2]}", path.replace("$", "$$"))
