"""The commands as a user meets them: what they print, how they exit, and that nobody ever sees a traceback."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docgen.build.places import FORMATS, TYPES
from tests import examples
from tests.program import Done, run

EXAMPLE = "harborlight-training"


def docgen(*arguments: str, cwd: Path = examples.ROOT, **environment: str) -> Done:
    """Run a command; whatever comes of it, a traceback does not."""
    done = run(*arguments, cwd=cwd, **environment)
    assert "Traceback" not in done.out + done.err
    return done


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder of inputs with one engagement that has three mistakes in three files."""
    folder = examples.copy(EXAMPLE, tmp_path / "inputs")
    for name, right, wrong in (
        ("exit", "declared_by: vp-support", "declared_by: vp-suport"),
        ("costs", "payment: 45 days", "payment: soon"),
        ("engagement", "kind: training", "kynd: training"),
    ):
        file = folder / f"{name}.yaml"
        text = file.read_text("utf-8")
        assert right in text
        file.write_text(text.replace(right, wrong, 1), "utf-8")
    return folder.parent


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("build",),
        ("check",),
        ("list",),
        ("watch",),
        ("schema",),
        ("positions",),
        ("clause",),
        ("rules",),
        ("trace",),
        ("verify",),
        ("impact",),
        ("diff",),
        ("graph",),
        ("why-not",),
        ("shell",),
        ("shell", "check"),
    ],
)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    done = docgen(*command, "--help")
    assert done.code == 0
    assert "Usage:" in done.out


def test_list_names_what_there_is() -> None:
    shown = dict(line.split(": ", 1) for line in docgen("list").out.splitlines())
    assert shown["engagements"].split(", ") == list(examples.NAMES)
    assert set(shown["types"].split(", ")) == set(TYPES)
    assert shown["languages"] == "de, en"
    assert shown["formats"].split(", ") == list(FORMATS)


def test_the_library_alone_or_with_engagements(broken: Path, tmp_path: Path) -> None:
    clauses = Path(shutil.copytree(examples.ROOT / "tests" / "upkeep" / "library", tmp_path / "library")) / "clauses"
    (clauses / "de" / "work.scope.md").unlink()
    library = ("--library", "--clauses", str(clauses), "--templates", str(clauses.parent / "templates"))
    alone = docgen("check", *library, "--inputs", str(broken), "--format", "json")
    assert alone.code == 1
    assert {one["code"][:3] for one in json.loads(alone.out)} == {"UPK"}
    both = docgen("check", EXAMPLE, "--inputs", str(broken), *library, "--format", "json")
    assert both.code == 1
    assert {one["code"][:3] for one in json.loads(both.out)} > {"UPK"}


def test_one_type_in_one_format(tmp_path: Path) -> None:
    done = docgen("build", EXAMPLE, "--type", "governance-charter", "--to", "md", "--output", str(tmp_path))
    assert done.code == 0
    made = sorted(path.name for path in (tmp_path / EXAMPLE).iterdir())
    assert made == ["governance-charter.md", "governance-charter.origins.json", "manifest.json"]
    again = docgen("build", EXAMPLE, "--type", "governance-charter", "--to", "md", "--output", str(tmp_path))
    assert again.out == "Everything is up to date: 1 document of 1 engagement.\n"


def test_an_engagement_can_be_a_path(tmp_path: Path) -> None:
    done = docgen("build", f"inputs/{EXAMPLE}", "--type", "rfp", "--to", "md", "--output", str(tmp_path), "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / EXAMPLE / "rfp.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "nobody"), EXAMPLE),
        (("build", "--to", "odt"), "docx, pdf, html, md"),
        (("build", "--to", ","), "name at least one"),
        (("build", "--type", "letter"), "contingency-plan"),
        (("build", "--jobs", "0"), "--jobs"),
        (("build", "--pdf-variant", "pdf/ua-9"), "pdf/a-2b"),
        (("build", "--pdf-variant", "pdf/x-4"), "pdf/ua-1"),
        (("build", "--attach-inputs"), "--pdf-variant pdf/a-3b"),
        (("build", "--attach-inputs", "--pdf-variant", "pdf/a-2b"), "--pdf-variant pdf/a-3b"),
        (("check", "--format", "xml"), "sarif"),
        (("brew",), "brew"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], said: str) -> None:
    done = docgen(*arguments)
    assert done.code == 2
    assert said in done.err


