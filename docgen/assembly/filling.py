"""One rendering of wording: where it reads from, and the tokens that stand for its values.

In: values that wording prints. Out: a token for each, and what the tokens mean; so no value is ever seen by a parser,
neither Jinja's nor Markdown's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError

from docgen.assembly.bounds import Meter
from docgen.assembly.facts import Facts, Item, Items, Leaf
from docgen.assembly.formats import Formatter
from docgen.assembly.nodes import Block, Value
from docgen.assembly.origin import Source

if TYPE_CHECKING:
    from jinja2.runtime import Context

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
RUN = "the run"  # no name that wording could spell


@dataclass(slots=True)
class Run:
    """One rendering: where it reads from, and the values that it has met."""

    facts: Facts
    formatter: Formatter
    values: list[Value | Leaf | tuple[Block, ...]] = field(default_factory=list)

    @property
    def meter(self) -> Meter:
        """What was spent."""
        return self.facts.ledger.meter

    def token(self, value: Value | Leaf | tuple[Block, ...]) -> str:
        """Keep a value and give the token that stands for it."""
        self.meter.write(len(value.text) if isinstance(value, Value) else 0)
        self.values.append(value)
        return f"{OPEN}{len(self.values) - 1}{CLOSE}"

    def say(self, value: Any, *, dative: bool = False) -> Value:
        """A value in words, with the fields that it comes from."""
        self.meter.step()
        if isinstance(value, Value):
            return value
        if isinstance(value, Leaf):
            words = self.formatter.text(value.value, dative=dative)
            return Value(one_line(words), self.sources(value), value.calculation)
        if isinstance(value, Items | list | tuple):
            return self.joined(value, "and")
        if value is None:
            raise TemplateError("a field that is left out can't be printed; test it with {% if … %} first")
        if isinstance(value, Item):
            raise TemplateError(
                f"{value.path} is a group of fields; print one of its fields: {', '.join(value.fields())}"
            )
        return Value(self.formatter.text(value, dative=dative))

    def sources(self, leaf: Leaf) -> tuple[Source, ...]:
        """The places of the fields behind a value."""
        return self.facts.ledger.sources(leaf.paths)

    def joined(self, items: Iterable[Any], how: str) -> Value:
        """A list in running text."""
        said = [self.say(item) for item in items]
        sources = tuple(dict.fromkeys(source for value in said for source in value.sources))
        return Value(self.formatter.join([value.text for value in said], how), sources)


def one_line(text: str) -> str:
    """Text without its line ends; every other character stays, narrow and protected spaces among them."""
    return text if text.isprintable() else _LINE_END.sub(" ", text)


# All that some format or program takes for the end of a line, so that each format shows the same: a space.
_LINE_END = re.compile(r"[ \t]*[\n\r\u2028\u2029][ \t\n\r\u2028\u2029]*")


def run_of(context: Context) -> Run:
    """The rendering that a context belongs to."""
    run = context[RUN]
    assert isinstance(run, Run)
    return run
