"""Whatever is valid can be assembled: every kind, law, language, position and optional part."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from docgen import rules
from docgen.finding import Severity
from tests import examples
from tests.properties.engagements import Facts, engagements

CHOICES = {"POS001", "POS005"}  # a position that takes an approval, or is risky, may be chosen all the same
FACTS = {*rules.every(), "SET007"}  # what they warn of in facts drawn at random says nothing of the wording


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking whole engagements takes longer than reading them
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(engagements())
def test_a_valid_engagement_gives_its_documents(facts: Facts) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "any"
        examples.write(home, facts)
        checked = examples.check(home)
    told = [one for one in checked.problems() if one.severity is Severity.ERROR or one.code not in FACTS]
    assert [one for one in told if one.code not in CHOICES] == []
    assert list(checked.documents) == facts["engagement"]["documents"]
