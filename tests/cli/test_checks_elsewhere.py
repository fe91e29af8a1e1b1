"""What docs/checks-in-ci.md and the hook for pre-commit tell others to run can be run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.cli import main

PAGE = Path("docs/checks-in-ci.md").read_text(encoding="utf-8")
BLOCKS = [yaml.load(block, yaml.CSafeLoader) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
MANIFEST: list[dict[str, Any]] = yaml.load(Path(".pre-commit-hooks.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
HOOKS = {hook["id"]: hook for hook in MANIFEST}
REPOSITORIES = [repository for block in BLOCKS for repository in block.get("repos", ())]
LOCAL = next(repository for repository in REPOSITORIES if repository["repo"] == "local")
REMOTE = next(repository for repository in REPOSITORIES if repository["repo"] != "local")
WORKFLOW = next(block for block in BLOCKS if "jobs" in block)
STEPS = WORKFLOW["jobs"]["check"]["steps"]
COMMANDS = [
    *(hook["entry"] for hook in (*MANIFEST, *LOCAL["hooks"])),
    *(line for step in STEPS for line in step.get("run", "").splitlines() if line.startswith("docgen")),
    *re.findall(r"^    (docgen [^>]+)", PAGE, re.MULTILINE),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_one_of_ours_with_options_that_it_knows(command: str) -> None:
    program, name, *arguments = shlex.split(command)
    assert program in {"docgen", ".venv/bin/docgen"}
    with main.make_context("docgen", [name]) as context:
        known = main.get_command(context, name)
        assert known is not None
        known.make_context(name, arguments, parent=context)


def test_hook_has_what_pre_commit_asks_for() -> None:
    for hook in MANIFEST:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert set(hook) <= {"id", "name", "description", "entry", "language", "files", "pass_filenames"}
    assert [hook["id"] for hook in REMOTE["hooks"]] == list(HOOKS)
    assert set(REMOTE) == {"repo", "rev", "hooks"}


@pytest.mark.parametrize("hook", [*MANIFEST, *LOCAL["hooks"]], ids=lambda hook: hook["language"])
def test_hook_runs_where_facts_wording_or_templates_change(hook: dict[str, Any]) -> None:
    for path in ("inputs/acme/exit.yaml", "clauses/de/terms.yaml", "templates/contract/outline.yaml"):
        assert re.search(hook["files"], path)
    for path in ("docgen/model/exit.py", "docs/inputs/page.md"):
        assert not re.search(hook["files"], path)
    assert hook["pass_filenames"] is False, "all engagements are checked, whichever file changed"


def test_workflow_runs_on_pull_requests_and_may_only_read() -> None:
    assert set(WORKFLOW[True]) == {"pull_request"}, "YAML 1.1 reads the key on as true"
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"]) for step in STEPS if "uses" in step)
    assert all(("uses" in step) != ("run" in step) for step in STEPS)


def test_workflow_names_files_that_are_there() -> None:
    named = re.findall(r"-r (\S+)", PAGE)
    assert named
    for name in (*named, STEPS[1]["with"]["cache-dependency-path"]):
        assert Path(name).is_file()
    for pattern in WORKFLOW[True]["pull_request"]["paths"]:
        assert Path(pattern.removesuffix("/**")).exists()
