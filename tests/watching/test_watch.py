"""``docgen watch`` as a process of its own, with its page in a real browser."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.browser import Browser
from tests.build.place import create
from tests.program import interruptible, run, surroundings
from tests.writers import accessibility

PATIENCE = 120  # seconds, on a busy machine
FRAME = "document.querySelector('iframe').contentDocument"
SIDE = "document.getElementById('side').textContent"


@dataclass(frozen=True)
class Watched:
    """A watch that runs: its page, and how to end it with a signal; then its exit code and what it said."""

    where: Places
    address: str
    end: Callable[[int], tuple[int, str, str]]


@contextmanager
def watching(where: Places, *options: str) -> Iterator[Watched]:
    named = [f"--{name}={getattr(where, name)}" for name in ("inputs", "clauses", "templates", "output")]
    command = [sys.executable, "-u", "-m", "docgen", "watch", *named, *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=surroundings(), preexec_fn=interruptible, **pipes) as process:
        try:
            first = process.stdout.readline()
            assert first.startswith("The page: http://127.0.0.1:"), first + process.stderr.read()

            def end(number: int) -> tuple[int, str, str]:
                process.send_signal(number)
                out, err = process.communicate(timeout=PATIENCE)
                return process.returncode, out, err

            yield Watched(where, first.split()[-1], end)
        finally:
            process.kill()


def wait(tab: Browser, script: str) -> None:
    """Wait until an expression is true in the page, as long as it takes on a busy machine."""
    until = time.monotonic() + PATIENCE
    while not tab.ask(script):
        assert time.monotonic() < until, f"never came true: {script}\n{tab.ask('document.body.innerText')}"
        time.sleep(0.05)


def visit(tab: Browser, address: str, width: int = 1280) -> None:
    tab.resize(width)
    tab.show()
    tab.call("Page.navigate", url=address)
    tab.wait("document.readyState == 'complete'")


def test_a_change_is_seen_with_what_is_wrong_beside_it(tab: Browser, tmp_path: Path) -> None:
    where = create(tmp_path)
    shutil.copy(examples.ROOT / "clauses" / "en" / "style.yaml", where.clauses / "en")
    inputs = where.inputs / EXAMPLE
    with watching(where, "--lang=en") as watch:
        visit(tab, watch.address)
        wait(tab, "document.querySelectorAll('a.document').length == 2")
        accessibility.load(tab)
        assert accessibility.violations(tab) + accessibility.advice(tab) == []
        tab.events.clear()
        visit(tab, f"{watch.address}{EXAMPLE}/contract")
        wait(tab, "document.querySelector('.state.ready') !== null")
        wait(tab, f"{FRAME}.querySelectorAll('article').length > 2")

        tab.ask(f"{FRAME}.defaultView.scrollTo({{top: 400, behavior: 'instant'}})")
        top = tab.ask(f"{FRAME}.defaultView.scrollY")
        examples.set_fields(inputs, {"client.name": "Nobody & Daughters"})
        wait(tab, f"{FRAME}.body.textContent.includes('Nobody & Daughters')")
        assert tab.ask(f"{FRAME}.defaultView.scrollY") == top > 0
        changed = tab.ask(f"[...{FRAME}.querySelectorAll('.live-new')].map(one => one.textContent)")
        assert changed
        assert all("Nobody" in words for words in changed)
        assert tab.ask("document.getElementById('changes').textContent").startswith(str(len(changed)))

        wait(tab, f"{FRAME}.getElementById('docgen-record') !== null")  # the file has come, and its record with it
        tab.ask(f"{FRAME}.querySelector('.explain').click()")
        wait(tab, f"{FRAME}.querySelector('.explained .at') !== null")
        assert "engagement.yaml:" in tab.ask(
            f"[...{FRAME}.querySelectorAll('.explained')].map(one => one.textContent).join()"
        )
        examples.set_fields(inputs, {"client.name": "Nobody & Sons"})
        wait(tab, f"{FRAME}.body.textContent.includes('Nobody & Sons')")
        wait(tab, f"{FRAME}.querySelector('.explained')?.textContent.includes('.yaml:')")

        right = (inputs / "costs.yaml").read_text("utf-8")
        examples.set_fields(inputs, {"costs.charges.payment": "13 dais"})
        wait(tab, f"{SIDE}.includes('13 dais')")
        assert tab.ask("document.querySelector('.state').className") == "state failed"
        accessibility.load(tab)
        for width in (1280, 390):
            tab.resize(width)
            assert tab.ask("document.documentElement.scrollWidth") == width
            for scheme in ("light", "dark"):
                tab.show(scheme=scheme)
                assert accessibility.violations(tab) == []
        tab.ask("document.querySelector('.places a').click()")
        assert tab.ask(f"{FRAME}.querySelector(':target').id").startswith("clause-")
        (inputs / "costs.yaml").write_text(right, "utf-8")
        wait(tab, f"!{SIDE}.includes('13 dais')")

        file = where.clauses / "en" / "case.wording.md"
        file.write_text(f"{file.read_text('utf-8')}\nThe Supplier answers. TBD\n", "utf-8")
        wait(tab, f"{FRAME}.body.textContent.includes('answers. TBD')")
        wait(tab, f"{SIDE}.includes('STY001')")
        wait(tab, f"{SIDE}.includes('contract.pdf')")
        wait(tab, f"!{SIDE}.includes('not made yet') && !{SIDE}.includes('older')")  # the PDF has come
        assert (where.output / EXAMPLE / "contract.pdf").is_file()
        told = [one for one in tab.events if one.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown")]
        assert told == []

        code, out, err = watch.end(signal.SIGINT)
        assert (code, out.splitlines()[-1]) == (0, "")
        assert "Traceback" not in out + err
        wait(tab, "document.getElementById('gone').textContent != ''")
    tab.call("Page.navigate", url="about:blank")


def test_the_end_ends_what_is_made_behind_the_page(tmp_path: Path) -> None:
    where = create(tmp_path)
    with watching(where) as watch:
        until = time.monotonic() + PATIENCE
        while not (where.output / EXAMPLE / "manifest.json").is_file() and time.monotonic() < until:
            time.sleep(0.05)
        code, _, err = watch.end(signal.SIGTERM)
    assert (code, err) == (0, "")
    time.sleep(0.5)
    made = json.loads((where.output / EXAMPLE / "manifest.json").read_text("utf-8"))
    assert {form for one in made["documents"].values() for form in one["outputs"]} <= {"html", "pdf"}
    assert (
        run(
            "build",
            f"--inputs={where.inputs}",
            f"--clauses={where.clauses}",
            f"--templates={where.templates}",
            f"--output={where.output}",
            "--to=html",
            cwd=tmp_path,
        ).code
        == 0
    )


def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("watch", f"--port={port}", cwd=examples.ROOT)
    assert done.code == 2
    assert f"nothing can be served on port {port}" in done.err
    assert "--port" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "options", [("--no-page", "--open"), ("--no-page", "--port=8000"), ("--port=0",), ("--port=x",)]
)
def test_wrong_usage(options: tuple[str, ...]) -> None:
    assert run("watch", *options, cwd=examples.ROOT).code == 2
