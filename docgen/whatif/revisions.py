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

from docgen.build.places import Places
from docgen.finding import FindingsError, Location, finding


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


def _laid_out(folder: Path, revision: str, home: Path) -> Path:
    """The files of one folder at a revision."""
    commit = _commit(folder, revision)
    within = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    archive = _git(top, "archive", "--format=tar", f"{commit}:{within}" if within else commit, folder=folder)
    home.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive)) as held:
        for member in held.getmembers():
            name = PurePosixPath(member.name)
            content = held.extractfile(member) if member.isfile() else None
            if content is not None and not name.is_absolute() and ".." not in name.parts:
                path = home / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
    return home


def _commit(folder: Path, revision: str) -> str:
    place = Location(folder.as_posix())
    if not folder.is_dir():
        raise FindingsError([finding("GIT002.folder", place)])
    try:
        _git(folder, "rev-parse", "--show-toplevel")
    except FindingsError as problem:
        raise problem from None
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.returncode:
        raise FindingsError([finding("GIT002", place, revision=revision)])
    return done.stdout.decode().strip()


def _git(within: Path, *arguments: str, folder: Path | None = None) -> bytes:
    done = _run(within, *arguments)
    if done.returncode:
        place = Location((folder or within).as_posix())
        said = done.stderr.decode(errors="replace").strip().splitlines()
        if folder is not None:
            raise FindingsError([finding("GIT002.lacking", place, problem=said[-1] if said else "")])
        raise FindingsError([finding("GIT001", place, problem=said[-1] if said else "")])
    return done.stdout


def _run(within: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(within), *arguments], capture_output=True, check=False)
    except OSError as problem:
        place = Location(within.as_posix())
        raise FindingsError([finding("GIT001.program", place, problem=problem.strerror or str(problem))]) from None
