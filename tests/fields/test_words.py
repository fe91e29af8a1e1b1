"""Every field of the inputs is explained in every language, and nothing is explained that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from docgen.fields.kinds import choices, kinds_in
from docgen.fields.words import FOLDER, contents, file_of, hint, of_field, of_kind
from docgen.messages import LANGUAGES
from docgen.model.parties import Client
from docgen.model.record import Record
from docgen.model.whole import FILES, Engagement

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

KINDS = [kind for kind in kinds_in(Engagement) if kind is not Engagement]
RECORDS = [kind for kind in KINDS if issubclass(kind, BaseModel)]
SHARED = {"values", "labels"}


def _expected() -> Iterator[tuple[str, str, set[str]]]:
    """File, key and values of all that is to be explained."""
    for kind in KINDS:
        values = {str(member.value) for member in kind} if issubclass(kind, Enum) else set()
        yield file_of(kind), kind.__name__, values
        if issubclass(kind, BaseModel):
            for name, info in kind.model_fields.items():
                yield file_of(kind), f"{kind.__name__}.{info.alias or name}", set(choices(info.annotation))


EXPECTED = list(_expected())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_lacks_its_words_and_no_words_lack_their_field(language: str) -> None:
    asked = {f"{file}: {key}" for file, key, _ in EXPECTED}
    files = [path.stem for path in (FOLDER / language).glob("*.yaml") if path.stem not in SHARED]
    said = {f"{file}: {key}" for file in files for key in contents(language, file)}
    assert sorted(asked - said) == [], "these lack their words"
    assert sorted(said - asked) == [], "these words belong to nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_can_be_chosen_is_explained(language: str) -> None:
    wrong = {
        f"{file}: {key}": values ^ set(contents(language, file)[key].get("values", {}))
        for file, key, values in EXPECTED
        if values != set(contents(language, file)[key].get("values", {}))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_a_short_title_and_one_plain_sentence(language: str) -> None:
    wrong = []
    for file, key, _ in EXPECTED:
        words = contents(language, file)[key]
        assert set(words) <= {"title", "description", "unit", "example", "values"}, key
        if len(words["title"].split()) > 5 or words["title"].endswith("."):
            wrong.append(f"{key}: title “{words['title']}”")
        one_sentence = re.fullmatch(r"\S.{9,259}[^.]\.", words["description"])
        if not one_sentence or re.search(r"[.!?] [A-ZÄÖÜ]", _plain(words)):
            wrong.append(f"{key}: description “{words['description']}”")
    assert wrong == []


def _plain(words: dict[str, str]) -> str:
    """A description without the abbreviations whose point ends no sentence."""
    return re.sub(r"\b(Art|Nr|no|Inc)\. ", "", words["description"])


def test_both_languages_have_units_and_examples_for_the_same_fields() -> None:
    for file, key, _ in EXPECTED:
        one, other = (set(contents(language, file)[key]) for language in LANGUAGES)
        assert one == other, f"{file}: {key}"


def test_examples_that_all_languages_share_stand_at_fields_without_one_of_their_own() -> None:
    known = {(file, key) for file, key, _ in EXPECTED}
    for path in (FOLDER / "examples").glob("*.yaml"):
        for key in contents("examples", path.stem):
            assert (path.stem, key) in known, f"{key} is no field"
            assert "example" not in contents("en", path.stem)[key], f"{key} has two examples"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{file_of(record)}.{record.__name__}")
def test_every_value_has_an_example_that_validates(record: type[BaseModel]) -> None:
    wrong = []
    for name, info in record.model_fields.items():
        spelled = info.alias or name
        examples = [words.example for language in LANGUAGES if (words := of_field(record, spelled, language))]
        if any(issubclass(kind, BaseModel) for kind in kinds_in(info.annotation)):
            assert examples == [None] * len(LANGUAGES), f"{spelled} is shown by the fields of its group"
            continue
        validates = _reader(info)
        wrong += [f"{spelled}: {example!r}" for example in examples if example is None or not validates(example)]
    assert wrong == []


def _reader(info: FieldInfo) -> Callable[[Any], bool]:
    """Whether a value can stand in a field."""
    marked = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    adapter = TypeAdapter[Any](marked)

    def validates(value: Any) -> bool:
        try:
            adapter.validate_python(value)
        except ValidationError:
            return False
        return True

    return validates


def test_an_example_that_is_wrong_would_be_found() -> None:
    fields = {key: info for record in RECORDS for key, info in record.model_fields.items()}
    assert _reader(fields["cure"])("30 days")
    assert not _reader(fields["cure"])("soon")
    assert not _reader(fields["in_house_owner"])("")


def test_words_are_asked_for_by_file_so_that_two_records_of_one_name_have_their_own() -> None:
    forums = [kind for kind in KINDS if kind.__name__ == "Forum"]
    assert len(forums) == 2
    titles = {words.title for kind in forums if (words := of_kind(kind, "en"))}
    assert len(titles) == 2


def test_every_file_of_the_inputs_is_explained() -> None:
    for name in FILES:
        kind = Engagement.model_fields[name].annotation
        assert isinstance(kind, type)
        assert all(of_kind(kind, language) for language in LANGUAGES)


def test_a_hint_says_what_a_field_means_within_a_sentence() -> None:
    assert hint(Client, "notices", "en") == "e-mail address to which formal notices under the contract are sent"
    assert hint(Client, "notices", "de").startswith("E-Mail-Adresse, an die förmliche Erklärungen")
    assert hint(Record, "anything", "en") == "", "nothing is said of what is no part of the inputs"
