"""How the documents of a language are worded: ``clauses/<language>/style.yaml``, which lawyers edit.

In: the file. Out: ``Style``. Each entry says why it is there. Words stand as they are read, without regard to
capitals; ``*`` at the end of a word stands for any ending, so that ``endeavour*`` is “endeavours” too.

    longest_sentence: 60
    avoid:
      - words: and/or
        say: the one that is meant, or “A or B or both”
        why: nobody can tell afterwards which of the two was agreed
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from docgen.model.record import Record, Text


def _several(raw: Any) -> Any:
    """One phrase stands for a list of one."""
    return [raw] if isinstance(raw, str) else raw


Words = Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]


class Avoided(Record):
    """Words that documents do without."""

    words: Words
    say: Text = Field(description="What to write instead")
    why: Text
    unless: tuple[Text, ...] = Field(default=(), description="Longer phrases in which the words are right")


class Fixed(Record):
    """Words that stand although a lint would find them, with the reason."""

    words: Words
    why: Text


class Duties(Record):
    """The words that lay a duty on a party, and the words with which those begin who can bear one."""

    word: Words = Field(description="As read; “ist … verpflichtet”: the other part follows, “hat … zu …”: and a verb")
    bearers: tuple[Text, ...]
    things: tuple[Text, ...] = Field(description="Words with which the name of a thing begins as a subject")
    rights: tuple[Text, ...] = Field(default=(), description="Words behind the first part that make a right of it")
    verb_second: bool = Field(default=False, description="Whether the subject begins the sentence or follows the verb")


class Style(Record):
    """All that is said of the wording of a language."""

    longest_sentence: int = Field(default=0, description="The most words of a sentence; 0: no bound")
    placeholders: tuple[Text, ...] = ()
    avoid: tuple[Avoided, ...] = ()
    negatives: tuple[Fixed, ...] = Field(default=(), description="Two negatives that say something positive")
    number_words: tuple[Text, ...] = Field(default=(), description="Numbers in words, from two on")
    numbers: tuple[Fixed, ...] = Field(default=(), description="Numbers that stand in the wording for good")
    names: tuple[Fixed, ...] = Field(default=(), description="Words with capitals that are no defined terms")
    small: tuple[Fixed, ...] = Field(default=(), description="Terms in small letters that mean something else")
    legal_forms: tuple[Text, ...] = Field(default=(), description="With which the names of companies end")
    references: tuple[Text, ...] = Field(default=(), description="Words that with a number make a reference")
    fillers: tuple[Text, ...] = Field(default=(), description="Words that say nothing of what a sentence is about")
    duties: Duties | None = None
