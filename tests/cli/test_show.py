"""``docgen show``: what is known of an engagement, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import examples
from tests.program import Done, run

STAFFING = "uferstrom-staffing"


def docgen(*arguments: str, cwd: Path = examples.ROOT) -> Done:
    done = run(*arguments, cwd=cwd)
    assert "Traceback" not in done.out + done.err
    return done


def rows(*arguments: str) -> dict[str, dict[str, object]]:
    done = docgen("show", STAFFING, *arguments, "--format", "json")
    assert done.code == 0, done.err
    (one,) = json.loads(done.out)
    assert one["engagement"] == STAFFING
    return {row["path"]: row for row in one["facts"]}


def test_given_values_stand_with_their_line_and_others_are_told_from_them() -> None:
    found = rows()
    file = examples.ROOT / "inputs" / STAFFING / "requirements.yaml"
    target = found["requirements.kpis[answer-speed].target"]
    assert target["value"] == "80 %"
    assert target["origin"] == "given"
    assert "target: 80 %" in file.read_text("utf-8").splitlines()[int(str(target["line"])) - 1]
    assert found["terms.acceptance"]["origin"] == "default"
    assert found["terms.acceptance"]["value"] == "10 working days"
    assert found["client.register.court"]["value"] == "Amtsgericht Kiel"
    assert found["governance.activities[forecasting].raci.supplier-manager"]["value"] == "AR"
    assert found["people.works_council"]["value"] == "true"


def test_derived_values_name_the_fields_that_went_into_them() -> None:
    found = rows("calc")
    assert {row["origin"] for row in found.values()} == {"derived"}
    for path, sources in (
        ("calc.staffing.heads_needed", {"exit.take_back.target", "exit.take_back.shrinkage"}),
        ("calc.credit.amount", {"incentives.credits.example.charges"}),
        ("calc.exit.length", {"exit.timeline"}),
        ("calc.baseline_total", {"costs.baseline.lines"}),
        ("calc.savings", {"costs.options", "term.initial"}),
    ):
        assert sources <= set(found[path]["derived_from"]), path  # type: ignore[call-overload]
    assert found["calc.credit.amount"]["value"] == "EUR 2,592.30"  # 172,820 of which 1.5 % is due
    assert found["calc.exit.critical[0]"]["value"] == "Call the exit team"
    assert "calc.training_cost" not in found


def test_a_path_narrows_to_a_field_and_what_stands_in_it() -> None:
    assert set(rows("exit.convenience")) == {f"exit.convenience.{name}" for name in ("notice", "earliest", "fee")}
    assert set(rows("engagement.term.initial")) == set(rows("term.initial")) == {"term.initial"}
    shown = docgen("show", STAFFING, "terms.cure").out
    assert shown.startswith(f"terms.cure: 30 days  [inputs/{STAFFING}/engagement.yaml:")


@pytest.mark.parametrize(
    ("path", "meant"), [("requirements.kpi", "requirements.kpis"), ("term.inital", "term.initial")]
)
def test_an_unknown_path_is_wrong_usage(path: str, meant: str) -> None:
    done = docgen("show", STAFFING, path)
    assert done.code == 2
    assert meant in done.err


def test_errors_in_the_inputs_are_told_instead(tmp_path: Path) -> None:
    folder = examples.copy(STAFFING, tmp_path / "inputs")
    file = folder / "exit.yaml"
    file.write_text(file.read_text("utf-8").replace("cure: 30 days", "cure: soon", 1), "utf-8")
    done = docgen("show", STAFFING, cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "exit.yaml" in done.err
    assert "IN007" in done.err
