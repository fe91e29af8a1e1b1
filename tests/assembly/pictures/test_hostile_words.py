"""Names as nobody expects them: markup, words without end, signs of other scripts, nothing that can be seen."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, count
from typing import Any

import pytest

from docgen.inputs.folder import Reading
from tests.assembly.pictures.making import PICTURES, changed, facts, picture, tree, view, words

_NAMES = {"name", "title", "task", "person", "short", "role"}
HOSTILE = (
    "<script>alert(\"1\")</script> & 'quoted' ]]> <!-- -->",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenbeauftragtenstellvertreter",
    "x" * 300,
    "\u200b",
    "Ω ≈ 漢字 🙂 العربية \u202e reversed",
    "{{ 7 * 7 }} {% if %} *bold* _under_ [link](https://example.org) &amp; &#65;",
    "Tab\tand\nline end\x0b\x1b",
    "wordafterword " * 60,
)


def _hostile(example: str) -> Reading:
    number = count()

    def change(field: str, value: Any) -> Any:
        return HOSTILE[next(number) % len(HOSTILE)] if field in _NAMES and isinstance(value, str) else value

    return changed(facts(example), change)


@pytest.mark.parametrize("name", PICTURES)
def test_hostile_names_stay_words_inside_the_paper(name: str) -> None:
    figure = picture(name, _hostile("nordwarenhaus-callcenter"), "de")
    wide, high = view(figure)
    assert {str(element.tag).rpartition("}")[2] for element in tree(figure).iter()} <= {
        *("svg", "rect", "line", "path", "circle", "text")
    }
    assert figure.height <= 200
    lines = [line for line in words(figure) if line.text.strip()]
    assert not [pair for pair in combinations(lines, 2) if pair[0].meets(pair[1])]
    for line in lines:
        assert line.left >= -0.01, line
        assert line.right <= wide + 0.01, line
        assert line.top >= -0.01, line
        assert line.bottom <= high + 0.01, line


@pytest.mark.parametrize("hostile", HOSTILE)
def test_one_hostile_name_is_shown_as_it_is(hostile: str) -> None:
    """A criterion with a hostile name among decent ones: its words are there, up to where the row ends."""
    found = changed(
        facts("harborlight-training"), lambda _, value: hostile if value == "Curriculum and method" else value
    )
    lines = [line.text for line in words(picture("evaluation_weights", found))]
    start = "".join(sign for sign in hostile if sign.isalnum() or sign in "<{&*[")[:24]
    shown = "".join(sign for line in lines for sign in line if sign.isalnum() or sign in "<{&*[")
    assert start in shown
    assert "Trainers" in lines


def test_very_many_tasks_still_fit_on_the_page() -> None:
    found = facts("nordwarenhaus-callcenter")
    assert found.engagement is not None
    first, *others = found.engagement.exit.timeline
    many = [first, *others]
    many.extend(task.model_copy(update={"id": f"{task.id}-{n}"}) for n in range(3) for task in others)
    exit_facts = found.engagement.exit.model_copy(update={"timeline": tuple(many)})
    figure = picture(
        "exit_timeline", replace(found, engagement=found.engagement.model_copy(update={"exit": exit_facts})), "de"
    )
    assert (figure.height, figure.width < 160) == (200, True)
    assert len(many) == 81
