"""``docgen shell check``, and building, checking and watching with a firm's own shell."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import docx

from tests import examples
from tests.program import Done, run, started

CLASSIC = "templates/shells/classic.docx"
CLASSIC_FILE = examples.ROOT / CLASSIC


def docgen(*arguments: str) -> Done:
    done = run(*arguments, cwd=examples.ROOT)
    assert "Traceback" not in done.out + done.err
    return done


def test_a_shell_that_fits_is_told_so() -> None:
    for arguments, name in (((), "templates/house/shell.docx"), ((CLASSIC,), CLASSIC)):
        done = docgen("shell", "check", *arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"{name} fits")


def test_all_that_a_shell_lacks_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "firm.docx"
    docx.Document().save(str(file))
    done = docgen("shell", "check", str(file))
    assert done.code == 1
    assert done.err.count("SHL001") > 30
    for words in ("“Clause Text”, used for text under a number", "SHL003", "«body»", "SHL007", "warnings."):
        assert words in done.err
    found = json.loads(docgen("shell", "check", str(file), "--format", "json").out)
    assert {one["code"] for one in found} == {"SHL001", "SHL003", "SHL004", "SHL007"}
    assert {one["file"] for one in found} == {file.as_posix()}


def test_a_document_is_built_in_a_shell_of_ones_own(tmp_path: Path) -> None:
    arguments = ("harborlight-training", "--type=governance-charter", "--to=docx", f"--output={tmp_path}")
    assert docgen("build", *arguments, f"--shell={CLASSIC}").code == 0
    assert _centred(tmp_path / "harborlight-training" / "governance-charter.docx")  # as in no other shell
    lacking = tmp_path / "lacking.docx"
    docx.Document().save(str(lacking))
    refused = docgen("build", *arguments, "--force", f"--shell={lacking}")
    assert refused.code == 1
    assert refused.err.count("SHL001") > 30
    assert docgen("build", *arguments, f"--shell={tmp_path / 'none.docx'}").code == 2


def test_a_shell_is_checked_with_the_engagement(tmp_path: Path) -> None:
    fits = docgen("check", "harborlight-training", f"--shell={CLASSIC}")
    assert (fits.code, fits.out) == (0, "No errors.\n")
    lacking = tmp_path / "lacking.docx"
    docx.Document().save(str(lacking))
    found = json.loads(docgen("check", "harborlight-training", f"--shell={lacking}", "--format=json").out)
    assert {one["code"] for one in found if one["severity"] == "error"} == {"SHL001", "SHL003", "SHL004"}
    assert docgen("check", f"--shell={tmp_path / 'none.docx'}").code == 2


def test_watching_follows_a_shell_that_is_saved_anywhere(tmp_path: Path) -> None:
    firm = tmp_path / "firm" / "shell.docx"
    firm.parent.mkdir()
    shutil.copy(CLASSIC_FILE, firm)
    output = tmp_path / "output"
    made = output / "harborlight-training" / "rfp.docx"
    with started("watch", "harborlight-training", f"--shell={firm}", f"--output={output}", cwd=examples.ROOT) as said:
        said("Waiting for changes")
        assert _centred(made)
        shutil.copy(examples.ROOT / "templates" / "house" / "shell.docx", tmp_path / "saving.docx")
        (tmp_path / "saving.docx").replace(firm)  # as Word saves
        until = time.monotonic() + 240  # on a busy machine
        while _centred(made) and time.monotonic() < until:
            time.sleep(0.2)
        assert not _centred(made)
        said("contingency-plan")  # the last line of the second round
    assert {path.suffix for path in made.parent.iterdir()} == {".docx", ".json"}


def _centred(file: Path) -> bool:
    return docx.Document(str(file)).styles["Title"].paragraph_format.alignment is not None
