"""``docgen new``: skeletons that lack nothing but facts, copies, and the questions."""

from __future__ import annotations

import itertools
import os
import pty
import re
import select
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.beginning import answers
from docgen.beginning.openings import known_ids, openings
from docgen.beginning.pattern import Case
from docgen.beginning.skeleton import skeleton
from docgen.build import work
from docgen.build.places import TYPES, Places, Target
from docgen.cli.new import KINDS, LAWS
from docgen.finding import Said, has_errors
from docgen.inputs import folder as inputs
from docgen.messages import LANGUAGES
from docgen.model.engagement import Kind, Law
from docgen.model.whole import FILES
from tests import examples
from tests.cli.answering import fill
from tests.program import Done, interruptible, run

ROOT = examples.ROOT
EVERY = list(itertools.product(KINDS, LANGUAGES, LAWS))
YEAR = datetime.now().astimezone().year - 1
LIBRARY = ("--clauses", str(ROOT / "clauses"), "--templates", str(ROOT / "templates"))


def docgen(home: Path, *arguments: str) -> Done:
    done = run(*arguments, *LIBRARY, cwd=home)
    assert "Traceback" not in done.out + done.err
    return done


def begin(home: Path, kind: str = "staffing", language: str = "en", law: str = "DE") -> Path:
    folder = home / "inputs" / "acme"
    folder.mkdir(parents=True)
    for file, text in skeleton(ROOT / "templates", Case("acme", kind, language, law, YEAR)).items():
        (folder / file).write_text(text, "utf-8")
    return folder


def key(message: Said | str) -> str:
    assert isinstance(message, Said)
    return message.key


def test_kinds_and_laws_are_those_of_the_model() -> None:
    assert set(KINDS) == set(Kind)
    assert set(LAWS) == set(Law)


@pytest.mark.parametrize(("kind", "language", "law"), EVERY)
def test_nothing_is_wrong_with_a_skeleton_but_open_facts(tmp_path: Path, kind: str, language: str, law: str) -> None:
    folder = begin(tmp_path, kind, language, law)
    findings = inputs.read(folder, "acme").findings
    assert {key(one.said).partition("_")[0] for one in findings} == {"IN007.nothing"}
    required = [one for one in openings(folder, "acme") if not one.optional]
    assert len(required) == len(findings)
    for file in FILES:
        text = (folder / f"{file}.yaml").read_text("utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../../docgen/schema/{file}.schema.json\n")
        assert "$" not in text.partition("\n")[2]  # nothing is left to be filled in


def check_filled(home: Path, kind: str, language: str, law: str) -> None:
    folder = begin(home, kind, language, law)
    fill(folder, law)
    places = Places(home / "inputs", ROOT / "clauses", ROOT / "templates", home / "output")
    _, documents, findings = work.check(places, Target("acme", folder, "acme"))
    assert not has_errors(findings), findings
    assert set(documents) == set(TYPES)


@pytest.mark.parametrize(
    ("kind", "language", "law"),
    [
        ("call_center", "de", "DE"),
        ("staffing", "en", "ENGLAND"),
        ("training", "en", "NEW_YORK"),
        ("full_service", "de", "NEW_YORK"),
    ],
)
def test_with_its_facts_a_skeleton_gives_all_documents(tmp_path: Path, kind: str, language: str, law: str) -> None:
    check_filled(tmp_path, kind, language, law)


@pytest.mark.exhaustive
@pytest.mark.parametrize(("kind", "language", "law"), EVERY)
def test_so_does_every_other(tmp_path: Path, kind: str, language: str, law: str) -> None:
    check_filled(tmp_path, kind, language, law)


def test_the_command_writes_the_skeleton_and_never_over_anything(tmp_path: Path) -> None:
    options = ("new", "acme", "--kind", "training", "--language", "de", "--law", "england")
    done = docgen(tmp_path, *options)
    assert done.code == 0
    assert "docgen check acme" in done.out
    written = {path.name: path.read_bytes() for path in (tmp_path / "inputs" / "acme").iterdir()}
    assert set(written) == {f"{file}.yaml" for file in FILES}
    assert b"governing_law: ENGLAND" in written["engagement.yaml"]
    again = docgen(tmp_path, *options)
    assert again.code == 2
    assert "nothing was changed" in again.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "inputs" / "acme").iterdir()} == written
    assert [path.name for path in (tmp_path / "inputs").iterdir()] == ["acme"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("../acme", "--kind", "training", "--language", "de", "--law", "DE"),
        ("Acme", "--kind", "training", "--language", "de", "--law", "DE"),
        ("a" * 61, "--kind", "training", "--language", "de", "--law", "DE"),
        ("acme", "--kind", "training"),
        ("acme", "--kind", "other", "--language", "de", "--law", "DE"),
        ("acme", "--from", "nowhere"),
        ("acme", "--resume"),
    ],
)
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "inputs").mkdir()
    assert docgen(tmp_path, "new", *arguments).code == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["inputs"]


def test_a_copy_asks_for_what_must_differ_and_keeps_the_rest(tmp_path: Path) -> None:
    source = examples.copy("uferstrom-staffing", tmp_path / "inputs")
    assert docgen(tmp_path, "new", "acme", "--from", source.name).code == 0
    folder = tmp_path / "inputs" / "acme"
    held = {file: yaml.load((folder / f"{file}.yaml").read_text("utf-8"), yaml.CSafeLoader) for file in FILES}
    assert held["engagement"]["id"] == "acme"
    assert held["engagement"]["supplier"] == {"status": "open"}
    assert held["engagement"]["client"]["name"] == "Uferstrom Versorgung AG"
    asked = {re.sub(r"\[[^\]]*\]", "", one.path) for one in openings(folder, "acme")}
    assert {"title", "project", "dates.start", "exit.upkeep.log.on", "requirements.goals.by"} <= asked
    findings = inputs.read(folder, "acme").findings
    assert {key(one.said).partition("_")[0] for one in findings} == {"IN007.nothing"}
    text = "".join((folder / f"{file}.yaml").read_text("utf-8") for file in FILES)
    assert "Deichlicht" not in text
    assert "Mareike Sönnichsen" not in text
    assert "# together 100 %" not in text  # a remark on what is gone
    assert "# Erlang C and" in text


