"""A build with nothing to do against a full build, each a whole process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.clock import least_disturbed, whole
from tests.bench.material import Material
from tests.bench.row import Row


def rows(material: Material) -> Iterator[Row]:
    """The share of a full build, and the time itself."""
    with TemporaryDirectory() as folder:
        names = [example.name for example in material.examples]
        formats = ",".join(material.effort.formats)
        build = ("build", *names, "--to", formats, "--output", str(Path(folder)))
        full = whole(material.root, *build)
        again = least_disturbed([whole(material.root, *build) for _ in range(material.effort.repetitions)])
    yield Row("nothing to do / full build", f"{len(names)} engagements", again.seconds, full.seconds, target=0.02)
    yield Row("nothing to do", f"{len(names)} engagements, whole process", again.seconds, target=0.3)