def test_all_mistakes_in_one_run(broken: Path) -> None:
    done = docgen("check", "--inputs", str(broken), "--format", "json")
    assert done.code == 1
    found = json.loads(done.out)
    assert {Path(one["file"]).name for one in found if one["severity"] == "error"} >= {
        "engagement.yaml",
        "costs.yaml",
    }
    for one in found:
        assert {"code", "severity", "message", "file", "line", "column", "hint"} <= set(one)
        assert one["line"] > 0
        assert one["column"] > 0


def test_a_finding_shows_its_line(broken: Path) -> None:
    done = docgen("check", "--inputs", str(broken))
    assert done.code == 1
    assert "| kynd: training" in done.err
    assert "did you mean “kind”?" in done.err
    assert "\x1b[" not in done.err


def test_sarif(broken: Path) -> None:
    log = json.loads(docgen("check", "--inputs", str(broken), "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    rules = {rule["id"] for rule in run_["tool"]["driver"]["rules"]}
    assert run_["results"]
    for result in run_["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in {"error", "warning", "note"}
        (place,) = result["locations"]
        assert place["physicalLocation"]["region"]["startLine"] > 0


def test_annotations_for_a_pull_request(broken: Path) -> None:
    lines = docgen("check", "--inputs", str(broken), "--format", "github").out.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)


def test_no_colour_where_nobody_asked_for_it() -> None:
    assert "\x1b[" not in docgen("check", EXAMPLE, "--verbose", NO_COLOR="1").err


HOSTILE = {
    "a folder in place of a file": lambda folder: (folder / "exit.yaml", (folder / "exit.yaml").unlink())[0].mkdir(),
    "a link to itself": lambda folder: (folder / "exit.yaml", (folder / "exit.yaml").unlink())[0].symlink_to(
        "exit.yaml"
    ),
    "bytes that are no text": lambda folder: (folder / "exit.yaml").write_bytes(bytes(range(256))),
    "nothing at all": lambda folder: [file.unlink() for file in folder.iterdir()],
    "a number for a file": lambda folder: (folder / "costs.yaml").write_text("42"),
    "a list for a file": lambda folder: (folder / "costs.yaml").write_text("- 1\n- 2\n"),
    "deep brackets": lambda folder: (folder / "costs.yaml").write_text("a: " + "[" * 5000),
}


@pytest.mark.parametrize("how", HOSTILE, ids=str)
def test_hostile_folder_is_a_finding(how: str, tmp_path: Path) -> None:
    folder = examples.copy(EXAMPLE, tmp_path / "inputs")
    HOSTILE[how](folder)
    done = docgen("build", "--inputs", str(folder.parent), "--output", str(tmp_path / "out"), "--to", "md")
    assert done.code == 1
    assert "error" in done.err
    assert not list((tmp_path / "out").rglob("*.md"))


@pytest.mark.parametrize("option", ["--clauses", "--templates"])
def test_missing_folder_is_a_finding(option: str, tmp_path: Path) -> None:
    done = docgen("check", EXAMPLE, option, str(tmp_path / "nowhere"))
    assert done.code == 1
    assert "error" in done.err


def test_names_with_spaces_and_umlauts(tmp_path: Path) -> None:
    folder = tmp_path / "meine Vorgänge"
    folder.mkdir()
    shutil.copytree(examples.ROOT / "inputs" / EXAMPLE, folder / "Schulung für alle")
    done = docgen("build", "--inputs", str(folder), "--output", str(tmp_path / "out"), "--type", "rfp", "--to", "md")
    assert done.code == 0
    assert (tmp_path / "out" / "Schulung für alle" / "rfp.md").is_file()
