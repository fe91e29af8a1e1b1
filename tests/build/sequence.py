"""A sequence of edits and builds, each build held against a clean one: what differs, and what was made without need."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from docgen.build import again, places, run, work
from docgen.build.manifest import NAME, Manifest, load
from docgen.build.places import Places, Target, targets
from docgen.build.run import Report
from docgen.build.stale import Request
from docgen.finding import has_errors
from tests.build import edits, memory
from tests.build.place import BOTH, QUICK, create


@dataclass
class Tally:
    """What many sequences came to."""

    sequences: int = 0
    steps: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    builds: Counter[str] = field(default_factory=Counter)
    files: int = 0
    differences: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        found = f"{len(self.differences)} differences, {len(self.needless)} needless"
        return (
            f"{self.sequences} sequences, {self.steps} builds after {self.edits.total()} edits, "
            f"{self.files} files compared ({dict(self.builds)}): {found}"
        )


def play(seed: int, folder: Path, patch: pytest.MonkeyPatch, tally: Tally, length: int = 6) -> None:
    """One sequence: two engagements, so many times an edit or two, a build, and a clean build."""
    where, random, done = create(folder, "another"), Random(seed), list[str]()
    _build(where, Request((), QUICK))
    for _ in range(length):
        for _ in range(random.choice([1, 1, 1, 2])):
            edit = random.choice(edits.EDITS)
            edit(where, random)
            done.append(edit.__name__)
            tally.edits[edit.__name__] += 1
        if random.random() < 0.05:
            _another_program(patch, random)
            done.append("program")
            tally.edits["program"] += 1
        types = random.choice([(), (), ("contract",), BOTH])
        formats = random.choice([QUICK, QUICK, ("md",), ("html", "md"), ("docx",)])
        request = Request(types, formats, random.random() < 0.15, explain=True)
        told = f"seed {seed}: {', '.join(done)}; --type {types} --to {formats}{' --force' * request.force}"
        _step(where, request, where.output.with_name("anew"), tally, told)
    tally.sequences += 1


def _another_program(patch: pytest.MonkeyPatch, random: Random) -> None:
    """From now on another version of the program is at work."""
    digest = f"{random.random()}"
    for module in ("places", "stale", "settle", "writing"):
        patch.setattr(f"docgen.build.{module}.program_digest", lambda: digest)


def _build(where: Places, request: Request) -> Report:
    """Build all engagements like a process that has just started, and clear up."""
    # A patched digest is no cache that could be cleared.
    for remembered in (places._once, places.tree_digest, places.look_digests, places.look_files, places.look_paths):
        remembered.cache_clear()
    work.forget()
    again._known.cache_clear()  # what is assembled here is that of the clean build too
    return _run(where, request)


def _run(where: Places, request: Request) -> Report:
    report = run.build(where, targets(where), request, 1)
    run.clear(where, targets(where), report)
    return report


def _step(where: Places, request: Request, anew: Path, tally: Tally, told: str) -> None:
    before = {path: path.read_bytes() for path in where.output.rglob("*") if path.is_file()}
    records = {folder: load(folder) for folder in where.output.iterdir()}
    mine = {path for path, content in before.items() if content.startswith((b"by hand", b"mine"))}
    with _checked_once():
        report = _build(where, request)
        shutil.rmtree(anew, ignore_errors=True)
        memory.forget()
        expected = _run(replace(where, output=anew), request)
    tally.steps += 1
    refused = {path for path in mine if not request.force or path.suffix not in {".md", ".html", ".docx"}}
    refused |= set(_unknown(report, records))
    for path in refused:
        if not path.is_file() or path.read_bytes() != before[path]:
            tally.differences.append(f"{told}: {path} was overwritten")
    failed = {line.engagement for line in expected.lines if line.state == "failed"}
    tally.builds["failed" if failed else "refused" if has_errors(report.findings) else "whole"] += 1
    for target in targets(where):
        mine_here, made_here = where.output / target.name, anew / target.name
        if target.name in failed:
            kept = {p: p.read_bytes() for p in mine_here.rglob("*") if p.is_file()}
            if kept != {p: c for p, c in before.items() if p.is_relative_to(mine_here)}:
                tally.differences.append(f"{told}: {target.name} failed and was changed")
            continue
        _compare(mine_here, made_here, refused, request, tally, told)
    for folder in where.output.iterdir():
        last = records.get(folder)
        others = {folder / name for name in (last.recorded() if last else ())} - mine
        known = any(folder.name == target.name for target in targets(where))
        if not known and any(path.exists() for path in others):
            tally.differences.append(f"{told}: {sorted(map(str, others))} is left of what is gone")
    _needless(where, report, before, records, request, tally, told)


@contextmanager
def _checked_once() -> Iterator[None]:
    """What is said of the same inputs is worked out once, for the build and for the clean one; rules and lints,
    which change no document, are left out."""
    check, known = work.check, dict[Target, Any]()

    def checked(where: Places, target: Target, **options: Any) -> Any:
        if target not in known:
            known[target] = check(where, target, **options)
        reading, documents, findings = known[target]
        return reading, documents, list(findings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "check", checked)
        for silent in ("docgen.lint.across.check", "docgen.lint.check", "docgen.rules.check"):
            patch.setattr(silent, lambda *_: ())
        yield


def _unknown(report: Report, records: dict[Path, Manifest | None]) -> Iterator[Path]:
    """Files that were not overwritten since the record of them had been lost, and nobody could tell whose they were."""
    for one in report.findings:
        path = Path(one.location.file)
        if one.said.key in {"BLD003.unknown", "BLD004.unknown"}:
            last = records.get(path.parent)
            if last is None or path.name not in last.recorded():
                yield path


def _compare(ours: Path, clean: Path, refused: set[Path], request: Request, tally: Tally, told: str) -> None:
    """Every file of a clean build stands in the other one too, byte for byte; so does its record."""
    for path in sorted(clean.rglob("*")):
        other = ours / path.relative_to(clean)
        if other in refused or path.name == NAME:
            continue
        tally.files += 1
        if not other.is_file() or other.read_bytes() != path.read_bytes():
            tally.differences.append(f"{told}: {other.parent.name}/{other.name} differs from a clean build")
    names = {path.name for path in refused if path.parent == ours}
    one, other = _record(ours, request, names), _record(clean, request, names)
    if one != other:
        parts = [name for name in one if one[name] != other.get(name)]
        tally.differences.append(f"{told}: the record of {ours.name} differs from that of a clean build in {parts}")
    manifest = load(clean)
    wanted = set(manifest.asked) if manifest else set()
    for path in ours.iterdir():
        kind = path.name.partition(".")[0]
        if path not in refused and path.name != NAME and kind in BOTH and kind not in wanted:
            tally.differences.append(f"{told}: {path.name} is no longer asked for and still there")


def _record(folder: Path, request: Request, refused: set[str]) -> dict[str, Any]:
    """What a manifest says of the documents that were asked for."""
    raw: dict[str, Any] = json.loads((folder / NAME).read_bytes())
    for name in ("left", "kept", "looks"):
        del raw[name]
    documents = raw.pop("documents")
    for kind in request.types or raw["asked"]:
        if kind in raw["asked"] and kind in documents:
            built = documents[kind]
            outputs = built.pop("outputs")
            made = [form for form in request.formats if f"{kind}.{form}" not in refused]
            if made:
                raw[kind] = built
                raw |= {f"{kind}.{form}": outputs.get(form) for form in made}
    return raw


def _needless(
    where: Places,
    report: Report,
    before: dict[Path, bytes],
    records: dict[Path, Manifest | None],
    request: Request,
    tally: Tally,
    told: str,
) -> None:
    """Files that were made although nothing that they were made of has changed, and they stood there as they were."""
    for one in report.decisions:
        folder = where.output / one.engagement
        path, then, now = folder / one.file, records.get(folder), load(folder)
        if one.done != "made" or request.force or then is None or now is None:
            continue
        kind, _, form = one.file.partition(".")
        old, new = then.documents.get(kind), now.documents.get(kind)
        if old is None or new is None or form not in old.outputs or form not in new.outputs:
            continue
        same_bytes = before.get(path) == path.read_bytes()
        read = (old.fields, old.files) == (new.fields, new.files)
        one_look = old.outputs[form].look == new.outputs[form].look
        made = one_look and old.outputs[form].program == new.outputs[form].program
        lagging = old.outputs[form].tree != old.tree
        if same_bytes and ((read and not lagging) or old.outputs[form].tree == new.outputs[form].tree) and made:
            tally.needless.append(f"{told}: {one.engagement}/{one.file} ({'; '.join(one.why)})")
