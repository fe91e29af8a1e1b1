"""Every field of the general terms is told with what it decides, in every language."""

from __future__ import annotations

import pytest

from docgen.finding import say
from docgen.messages import LANGUAGES, text
from docgen.model.terms import ContractTerms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_terms_has_a_meaning(language: str) -> None:
    assert not [name for name in ContractTerms.model_fields if not text(say(f"term.{name}"), language)]
