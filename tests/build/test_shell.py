"""Another shell makes the Word files anew, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import docx

from docgen.finding import has_errors
from tests import examples
from tests.build.place import BOTH, build, create, files, reasons, states

CLASSIC = examples.ROOT / "templates" / "shells" / "classic.docx"
HOUSE = examples.ROOT / "templates" / "house" / "shell.docx"


def test_another_shell_makes_the_word_files_anew_and_going_back_too(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    first = files(where.output)
    firm = replace(where, shell=Path(shutil.copy(CLASSIC, tmp_path / "firm.docx")))
    report = build(firm)
    assert reasons(report) == dict.fromkeys(BOTH, "firm.docx")
    assert {line.formats for line in report.lines} == {("docx",)}
    assert files(where.output) != first
    assert states(build(firm)) == dict.fromkeys(BOTH, "up to date")
    assert reasons(build(where)) == dict.fromkeys(BOTH, "templates/house/shell.docx")
    assert files(where.output) == first


def test_a_shell_that_changed_makes_the_word_files_anew(tmp_path: Path) -> None:
    firm = Path(shutil.copy(CLASSIC, tmp_path / "firm.docx"))
    where = replace(create(tmp_path / "place"), shell=firm)
    build(where)
    shutil.copy(HOUSE, firm)
    assert reasons(build(where)) == dict.fromkeys(BOTH, "firm.docx")
    anew = replace(where, shell=None, output=tmp_path / "anew")
    build(anew)
    documents = [{n: d for n, d in files(one.output).items() if n.endswith(".docx")} for one in (where, anew)]
    assert documents[0] == documents[1]


def test_a_shell_that_does_not_fit_keeps_the_word_files_alone_from_being_made(tmp_path: Path) -> None:
    shell = tmp_path / "firm.docx"
    docx.Document().save(str(shell))
    where = replace(create(tmp_path), shell=shell)
    report = build(where)
    of_the_shell = [finding for finding in report.findings if finding.location.file == shell.as_posix()]
    assert {"SHL001", "SHL003", "SHL004"} < {finding.code for finding in of_the_shell}
    assert {finding.code for finding in report.findings if has_errors([finding])} <= {"SHL001", "SHL003", "SHL004"}
    made = {Path(name).suffix for name in files(where.output)}
    assert made == {".html", ".md", ".json"}
