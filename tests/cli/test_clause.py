"""``docgen clause``: a clause with all that the library says of it, and a new one to begin."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.program import Done, run
from tests.wordings import place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = place.create(tmp_path)
    shutil.copy(examples.ROOT / "clauses" / "en" / "new-clause.txt", made / "clauses" / "en")
    shutil.copytree(examples.ROOT / "templates" / "house", made / "templates" / "house")
    return made


def docgen(home: Path, *arguments: str) -> Done:
    done = run(*arguments, cwd=home)
    assert "Traceback" not in done.out + done.err
    return done


def test_every_wording_with_what_is_said_of_it(home: Path) -> None:
    file = home / "clauses" / "en" / "second.short.supplier.md"
    text = file.read_text("utf-8")
    more = (
        "guidance: Give it away last.\nwhen: people.works_council\n"
        "history:\n  - {version: 1.0.0, date: 2027-01-05, change: First version.}\n"
    )
    text = text.replace("approval: legal\n", f"approval: legal\n{more}")
    file.write_text(text + "{% for one in exit.grounds %}{{ one.kpi }}{% endfor %}\n", "utf-8")
    found = json.loads(docgen(home, "clause", "second.short", "--format", "json").out)
    assert [(one["law"], one["position"]) for one in found["wordings"]] == [
        ([], "buyer"),
        ([], "balanced"),
        ([], "supplier"),
        (["ENGLAND"], "balanced"),
    ]
    (where,) = found["places"]
    assert (where["document"], where["section"], where["position"], where["of"]) == ("contract", "second", 1, 2)
    supplier = found["wordings"][2]
    assert supplier["mark"] != place.mark("supplier")
    assert supplier["fields"] == ["exit.grounds", "exit.grounds[].kpi", "people.works_council"]
    shown = docgen(home, "clause", "second.short").out
    for words in (
        "It has one paragraph for the Supplier.",
        "changes: It says less.",
        "accept: Where nothing hangs on it.",
        "approval by: legal",
        "as a standard term: It would surprise the other party.",
        "condition: people.works_council",
        "history: 1.0.0 (2027-01-05): First version.",
        "Give it away last.",
        "if refused: balanced",
        "clauses/en/second.short.supplier.md",
    ):
        assert words in shown


def test_one_language_alone() -> None:
    shown = run("clause", "liability.cap", "--language", "de", cwd=examples.ROOT).out
    assert "clauses/de/" in shown
    assert "clauses/en/" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("liability.caps",), "did you mean liability.cap"),
        (("liability.cap", "--language", "fr"), "de, en"),
        ((), "--new"),
        (("liability.cap", "--new", "liability.other"), "--new"),
        (("--new", "liability.cap"), "there already"),
        (("--new", "../escape"), "is no id"),
        (("--new", "unheard.of"), "--document"),
        (("--new", "unheard.of", "--document", "contract", "--section", "nowhere"), "liability"),
        (("--new", "liability.other", "--title", "Other"), '--title en="…"'),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    done = run("clause", *arguments, cwd=examples.ROOT)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_new_clause_in_every_language(tmp_path: Path) -> None:
    clauses = tmp_path / "clauses"
    shutil.copytree(examples.ROOT / "clauses", clauses)
    given = ("--new", "liability.other", "--title", "en=Other: liability", "--clauses", str(clauses))
    done = run("clause", *given, cwd=examples.ROOT)
    assert done.code == 0, done.err
    assert "contract: liability" in done.out
    made = sorted(path.relative_to(clauses).as_posix() for path in clauses.rglob("liability.other.md"))
    assert made == ["de/contract/liability.other.md", "en/contract/liability.other.md"]
    shown = run("clause", "liability.other", "--language", "en", "--clauses", str(clauses), cwd=examples.ROOT).out
    assert "Other: liability" in shown
    before = {name: (clauses / name).read_bytes() for name in made}
    assert run("clause", *given, cwd=examples.ROOT).code == 2
    assert {name: (clauses / name).read_bytes() for name in made} == before


def test_a_new_clause_waits_for_its_wording(home: Path) -> None:
    """It is reported as soon as it is there, and no document is built while it stands in its outline unwritten."""
    assert docgen(home, "clause", "--new", "second.other").code == 0
    checked = docgen(home, "check")
    assert checked.code == 0
    assert "warning POS006" in checked.err
    outline = home / "templates" / "contract" / "outline.yaml"
    outline.write_text(outline.read_text("utf-8").replace("[second.short,", "[second.short, second.other,"), "utf-8")
    built = docgen(home, "build", "--to", "md")
    assert built.code == 1
    assert "error POS006" in built.err
    assert not (home / "output" / EXAMPLE / "contract.md").exists()
    file = home / "clauses" / "en" / "second.other.md"
    head, _, _ = file.read_text("utf-8").replace('"[●]"', "Another clause").rpartition("---\n")
    file.write_text(f"{head}---\nThe Client shall read it.\n", "utf-8")
    built = docgen(home, "build", "--to", "md")
    assert (built.code, "POS006" in built.err) == (0, False)
    assert "Another clause" in (home / "output" / EXAMPLE / "contract.md").read_text("utf-8")


def test_as_an_engagement_reads_it(home: Path) -> None:
    shown = docgen(home, "clause", "second.short", "--for", EXAMPLE)
    assert shown.code == 0, shown.err
    assert "balanced, chosen: " in shown.out
    assert "supplier: " in shown.out
    assert "{{" not in shown.out
    found = json.loads(docgen(home, "clause", "second.short", "--for", EXAMPLE, "--format", "json").out)
    assert (found["engagement"], len(found["wordings"])) == (EXAMPLE, 3)
    assert docgen(home, "clause", "second.short", "--for", "nowhere").code == 2
