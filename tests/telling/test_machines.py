"""What forges and editors take over is as their specifications ask for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from docgen.finding import Finding, Location, Related, Severity, finding, say
from docgen.telling import findings_as

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text("utf-8"))


def some() -> Iterator[Finding]:
    """Findings of every kind: of a span, of a file, in a workbook, with another place, accepted."""
    place = Location("inputs/ä b/costs.yaml", 3, 5, 4)
    one = finding("IN007.date", place, field="dates.start", given="50 %, at: all\r\nnext")
    yield one
    yield finding("IN001", Location("inputs/a/exit.yaml"), name="exit.yaml")
    yield finding("TAB005", Location("inputs/a/volumes.xlsx", 2, 3, sheet="Sheet 1"), value="x")
    related = [Related(Location("inputs/a/costs.yaml", 1, 1, 2), say("related.first"))]
    yield finding("YAML005", place, related=related, name="x", line=1, severity=Severity.WARNING)
    accepted = say("hint.accepted", reason="a reason", until="2099-01-01")
    yield replace(one, severity=Severity.INFO, accepted=accepted)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("findings", [list(some()), []], ids=["some", "none"])
def test_sarif_is_valid(findings: list[Finding], language: str) -> None:
    log = json.loads(findings_as(findings, "sarif", language, verbose=True))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert len(log["runs"][0]["results"]) == len(findings)


def test_sarif_names_the_page_of_each_code() -> None:
    (run,) = json.loads(findings_as(list(some()), "sarif", "de", verbose=True))["runs"]
    pages = {rule["id"]: rule.get("help", {}).get("text") for rule in run["tool"]["driver"]["rules"]}
    assert pages["IN007"] == "siehe: docgen rules IN007"


def test_annotations_are_escaped_as_the_documentation_asks() -> None:
    """https://docs.github.com/actions/reference/workflow-commands-for-github-actions: % and ends of lines in a message,
    colons and commas too in a property."""
    place = Location("a:b,c%d.yaml", 3, 5, 4)
    one = finding("IN007.date", place, field="dates.start", given="50 %, at: all\r\nnext")
    line = findings_as([one], "github")
    assert line.startswith("::error file=a%3Ab%2Cc%25d.yaml,line=3,col=5,endColumn=9,title=IN007::")
    assert "50 %25, at: all%0D%0Anext" in line
    assert "\n" not in line
