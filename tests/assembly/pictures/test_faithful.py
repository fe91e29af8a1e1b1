"""Shapes are as large as the facts they stand for; words say the numbers that the facts give."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from lxml import etree

from docgen.assembly.drawing.marks import ACCENT, DARK, LIGHT, MIDDLE
from docgen.assembly.nodes import Figure
from docgen.assembly.walk import clauses as _clauses
from docgen.figures.timeline import Task, schedule
from docgen.model.engagement import DocumentType
from tests.assembly.pictures.making import (
    EXAMPLES,
    NOT_IN_TRAINING,
    PICTURES,
    TRAINING,
    areas,
    facts,
    picture,
    tree,
    words,
)
from tests.examples import example as assembled

NORDWARENHAUS = "nordwarenhaus-callcenter"


def _in_proportion(sizes: list[float], numbers: list[float]) -> None:
    assert len(sizes) == len(numbers)
    unit = max(sizes) / max(numbers)
    assert sizes == pytest.approx([number * unit for number in numbers], abs=0.05)


def _lines(figure: Figure) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in words(figure)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_columns_of_volumes_are_as_high_as_the_contacts(example: str) -> None:
    engagement = facts(example).engagement
    assert engagement is not None
    months = engagement.requirements.volumes.monthly
    figure = picture("volume_profile", facts(example))
    calls = [area for area in areas(figure, DARK) if area["height"] > 8]
    _in_proportion([area["height"] for area in calls], [month.voice for month in months])
    totals = [month.voice + month.email + month.chat + month.social + month.letter for month in months]
    assert {f"{total:,}" for total in totals} <= set(_lines(figure))
    assert f"{sum(totals):,} contacts" in figure.alternative.replace("\u00a0", " ")


def test_the_busiest_interval_stands_out() -> None:
    figure = picture("interval_profile", facts(NORDWARENHAUS), "de")
    (peak,) = areas(figure, DARK)
    others = areas(figure, MIDDLE)
    assert len(others) == 23
    assert peak["height"] == max(area["height"] for area in (peak, *others))
    assert "154" in _lines(figure)  # 52,418 calls in December x 4.9 % x 6.0 %


def test_bars_of_weights_are_as_long_as_the_weights() -> None:
    figure = picture("evaluation_weights", facts(NORDWARENHAUS), "de")
    bars = [area for area in areas(figure, DARK) if area["height"] == 12]
    _in_proportion([area["width"] for area in bars], [20, 15, 10, 8, 7, 5])
    assert _lines(figure).index("Preis") < _lines(figure).index("Leistungsfähigkeit und Einsatzplanung")


def test_columns_of_the_ramp_up_are_as_high_as_the_shares() -> None:
    figure = picture("ramp_up", facts(NORDWARENHAUS), "de")
    taken = [area["height"] for area in areas(figure, DARK) if area["height"] > 8]
    kept = [area["height"] for area in areas(figure, LIGHT) if area["height"] > 8]
    _in_proportion(taken, [25, 50, 75, 100])
    _in_proportion(kept, [75, 50, 25])


@pytest.mark.parametrize("example", EXAMPLES)
def test_bars_of_tasks_are_as_long_as_their_days(example: str) -> None:
    engagement = facts(example).engagement
    assert engagement is not None
    plan = schedule([Task(task.id, task.duration.days, task.after) for task in engagement.exit.timeline])
    figure = picture("exit_timeline", facts(example))
    critical = sorted(area["width"] for area in areas(figure, DARK) if area["width"] != 14)
    _in_proportion(critical, sorted(float(task.days) for task in plan.tasks if task.critical))
    assert {f"{task.start}–{task.finish}" for task in plan.tasks} <= set(_lines(figure))
    assert f"The plan takes {plan.length} days" in figure.alternative
    arrows = [path for path in tree(figure).iter("{*}path") if path.get("stroke") == ACCENT]
    assert len(arrows) == len(plan.critical_path) - 1


def test_risks_stand_in_their_fields_with_their_numbers() -> None:
    engagement = facts(NORDWARENHAUS).engagement
    assert engagement is not None
    risks = sorted(engagement.governance.risks, key=lambda risk: -risk.likelihood * risk.impact)
    figure = picture("risk_matrix", facts(NORDWARENHAUS), "de")
    circles = [(float(str(c.get("cx"))), float(str(c.get("cy")))) for c in tree(figure).iter("{*}circle")]
    assert len(circles) == 2 * len(risks)
    marks = list(tree(figure).iter("{*}circle", "{*}text"))
    numbered = {
        int(str(text.text)): (float(str(circle.get("cx"))), float(str(circle.get("cy"))))
        for circle, text in pairwise(marks)
        if etree.QName(circle).localname == "circle" and float(str(circle.get("cx"))) < 240
    }
    cell, left, top = 42.0, 26.0, 4.0
    for number, risk in enumerate(risks, 1):
        x, y = numbered[number]
        assert (math.ceil((x - left) / cell), 6 - math.ceil((y - top) / cell)) == (risk.likelihood, risk.impact)


def test_lines_of_staff_stand_at_their_heads() -> None:
    figure = picture("staffing_intervals", facts(NORDWARENHAUS), "de")
    shown = _lines(figure)
    assert {"Vorhanden: 23", "Vorhanden und geplant: 65"} <= set(shown)
    agents = [area for area in areas(figure, DARK) if area["height"] > 8]
    assert len(agents) == 24
    bottom, unit = agents[0]["y"] + agents[0]["height"], max(area["height"] for area in agents) / 30
    heads = {
        round((bottom - float(str(line.get("y1")))) / unit, 1)
        for line in tree(figure).iter("{*}line")
        if line.get("stroke-width") in ("1.2", "1.4") and line.get("y1") == line.get("y2")
    }
    assert {23.0, 60.0, 65.0} <= heads


def test_costs_are_added_up_over_the_term() -> None:
    figure = picture("cost_comparison", facts(NORDWARENHAUS), "de")
    # 3 years of 2,502,000 charges and 362,000 management, and 410,000 for the transition.
    assert "9,00" in _lines(figure)
    assert "9.002.000 EUR" in figure.alternative.replace("\u00a0", " ")
    lengths = [area["width"] for area in areas(figure, DARK) if area["height"] == 14]
    _in_proportion(lengths, [118_000, 3_214_000, 2_502_000, 1_985_000])


def test_each_trigger_stands_under_the_branch_to_which_it_leads() -> None:
    engagement = facts(NORDWARENHAUS).engagement
    assert engagement is not None
    lines = list(words(picture("decision_tree", facts(NORDWARENHAUS), "de")))
    heads = {f"{line.text}": line.top for line in lines if line.text.startswith("Zweig")}
    assert list(heads.values()) == sorted(heads.values())
    branches = dict(zip(("remedy", "step_in", "partial_exit", "full_exit"), heads.values(), strict=True))
    for trigger in engagement.exit.triggers:
        (line,) = [line for line in lines if line.text == f"• {trigger.name}"]
        assert max(top for top in heads.values() if top < line.top) == branches[trigger.leads_to]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_role_and_forum_is_in_the_structure(example: str) -> None:
    engagement = facts(example).engagement
    assert engagement is not None
    shown = "".join("".join(_lines(picture("governance_structure", facts(example)))).split()).replace("-", "")
    for name in (
        *(role.title for role in engagement.governance.roles),
        *(role.person for role in engagement.governance.roles if role.person),
        *(forum.name for forum in engagement.governance.forums),
    ):
        assert "".join(name.split()).replace("-", "") in shown


@pytest.mark.parametrize("example", EXAMPLES)
def test_clauses_ask_for_the_pictures_that_the_facts_allow(example: str) -> None:
    found = assembled(example)
    assert not [finding for finding in found.problems() if finding.code == "CL008"]
    assert set(found.documents) == {kind.value for kind in DocumentType}
    shown = {
        block.name
        for made in found.documents.values()
        for clause in _clauses(made.document)
        for block in clause.blocks
        if isinstance(block, Figure)
    }
    expected = set(PICTURES)
    assert shown == (expected - NOT_IN_TRAINING if TRAINING in example else expected)
