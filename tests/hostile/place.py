"""A damaged copy of a shipped engagement: what mutations work on.

In: a seed. Out: the files of an engagement in memory, the places of their values, and a source of chance that gives the
same for the same seed. Nothing is on disk until ``lay_down``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from docgen.finding import Location
from docgen.inputs import nodes
from docgen.model.whole import FILES
from tests import examples

Route = tuple[str | int, ...]


@dataclass
class Place:
    """The files of an engagement by name, and what is not a plain file: a function that makes it on disk."""

    chance: Random
    example: str
    files: dict[str, bytes]
    odd: dict[str, Callable[[Path], None]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def text(self, file: str) -> str:
        """What a file says; an earlier mutation may have changed its encoding."""
        return self.files[file].decode("utf-8", errors="replace")

    def put(self, file: str, text: str) -> None:
        self.files[file] = text.encode("utf-8", errors="surrogatepass")

    def any_file(self) -> str:
        """One of the YAML files that are still there."""
        return self.chance.choice(sorted(name for name in self.files if name.endswith(".yaml")))

    def scalars(self, file: str) -> dict[Route, str]:
        """What is written where a value stands that is no group, by its path; nothing where the file can't be read."""
        lines = self.text(file).split("\n")
        at = {route: one for route, one in self._places(file).items() if one.length and one.line <= len(lines)}
        return {route: lines[one.line - 1][one.column - 1 :][: one.length] for route, one in at.items()}

    def write(self, file: str, route: Route, new: str) -> None:
        """Put something in the place of a value."""
        lines, at = self.text(file).split("\n"), self._places(file)[route]
        line = lines[at.line - 1]
        lines[at.line - 1] = line[: at.column - 1] + new + line[at.column - 1 + at.length :]
        self.put(file, "\n".join(lines))

    def _places(self, file: str) -> dict[Route, Location]:
        same = self.files[file] == shipped(self.example)[file]
        tree = _tree(self.example, file) if same else nodes.read(self.files[file], file)[0]
        return tree.values if tree is not None else {}

    def lay_down(self, folder: Path) -> Path:
        """The folder as it stands."""
        home = folder / self.example
        home.mkdir(parents=True)
        for name, content in self.files.items():
            (home / name).write_bytes(content)
        for name, make in self.odd.items():
            make(home / name)
        return home


def place(seed: int) -> Place:
    """The example of a seed, as shipped, but for one thing: mostly one document is asked for, which is quicker."""
    chance = Random(seed)  # not for secrets
    example = chance.choice(examples.NAMES)
    made = Place(chance, example, dict(shipped(example)))
    if chance.random() < 0.9:
        kind = chance.choice(examples.TYPES)
        text = made.text("engagement.yaml")
        before, _, after = text.partition("\ndocuments:")
        rest = after.split("\n")
        kept = next(number for number, line in enumerate(rest[1:], 1) if line[:1].isalpha() or not line)
        made.put("engagement.yaml", "\n".join([f"{before}\ndocuments: [{kind}]", *rest[kept:]]))
    return made


@cache
def shipped(example: str) -> dict[str, bytes]:
    """The files of an example as they are."""
    folder = examples.ROOT / "inputs" / example
    return {f"{name}.yaml": (folder / f"{name}.yaml").read_bytes() for name in FILES}


@cache
def _tree(example: str, file: str) -> nodes.Tree | None:
    return nodes.read(shipped(example)[file], file)[0]


def fifo(path: Path) -> None:
    """A pipe without anybody at its other end: to open it is to wait for ever."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def link(target: str) -> Callable[[Path], None]:
    """A symbolic link."""

    def make(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return make


def directory(path: Path) -> None:
    """A folder in the place of a file."""
    path.unlink(missing_ok=True)
    path.mkdir()
