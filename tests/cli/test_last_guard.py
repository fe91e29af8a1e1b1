"""No traceback reaches a person: faults of the program, Ctrl-C, and readers who leave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.messages import title
from tests import examples
from tests.cli.test_commands import EXAMPLE, docgen
from tests.program import Done, interruptible, run

# A command that fails as no command should: it is put in the place of one of docgen.
BROKEN = """
import sys
from docgen.build import places

def fail(*arguments):
    raise {problem}

places.targets = fail
from docgen.cli import main
main()
"""


def broken(problem: str, *arguments: str, **environment: str) -> Done:
    """Run a command in which this is raised."""
    done = subprocess.run(
        [sys.executable, "-c", BROKEN.format(problem=problem), *arguments],
        cwd=examples.ROOT,
        env={name: value for name, value in os.environ.items() if name in ("PATH", "HOME")} | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("command", ["build", "check", "list", "watch"])
def test_a_fault_of_the_program_is_a_finding(command: str) -> None:
    done = broken("KeyError('what?')", command)
    assert done.code == 1
    assert f"docgen {command}: error BLD001: docgen failed here: KeyError: 'what?'" in done.err
    assert "DOCGEN_TRACEBACK=1" in done.err
    assert "Traceback" not in done.out + done.err


def test_whoever_asks_for_it_sees_the_traceback() -> None:
    done = broken("KeyError('what?')", "check", DOCGEN_TRACEBACK="1")
    assert done.code == 1
    assert "Traceback" in done.err
    assert "in fail" in done.err
    assert "BLD001" in done.err


def test_a_fault_speaks_the_language_of_the_person() -> None:
    assert "docgen ist hier gescheitert" in broken("RuntimeError('x')", "check", LANG="de_DE.UTF-8").err


@pytest.mark.parametrize("problem", ["MemoryError()", "RecursionError('deep')", "AssertionError()", "StopIteration()"])
def test_faults_of_any_kind(problem: str) -> None:
    done = broken(problem, "check")
    assert done.code == 1
    assert f"BLD001: docgen failed here: {problem.partition('(')[0]}" in done.err


def test_what_the_machine_refuses_is_no_fault_of_the_program() -> None:
    done = broken("PermissionError(13, 'Permission denied', 'inputs')", "check")
    assert done.code == 1
    assert "error BLD007: docgen can't go on: inputs: Permission denied" in done.err
    assert title("BLD001") not in done.err


def test_ctrl_c_is_quiet() -> None:
    done = broken("KeyboardInterrupt", "check")
    assert (done.code, done.out, done.err) == (130, "", "")


def until(come: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    end = time.monotonic() + 60
    while not come():
        assert time.monotonic() < end
        time.sleep(0.05)


def gone(group: int) -> bool:
    """Whether nothing is left of a group of processes."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_ctrl_c_ends_a_build_and_its_workers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "docgen", "build", "--jobs", "2", "--output", str(tmp_path)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        command, cwd=examples.ROOT, start_new_session=True, preexec_fn=interruptible, **streams
    ) as going:
        until(lambda: any(tmp_path.iterdir()))
        os.killpg(going.pid, signal.SIGINT)  # as a terminal does: to all of its processes
        out, err = going.communicate(timeout=20)
    until(lambda: gone(going.pid))
    assert (going.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("arguments", [("schema", "--page", "en"), ("check", EXAMPLE, "--format", "json", "--verbose")])
def test_nobody_reads_on(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "docgen", *arguments]
    with subprocess.Popen(command, cwd=examples.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as going:
        assert going.stdout is not None
        assert going.stderr is not None
        going.stdout.close()
        err = going.stderr.read()
        going.wait(60)
    assert err == b""
    assert going.returncode == 1


@pytest.mark.parametrize("stream", [1, 2])
def test_a_stream_is_closed(stream: int) -> None:
    command = f'exec "$0" -m docgen check {EXAMPLE} {stream}>&-'
    done = subprocess.run(["sh", "-c", command, sys.executable], cwd=examples.ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stdout + done.stderr


def test_a_full_disk_is_told() -> None:
    command = 'exec "$0" -m docgen list > /dev/full'
    done = subprocess.run(["sh", "-c", command, sys.executable], cwd=examples.ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"BLD007" in done.stderr
    assert b"Traceback" not in done.stderr


def test_usage_is_as_it_was() -> None:
    assert docgen("nothing").code == 2
    assert docgen("--version").code == 0
    assert run("check", "nowhere", cwd=examples.ROOT).code == 2
