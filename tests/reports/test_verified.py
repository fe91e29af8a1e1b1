"""Whether a file is what was built, by the manifest beside it: told file by file, with what has changed since."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.build import places as digests
from docgen.build import work
from docgen.build.manifest import NAME, ORIGINS
from docgen.build.places import Places
from docgen.finding import Finding
from docgen.messages import LANGUAGES, words
from docgen.reports import rebuilt
from docgen.reports.verified import digest_of, verify
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create
from tests.program import run

GOOD = {f"{kind}.{form}": "VER001" for kind in ("contract", "governance-charter") for form in ("docx", "html", "md")}
GOOD |= {f"{kind}.{ORIGINS}": "VER001" for kind in ("contract", "governance-charter")}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Places:
    where = create(tmp_path_factory.mktemp("verified"))
    build(where)
    return where


@pytest.fixture
def built(once: Places, tmp_path: Path) -> Places:
    """A copy that a test may change; the manifest names files where they stood."""
    home = Path(shutil.copytree(once.inputs.parent, tmp_path / "copy"))
    return Places(home / "inputs", home / "clauses", home / "templates", home / "output")


def told(where: Places, *given: Path, manifest: Path | None = None) -> list[Finding]:
    digests.forget()
    found = verify(given or [where.output], manifest, where)
    for one in found.findings:
        for language in LANGUAGES:
            said = words(one, language)
            assert said.message
            assert "{" not in said.message + said.hint
    return list(found.findings)


def by_file(findings: list[Finding]) -> dict[str, str]:
    return {Path(one.location.file).name: one.said.key for one in findings}


def test_all_that_was_built_is_genuine(built: Places) -> None:
    assert by_file(told(built)) == GOOD


def test_what_became_of_files_is_said_of_each(built: Places) -> None:
    folder = built.output / EXAMPLE
    (folder / "contract.md").write_bytes((folder / "contract.md").read_bytes() + b" ")
    (folder / "contract.docx").unlink()
    (folder / "contract.origins.json").write_text("{}", "utf-8")
    (folder / "governance-charter.origins.json").unlink()
    (folder / "notes.txt").write_text("by hand", "utf-8")
    (folder / "final.html").write_bytes((folder / "contract.html").read_bytes())
    changed = {
        "contract.md": "VER002",
        "contract.docx": "VER004",
        "contract.origins.json": "VER002",
        "governance-charter.origins.json": "VER004",
        "notes.txt": "VER003",
        "final.html": "VER001.renamed",
    }
    assert by_file(told(built)) == GOOD | changed


def test_two_files_that_changed_places_are_not_what_their_names_say(built: Places) -> None:
    folder = built.output / EXAMPLE
    (folder / "contract.md").rename(folder / "x")
    (folder / "governance-charter.md").rename(folder / "contract.md")
    (folder / "x").rename(folder / "governance-charter.md")
    found = by_file(told(built))
    assert (found["contract.md"], found["governance-charter.md"]) == ("VER002", "VER002")


def test_a_file_that_was_mailed_needs_its_manifest(built: Places, tmp_path: Path) -> None:
    mailed = tmp_path / "Contract (final).md"
    shutil.copy(built.output / EXAMPLE / "contract.md", mailed)
    assert by_file(told(built, mailed)) == {mailed.name: "VER005"}
    assert by_file(told(built, mailed, manifest=built.output / EXAMPLE / NAME)) == {mailed.name: "VER001.renamed"}


def input_changed(where: Places) -> None:
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})


def inputs_gone(where: Places) -> None:
    shutil.rmtree(where.inputs / EXAMPLE)


def clause_changed(where: Places) -> None:
    file = where.clauses / "en" / "second.long.md"
    file.write_text(file.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")


def table_changed(where: Places) -> None:
    file = where.templates / "tables" / "roles.yaml"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


def sheet_changed(where: Places) -> None:
    file = where.templates / "house" / "print.css"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


def unused_clause_changed(where: Places) -> None:
    (where.clauses / "en" / "unused.md").write_text(
        "---\nid: un.used\ntitle: Unused\nversion: 1.0.0\n---\nx\n", "utf-8"
    )


@pytest.mark.parametrize(
    ("change", "case", "names", "files"),
    [
        (input_changed, "VER006.inputs", ("engagement.yaml",), 6),
        (inputs_gone, "VER006.gone", None, 6),
        (clause_changed, "VER006.wording", ("second.long",), 3),
        (table_changed, "VER006.wording", ("tables/roles.yaml",), 6),
        (sheet_changed, "VER006.look", ("html",), 2),
        (unused_clause_changed, "", (), 0),
    ],
)
def test_what_has_changed_since_is_named(
    change: Callable[[Places], None], case: str, names: Any, files: int, built: Places
) -> None:
    change(built)
    work.forget()
    since = [one for one in told(built) if one.code == "VER006"]
    assert {one.said.key for one in since} == ({case} if case else set())
    assert len(since) == files
    if names:
        assert {dict(one.said.values)["names"] for one in since} == {names}
    genuine = verify([built.output], None, built).genuine
    could = [one.said.key for one in rebuilt.again(genuine, built, 1)]
    assert could.count("VER007.cannot") == files
    assert could.count("VER007") == 6 - files


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "[]",
        "null",
        '{"schema": 1}',
        {"engagement": 5},
        {"engagement": "../.."},
        {"engagement": ".."},
        {"language": "../../x"},
        {"inputs": []},
        {"inputs": {"../../../etc/passwd": 5}},
        {"documents": {"contract": {}}},
        {"documents": []},
    ],
)
def test_a_forged_manifest_is_no_way_in(forged: Any, built: Places) -> None:
    file = built.output / EXAMPLE / NAME
    content = forged
    if isinstance(forged, dict):
        content = json.dumps(json.loads(file.read_text("utf-8")) | forged)
    file.write_text(content, "utf-8")
    assert all(one.code in ("VER005", "VER001", "VER006") for one in told(built))


def test_the_command(built: Places) -> None:
    home = built.inputs.parent
    good = run("verify", "output", "--lang", "de", cwd=home)
    assert (good.code, good.err) == (0, "")
    assert "8 von 8 Dateien" in good.out
    digest = run("verify", "--digest", "output", cwd=home)
    manifest = built.output / EXAMPLE / NAME
    assert digest.out == f"{hashlib.sha256(manifest.read_bytes()).hexdigest()}  output/{EXAMPLE}/{NAME}\n"
    assert digest_of(manifest) in digest.out
    file = built.output / EXAMPLE / "contract.md"
    file.write_text("by hand", "utf-8")
    bad = run("verify", "--format", "json", f"output/{EXAMPLE}/contract.md", cwd=home)
    assert bad.code == 1
    assert '"VER002"' in bad.out
    assert '"VER001"' not in bad.out
    assert run("verify", "nowhere.docx", cwd=home).code == 2
    assert run("verify", cwd=home).code == 2
