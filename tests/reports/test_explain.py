"""A file explains itself: alone in an empty folder, in each format, changed since, bare, or broken."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import carried
from docgen.build.places import Places
from docgen.carried.comparing import State
from docgen.finding import Finding
from docgen.reports.explain import Told, told
from docgen.reports.explain_data import as_data
from docgen.reports.explain_find import find
from docgen.reports.explain_forms import as_text
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create, reasons, states
from tests.program import run

FORMATS = ("docx", "html", "md", "pdf")
CASES = yaml.load(Path(__file__).with_name("explain.yaml").read_text("utf-8"), yaml.CSafeLoader)
CONDITION = "kind == 'training' and requirements.training | length > 0 and term.renewal is not none"


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Places:
    where = create(tmp_path_factory.mktemp("explained"))
    file = where.clauses / "en" / "second.short.md"
    file.write_text(file.read_text("utf-8").replace("version:", f'when: "{CONDITION}"\nversion:'), "utf-8")
    build(where, FORMATS, types=["contract"])
    return where


@pytest.fixture(params=FORMATS)
def file(request: pytest.FixtureRequest, where: Places, tmp_path: Path) -> Path:
    """The contract in an empty folder."""
    return Path(shutil.copy(where.output / EXAMPLE / f"contract.{request.param}", tmp_path))


def read(file: Path) -> Told:
    found = told(file)
    assert isinstance(found, Told), found
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["where"])
def test_what_is_meant(case: dict[str, Any], file: Path) -> None:
    hits = find(read(file), case["where"])
    assert [hit.name for hit in hits] == case["means"]
    if "clause" in case:
        data = as_data(read(file), hits[0], "en")
        assert [one["id"] for one in data["clauses"]] == [case["clause"]]
        values = [" ".join(value["text"].split()) for value in data["clauses"][0]["values"]]
        assert values[: len(case["values"])] == case["values"]


def test_all_formats_tell_the_same(where: Places) -> None:
    told_by = []
    for form in FORMATS:
        one = read(where.output / EXAMPLE / f"contract.{form}")
        data = [as_data(one, hit, "en") for number in ("2.1", "3", "Schedule 1") for hit in find(one, number)]
        told_by.append([one["clauses"] for one in data])
    assert all(one == told_by[0] for one in told_by)
    assert len(told_by[0]) == 3


def test_alone_in_an_empty_folder(file: Path, where: Places) -> None:
    done = run("explain", file.name, "2.1", cwd=file.parent)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "2.1 A short clause (second.short)"
    assert "clauses/en/second.short.md, version 1.0.0, position balanced" in done.out
    inputs = (where.inputs / EXAMPLE / "engagement.yaml").read_text("utf-8").splitlines()
    assert CONDITION in " ".join(done.out.split())
    line = re.search(r"kind = training +← +engagement\.yaml:(\d+)", done.out)
    assert line is not None
    assert inputs[int(line[1]) - 1].startswith("kind: training")
    assert re.search(r"term\.renewal is given +← +engagement\.yaml:\d+", done.out)
    assert re.search(r"requirements\.training = \S+", done.out)
    assert re.search(r"Changed +no, the file is as it was built", done.out)


def test_for_machines_and_in_german(where: Places) -> None:
    done = run("explain", "contract.docx", "3.1", "--format", "json", "--lang", "de", cwd=where.output / EXAMPLE)
    data = json.loads(done.out)
    (clause,) = data["clauses"]
    (name,) = clause["values"][0]["fields"]
    assert (name["path"], name["title"], name["file"]) == ("client.name", "Firma", "engagement.yaml")
    assert data["changed"]["as_built"] is True
    one = read(where.output / EXAMPLE / "contract.docx")
    assert "Geändert     nein" in "\n".join(as_text(one, find(one, "3.1")[0], "de"))


@pytest.mark.parametrize(("place", "code"), [("9.9", "WHY003"), ("Harborlight", "WHY004")])
def test_no_place_or_several(place: str, code: str, where: Places) -> None:
    done = run("explain", str(where.output / EXAMPLE / "contract.html"), place, cwd=where.output)
    assert done.code == 1
    assert code in done.err


def test_wrong_usage(where: Places) -> None:
    assert run("explain", "contract.html", cwd=where.output / EXAMPLE).code == 2


# ---------------------------------------------------------------- changed since


def in_word(file: Path, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            after.writestr(name, change(held.decode()).encode() if name == "word/document.xml" else held)


def in_text(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def changed(file: Path, before: str, after: str) -> None:
    def change(text: str) -> str:
        assert before in text
        return text.replace(before, after, 1)

    (in_word if file.suffix == ".docx" else in_text)(file, change)


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_what_was_changed_is_named(form: str, where: Places, tmp_path: Path) -> None:
    file = Path(shutil.copy(where.output / EXAMPLE / f"contract.{form}", tmp_path))
    changed(file, "It has two paragraphs.", "It has two paragraphs, or three.")
    changed(file, "Ingrid Castellanos", "Somebody Else")
    one = read(file)
    here = as_data(one, find(one, "2.2.1")[0], "en")["changed"]
    assert (here["here"], here["elsewhere"], here["as_built"]) == (["2.2.1"], ["Schedule 1, Table 1"], False)
    assert as_data(one, find(one, "2.1")[0], "en")["changed"]["here"] == []
    (quoted,) = find(one, "two paragraphs, or three")
    assert quoted.name == "2.2.1"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It has two", "Not so: it has two"),
        ("It has two", "Never it has two"),
        ("two paragraphs.", "two paragraphs (b)."),
        ("two paragraphs.", "two paragraphs 1."),
        ("two paragraphs.", "2 paragraphs."),
        ("two paragraphs.", "two paragraphs"),
    ],
)
@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_small_changes_are_seen(before: str, after: str, form: str, where: Places, tmp_path: Path) -> None:
    file = Path(shutil.copy(where.output / EXAMPLE / f"contract.{form}", tmp_path))
    changed(file, before, after)
    one = read(file)
    assert as_data(one, find(one, "2.2.1")[0], "en")["changed"]["here"] == ["2.2.1"]


def test_what_is_gone_or_new_is_named(where: Places, tmp_path: Path) -> None:
    file = Path(shutil.copy(where.output / EXAMPLE / "contract.md", tmp_path))
    changed(file, "2.2.1 It has two paragraphs.\n", "")
    changed(file, "It has one paragraph.\n", "It has one paragraph.\n\nAnd another one.\n")
    one = read(file)
    said = as_data(one, find(one, "1.1")[0], "en")["changed"]["elsewhere"]
    assert said == ["added after 2.1", "2.2.1 is missing"]


def test_of_a_pdf_it_is_told_as_a_whole(where: Places, tmp_path: Path) -> None:
    file = Path(shutil.copy(where.output / EXAMPLE / "contract.pdf", tmp_path))
    content = file.read_bytes()
    assert read(file).whole is True
    file.write_bytes(content + b"9 0 obj\n<<>>\nendobj\n")
    assert (read(file).whole, read(file).behind) == (True, True)
    file.write_bytes(content.replace(b"%PDF-1.7", b"%PDF-1.6"))
    assert read(file).whole is False
    assert read(file).state(0) is None
    assert "can't be told" in "\n".join(as_text(read(file), find(read(file), "2.1")[0], "en"))
    assert State.SAME in {read(where.output / EXAMPLE / "contract.pdf").state(0)}


# ---------------------------------------------------------------- what carries nothing, or nothing that can be read


def code(file: Path) -> str:
    found = told(file)
    assert isinstance(found, Finding)
    return f"{found.code} {found.said.key}"


def test_a_bare_file_says_nothing_of_where_it_comes_from(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS, types=["contract"], bare=True)
    for form in FORMATS:
        file = where.output / EXAMPLE / f"contract.{form}"
        assert code(file).startswith("WHY002")
        held = file.read_bytes()
        if form == "docx":
            with zipfile.ZipFile(file) as archive:
                held = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("word/"))
            assert b"<w:tag" not in held
            assert b"<w:dataBinding" in held
        for told_else in (b"second.short", b"balanced", b'id="docgen-record"', b"engagement.yaml"):
            assert told_else not in held.replace(b"clause-second.short", b"")
    assert states(build(where, FORMATS, types=["contract"], bare=True)) == {"contract": "up to date"}
    assert reasons(build(where, ("md",), types=["contract"])) == {"contract": "variant"}
    assert reasons(build(where, ("md",), types=["contract"], bare=True)) == {"contract": "variant"}


@pytest.mark.parametrize("record", [b"{}", b"[]", b"\xff", b'{"engagement": 3}', b"{" * 9999])
@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_a_broken_record_is_a_finding(record: bytes, form: str, where: Places, tmp_path: Path) -> None:
    bare = carried.form(form).without((where.output / EXAMPLE / f"contract.{form}").read_bytes())
    file = tmp_path / f"contract.{form}"
    if form == "docx" and record == b"\xff":
        record = b"\x20"
    file.write_bytes(carried.form(form).put(bare, record))
    assert code(file) == "WHY002 WHY002.broken"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.txt", b"", "WHY001"),
        ("a.docx", b"no zip", "WHY001.broken"),
        ("a.pdf", b"stream\nxxstream\n{", "WHY002"),
        ("a.html", b'<script id="docgen-record">{"packed": "####"}</script>', "WHY002"),
        ("a.html", b'<script id="docgen-record">[' * 9000, "WHY002"),
        ("a.md", b"<!-- docgen-record\nAAAA\n-->\n", "WHY002"),
        ("a.md", None, "WHY001.missing"),
    ],
)
def test_files_of_others(name: str, content: bytes | None, key: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    assert code(file) == f"{key.partition('.')[0]} {key}"


def test_what_was_put_in_comes_out(where: Places) -> None:
    for form in FORMATS:
        content, carrier = (where.output / EXAMPLE / f"contract.{form}").read_bytes(), carried.form(form)
        bare, record = carrier.without(content), carrier.take(content)
        assert record is not None
        assert record not in bare
        assert carrier.put(bare, record) == content
        assert carrier.without(bare) == bare
