"""A .pdf of another kind than asked for is stale, and so is one whose attachments have changed."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from docgen.build import places, run, work
from docgen.build.paper import USUAL, Paper
from docgen.build.places import Places, targets
from docgen.build.stale import Request
from tests.build.place import BOTH, EXAMPLE, create, reasons

ARCHIVED = Paper("pdf/a-3b", attach_inputs=True)


def build(where: Places, paper: Paper, formats: tuple[str, ...] = ("pdf",)) -> dict[str, str]:
    """Why each document was built anew, by a process that has just started."""
    places.forget(program=False)
    work.forget()
    return reasons(run.build(where, targets(where), Request((), formats, paper=paper), 1))


def test_another_variant_is_stale(tmp_path: Path) -> None:
    where = create(tmp_path)
    for paper in (USUAL, Paper("pdf/a-2b"), Paper("pdf/a-2b", signature_fields=True)):
        assert set(build(where, paper)) == set(BOTH)
        assert build(where, paper) == {}
    assert build(where, USUAL) == dict.fromkeys(BOTH, "variant")


def test_other_formats_do_not_care(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, USUAL, ("md",))
    assert build(where, Paper("pdf/a-2b"), ("md",)) == {}


def test_attachments_are_those_of_the_build(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, ARCHIVED)
    assert build(where, ARCHIVED) == {}
    assert held(where)["costs.yaml"] == (where.inputs / EXAMPLE / "costs.yaml").read_bytes()
    file = where.inputs / EXAMPLE / "costs.yaml"
    file.write_text(f"# a comment\n{file.read_text('utf-8')}", "utf-8")
    assert build(where, USUAL) == dict.fromkeys(BOTH, "variant")
    build(where, ARCHIVED)
    file.write_text(f"# another\n{file.read_text('utf-8')}", "utf-8")
    assert build(where, ARCHIVED) == dict.fromkeys(BOTH, "attachments")
    assert held(where)["costs.yaml"].startswith(b"# another")


def test_attachments_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    one, other = create(tmp_path / "one"), create(tmp_path / "other")
    for where in (one, other):
        build(where, ARCHIVED)
    assert held(one) == held(other)
    build(replace(one, output=tmp_path / "elsewhere"), ARCHIVED)
    assert (tmp_path / "elsewhere" / EXAMPLE / "contract.pdf").read_bytes() == (
        one.output / EXAMPLE / "contract.pdf"
    ).read_bytes()


def held(where: Places) -> dict[str, bytes]:
    file = PdfReader(io.BytesIO((where.output / EXAMPLE / "contract.pdf").read_bytes()))
    assert set(file.attachments) == {
        *(f"{name}.yaml" for name in places.INPUT_FILES),
        "manifest.json",
        "docgen-record.json",
    }
    return {name: content[0] for name, content in file.attachments.items()}