def test_a_reference_is_asked_for_with_the_ids_that_there_are(tmp_path: Path) -> None:
    examples.copy("uferstrom-staffing", tmp_path / "inputs")
    assert docgen(tmp_path, "new", "acme", "--from", "uferstrom-staffing").code == 0
    folder = tmp_path / "inputs" / "acme"
    asked = next(one for one in openings(folder, "acme") if one.path == "exit.upkeep.log[0].by")
    assert "supplier-manager" in known_ids(folder, asked)


CASES: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "answers.yaml").read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['field'].strip()} {case['answer']}")
def test_an_answer_reads_as_it_was_given_or_is_refused(tmp_path: Path, case: dict[str, Any]) -> None:
    folder = begin(tmp_path)
    text = (folder / f"{case['file']}.yaml").read_text("utf-8")
    lines = text.splitlines()
    number = next(at for at, line in enumerate(lines, 1) if line.startswith(case["field"]))
    fact = next(one for one in openings(folder, "acme") if (one.file, one.place.line) == (case["file"], number))
    made = answers.write(text, fact, case["answer"])
    if "refused" in case:
        assert [key(one.said) for one in made.findings] == [case["refused"]]
        return
    assert not made.findings
    after = made.text.splitlines()
    assert after[number - 1].startswith(case["stands"])
    assert after[: number - 1] + after[number:] == lines[: number - 1] + lines[number:]


def test_a_remark_behind_an_open_fact_stays(tmp_path: Path) -> None:
    folder = begin(tmp_path)
    file = folder / "engagement.yaml"
    file.write_text(file.read_text("utf-8").replace("\ntitle:\n", "\ntitle:    # ask Jane\n"), "utf-8")
    fact = openings(folder, "acme")[0]
    assert "\ntitle: Service  # ask Jane\n" in answers.write(file.read_text("utf-8"), fact, "Service").text


class Terminal:
    """``docgen`` on a terminal of its own."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.screen, end = pty.openpty()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "docgen", *arguments, *LIBRARY],
            cwd=home,
            env={**kept, "PYTHONPATH": str(ROOT), "TERM": "dumb", "LANG": "en_GB.UTF-8", "NO_COLOR": "1"},
            stdin=end,
            stdout=end,
            stderr=end,
            start_new_session=True,
            preexec_fn=interruptible,
        )
        os.close(end)
        self.seen = ""

    def until(self, words: str) -> str:
        """What stands on the screen up to these words."""
        while words not in self.seen:
            assert select.select([self.screen], [], [], 60)[0], f"nothing more came: {self.seen}"
            try:
                more = os.read(self.screen, 4096)
            except OSError:  # the other end is closed
                more = b""
            assert more, self.seen
            self.seen += more.decode("utf-8", "replace")
        shown, _, self.seen = self.seen.partition(words)
        return shown

    def type(self, words: str) -> None:
        os.write(self.screen, f"{words}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C until something is said: one that falls between the prompt and the reading of it is not heard
        until something is typed."""
        for _ in range(6):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.screen], [], [], 15)[0]:
                return

    def close(self) -> int:
        code = self.process.wait(timeout=60)
        os.close(self.screen)
        return code


def test_questions_on_a_terminal_that_are_stopped_and_taken_up_again(tmp_path: Path) -> None:
    first = Terminal(tmp_path, "new", "acme", "--kind", "staffing", "--law", "DE")
    assert "German" in first.until("> ")
    first.type("en")
    assert "engagement.yaml:" in first.until("> ")
    first.type("Staffing: first line")
    assert "project" in first.until("> ")
    first.type("")  # later
    assert "forum.city" in first.until("> ")
    first.type("Kiel")
    first.until("> ")
    first.interrupt()
    first.until("docgen new acme")
    assert first.close() == 0
    file = tmp_path / "inputs" / "acme" / "engagement.yaml"
    assert '\ntitle: "Staffing: first line"\n' in file.read_text("utf-8")
    second = Terminal(tmp_path, "new", "acme")
    asked = second.until("> ")
    assert "project" in asked
    assert "title" not in asked.partition("Project")[2].partition("engagement.yaml")[0]
    second.type("Staffing")
    assert "forum.court" in second.until("> ")
    second.interrupt()
    second.until("docgen new acme")
    assert second.close() == 0
    assert "\nproject: Staffing\n" in file.read_text("utf-8")


def test_a_wrong_answer_is_told_as_the_check_would_and_asked_again(tmp_path: Path) -> None:
    folder = begin(tmp_path)
    only = [one for one in openings(folder, "acme") if one.path == "client.address.country"]
    before = [one for one in openings(folder, "acme") if (one.file, one.place) < (only[0].file, only[0].place)]
    skipped = sum(1 for one in before if one.file == "engagement")
    lines = "\n" * skipped + "Atlantis\nDE\n"
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "new", "acme", "--resume", "--lang", "de", *LIBRARY],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        input=lines.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Auftraggeber › Anschrift › Land" in said
    assert "Fehler IN007" in said
    assert "„Atlantis“" in said
    assert "\n    country: DE\n" in (folder / "engagement.yaml").read_text("utf-8")
