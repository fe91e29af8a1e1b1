"""Variants of PDF: each declares itself, stays tagged, and holds the files that it is given, if it can."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from docgen.writers import pdf
from docgen.writers.pdf.pages import count
from docgen.writers.pdf.variants import DEFAULT, variants
from tests.writers.sample import sample

TEMPLATES = Path("templates")
SOURCES = {"costs.yaml": b"fee: 7 EUR\n", "exit.yaml": "Kündigung: 3 months\n".encode()}
DATA = {"manifest.json": b"{}\n"}


@cache
def written(variant: str) -> bytes:
    return pdf.write(sample("de"), TEMPLATES, variant=variant)


@cache
def holding() -> bytes:
    return pdf.write(sample("de"), TEMPLATES, variant="pdf/a-3b", sources=SOURCES, data=DATA)


def files() -> dict[str, Any]:
    listed = PdfReader(io.BytesIO(holding())).root_object["/Names"]["/EmbeddedFiles"]["/Names"]
    return {str(name): file.get_object() for name, file in zip(listed[::2], listed[1::2], strict=True)}


@pytest.mark.parametrize("variant", variants())
def test_a_variant_declares_itself(variant: str) -> None:
    family, part, level = re.fullmatch(r"pdf/(ua|a)-(\d)(\w?)", variant).groups()  # type: ignore[union-attr]
    file = PdfReader(io.BytesIO(written(variant)))
    declared = file.root_object["/Metadata"].get_data().decode()
    assert f'pdf{family}id:part="{part}"' in declared
    assert not level or f'pdfaid:conformance="{level.upper()}"' in declared
    assert ("/OutputIntents" in file.root_object) == (family == "a")
    assert ("/ID" in file.trailer) == (family == "a")
    assert bool(file.root_object["/MarkInfo"]["/Marked"])
    assert count(written(variant)) == len(file.pages)


def test_the_usual_variant_is_one_of_them() -> None:
    assert DEFAULT in variants()
    assert pdf.write(sample("de"), TEMPLATES) == written(DEFAULT)


def test_files_come_back_as_they_were() -> None:
    held = {name: file["/EF"]["/F"].get_object().get_data() for name, file in files().items()}
    assert held == {**SOURCES, **DATA}
    assert list(held) == sorted(held)


def test_files_say_what_they_are() -> None:
    told = {name: (file["/AFRelationship"], file["/EF"]["/F"]["/Subtype"]) for name, file in files().items()}
    assert told == {
        "costs.yaml": ("/Source", "/application/yaml"),
        "exit.yaml": ("/Source", "/application/yaml"),
        "manifest.json": ("/Data", "/application/json"),
    }
    assert {file["/EF"]["/F"]["/Params"]["/ModDate"] for file in files().values()} == {"D:20260314000000Z"}


def test_each_file_is_listed_once() -> None:
    listed = PdfReader(io.BytesIO(holding())).root_object["/AF"]
    assert sorted(file.get_object()["/UF"] for file in listed) == sorted({**SOURCES, **DATA})


@pytest.mark.parametrize("made", ["holding()", "written('pdf/a-2b')"])
def test_another_process_writes_the_same_bytes(made: str) -> None:
    script = f"import sys; from tests.writers.test_pdf_variants import *; sys.stdout.buffer.write({made})"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout
    assert other == {"holding()": holding, "written('pdf/a-2b')": lambda: written("pdf/a-2b")}[made]()
