"""The pictures of the example engagements as drawings: well formed, legible, inside the paper, the same every time."""

from __future__ import annotations

from itertools import combinations

import pytest

from docgen.finding import FindingsError
from tests.assembly.pictures.making import (
    EXAMPLES,
    LANGUAGES,
    NOT_IN_TRAINING,
    PICTURES,
    SHOWN,
    facts,
    picture,
    tree,
    view,
    words,
)

_ELEMENTS = {"svg", "rect", "line", "path", "circle", "text"}
_ATTRIBUTES = {
    *("width", "height", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "d", "fill", "stroke"),
    *("stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "transform"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "example"), SHOWN)
def test_a_drawing_is_plain_legible_and_inside_the_paper(name: str, example: str, language: str) -> None:
    figure = picture(name, facts(example), language)
    wide, high = view(figure)
    assert figure.width == 160
    assert figure.height <= 200
    assert wide == pytest.approx(160 * 72 / 25.4, abs=0.01)
    assert high == pytest.approx(figure.height * 72 / 25.4, abs=0.01)
    root = tree(figure)
    assert float(str(root.get("width"))) == pytest.approx(160 * 96 / 25.4, abs=0.01)
    assert "'Source Sans 3'" in str(root.get("font-family"))
    for element in root.iter():
        assert str(element.tag).rpartition("}")[2] in _ELEMENTS
        assert set(map(str, element.attrib)) <= _ATTRIBUTES
        assert element.get("font-weight") in (None, "700")
        assert "url(" not in " ".join(map(str, element.attrib.values()))
    lines = list(words(figure))
    assert lines
    for line in lines:
        assert line.text.strip()
        assert line.size >= 7.5, line
        assert line.left >= -0.01, line
        assert line.top >= -0.01, line
        assert line.right <= wide + 0.01, line
        assert line.bottom + line.size * 0.2 <= high + 0.01, line
    assert not [pair for pair in combinations(lines, 2) if pair[0].meets(pair[1])]


@pytest.mark.parametrize(("name", "example"), SHOWN)
def test_the_same_facts_give_the_same_bytes(name: str, example: str) -> None:
    first, second = (picture(name, facts(example), "de") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "example"), SHOWN)
def test_a_text_alternative_says_what_is_seen(name: str, example: str, language: str) -> None:
    figure = picture(name, facts(example), language)
    assert len(figure.alternative) > 60
    assert figure.alternative.endswith(".")
    assert any(character.isdigit() for character in figure.alternative)
    assert not {"{", "}", "None"} & set(figure.alternative.split())
    assert figure.sources
    assert all(source.file and source.line for source in figure.sources)


@pytest.mark.parametrize("name", sorted(NOT_IN_TRAINING))
@pytest.mark.parametrize("example", [example for example in EXAMPLES if "training" in example])
def test_a_picture_without_facts_is_refused(name: str, example: str) -> None:
    with pytest.raises(FindingsError) as problem:
        picture(name, facts(example))
    assert [finding.code for finding in problem.value.findings] == ["CL008"]
    assert problem.value.findings[0].location.file == f"clauses/en/figures/{name}.yaml"


def test_no_two_pictures_share_an_id() -> None:
    """A page can hold all of them: none has an id at all."""
    for name in PICTURES:
        assert " id=" not in picture(name, facts("nordwarenhaus-callcenter"), "de").svg
