"""What the first pages say: the cover of an RFP names its deadline, and its page of key facts has its own heading."""

from __future__ import annotations

from docgen.assembly.document import Document
from docgen.assembly.nodes import Reference
from docgen.assembly.walk import inlines, plain
from tests import examples


def test_an_rfp_names_its_deadline_before_everything_else() -> None:
    documents = _documents()
    cover = documents["rfp"].cover
    assert cover.facts[0] == ("Bids due", "3\N{NO-BREAK SPACE}March 2027")
    assert "3\N{NO-BREAK SPACE}March 2027" in [value.text for value in cover.values]
    assert "Bids due" not in dict(documents["contract"].cover.facts)


def test_the_pages_of_key_terms_have_headings_of_their_own_and_lead_to_the_text() -> None:
    documents = _documents()
    assert {kind: one.cover.front_heading for kind, one in documents.items() if one.front} == {
        "rfp": "Key facts",
        "contract": "Key terms",
    }
    for kind, example in (("rfp", "section 18.3"), ("contract", "clause 9.2")):
        shown = [plain((node,)) for node in inlines(documents[kind].front) if isinstance(node, Reference)]
        assert example in shown


def _documents() -> dict[str, Document]:
    return {kind: made.document for kind, made in examples.example("uferstrom-staffing").documents.items()}
