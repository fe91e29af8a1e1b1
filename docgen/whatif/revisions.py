"""An engagement, its wording and its templates as they stood at a revision of the repository.

In: the folders and the name of a revision. Out: the same folders of that revision, laid out outside of the project and
removed at the end. Git is asked to read and for nothing else. Raises FindingsError where there is no repository, no
such revision, or none of these folders in it.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from docgen.build.places import Places, Target
from docgen.finding import FindingsError, Location, finding
from docgen.whatif.sides import Side
from docgen.whatif.sides import side as read


@contextmanager
def at(places: Places, revision: str) -> Iterator[Places]:
    """The folders as they stood at a revision, within a ``with`` block."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        home = Path(folder).resolve()
        inputs, clauses, templates = (
            _laid_out(one, revision, home / name)
            for one, name in ((places.inputs, "inputs"), (places.clauses, "clauses"), (places.templates, "templates"))
        )
        yield replace(places, inputs=inputs, clauses=clauses, templates=templates, output=home / "output")


def side(then: Places, name: str, revision: str) -> Side:
    """An engagement as it stood; its files are named as git names them."""
    folder = then.inputs / name
    if not folder.is_dir():
        place = Location(f"{revision}:{name}")
        raise FindingsError([finding("CMP002.engagement", place, revision=revision, engagement=name)])
    return read(then, Target(name, folder, f"{revision}:inputs/{name}"), f"{revision}:{name}")


def _laid_out(folder: Path, revision: str, home: Path) -> Path:
    """The files of one folder at a revision."""
    place = Location(folder.as_posix())
    if not folder.is_dir():
        raise FindingsError([finding("CMP002.folder", place)])
    within = _git(folder, "rev-parse", "--show-prefix").decode().rstrip("\n")
    known = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if known.returncode:
        raise FindingsError([finding("CMP002", place, revision=revision)])
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    commit = known.stdout.decode().strip()
    held = _run(top, "archive", "--format=tar", f"{commit}:{within.rstrip('/')}")
    if held.returncode:
        raise FindingsError([finding("CMP002.lacking", place, revision=revision)])
    home.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(held.stdout)) as archive:
        for member in archive.getmembers():
            name = PurePosixPath(member.name)
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None and not name.is_absolute() and ".." not in name.parts:
                path = home / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
    return home


def _git(within: Path, *arguments: str) -> bytes:
    done = _run(within, *arguments)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        place = Location(within.as_posix())
        raise FindingsError([finding("CMP002.repository", place, problem=said[-1] if said else "git")])
    return done.stdout


def _run(within: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(within), *arguments], capture_output=True, check=False)
    except OSError as problem:
        place = Location(within.as_posix())
        raise FindingsError([finding("CMP002.program", place, problem=problem.strerror or str(problem))]) from None
