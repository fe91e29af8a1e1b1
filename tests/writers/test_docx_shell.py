"""A shell that a firm made its own: what the program relies on, and what it does without."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from docgen.writers.docx import write
from tests.writers import word
from tests.writers.sample import sample

TEMPLATES = Path("templates")
PICTURES = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'


def changed(folder: Path, old: str, new: str) -> Path:
    """The templates with a shell in whose document part something stands otherwise."""
    shutil.copytree(TEMPLATES / "fonts", folder / "fonts")
    (folder / "house").mkdir()
    with ZipFile(TEMPLATES / "house" / "shell.docx") as source, ZipFile(folder / "house" / "shell.docx", "w") as target:
        for member in source.namelist():
            data = source.read(member)
            if member == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(member, data)
    return folder


def test_a_shell_need_not_declare_what_it_does_not_use(tmp_path: Path) -> None:
    made = write(sample(), changed(tmp_path, PICTURES, ""))
    assert word.words(word.body(made)) == word.words(word.body(write(sample(), TEMPLATES)))
    file = tmp_path / "file.docx"
    file.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_a_prefix_with_another_meaning_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="prefix pic"):
        write(sample(), changed(tmp_path, PICTURES, 'xmlns:pic="urn:other"'))
