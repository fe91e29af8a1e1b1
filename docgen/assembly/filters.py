"""The filters and tests that wording may use, and no others.

In: values, and the rendering that they are printed in. Out: other forms of them, which still know where they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError, pass_context

from docgen.assembly import constructs
from docgen.assembly.facts import Item, Items, Leaf
from docgen.assembly.filling import run_of
from docgen.assembly.nodes import Value

if TYPE_CHECKING:
    from jinja2.runtime import Context


@pass_context
def _dative(context: Context, value: Any) -> Value:
    """The form after a preposition that takes the dative."""
    return run_of(context).say(value, dative=True)


@pass_context
def _join(context: Context, value: Iterable[Any], how: str = "and") -> Value:
    """``a, b and c``."""
    return run_of(context).joined(value, how)


@pass_context
def _name(context: Context, value: Any) -> Any:
    """The name of what an id refers to; of each where there are several."""
    run = run_of(context)
    if isinstance(value, Items | list | tuple):
        return [_name(context, item) for item in value]
    record = value if isinstance(value, Item) else run.facts.find(value)
    if record is None:
        raise TemplateError(f"“{value}” refers to nothing that has a name")
    for part in ("name", "title", "task", "role"):
        if part in record.fields():
            return getattr(record, part)
    raise TemplateError(f"{record.path} has no name")


@pass_context
def _person(context: Context, value: Any) -> Any:
    """The person who holds a role; the title of the role while that is open."""
    record = value if isinstance(value, Item) else run_of(context).facts.find(value)
    if record is None:
        raise TemplateError(f"“{value}” refers to no role")
    person = record.person
    return record.title if person is None else person


@pass_context
def _item(context: Context, value: Any) -> Item:
    """The record that an id refers to."""
    record = run_of(context).facts.find(value)
    if record is None:
        raise TemplateError(f"“{value}” refers to nothing")
    return record


@pass_context
def _country(context: Context, value: Any) -> Value:
    """The name of a country, or of several."""
    run = run_of(context)
    if isinstance(value, Items | list | tuple):
        return run.joined([_country(context, item) for item in value], "and")
    said = run.say(value)
    return Value(run.formatter.country(said.text), said.sources)


@pass_context
def _words(context: Context, value: Any) -> Value:
    """A number in words."""
    run = run_of(context)
    number = int(value)
    return Value(run.formatter.words(number), run.sources(value) if isinstance(value, Leaf) else ())


@pass_context
def _lower_first(context: Context, value: Any) -> Value:
    """A label within a sentence."""
    said = run_of(context).say(value)
    return Value(said.text[:1].lower() + said.text[1:], said.sources, said.calculation)


@pass_context
def _label(context: Context, value: Any) -> Value:
    """The label of a choice such as ``monthly``."""
    run = run_of(context)
    said = run.say(value)
    return Value(run.formatter.label("", said.text), said.sources)


FILTERS: dict[str, Callable[..., Any]] = {
    "dative": _dative,
    "join": _join,
    "name": _name,
    "names": _name,
    "person": _person,
    "item": _item,
    "country": _country,
    "words": _words,
    "lower_first": _lower_first,
    "label": _label,
}

# Of Jinja's own filters those that pick and order records; one that changed a text would lose where it comes from.
PICKING = [
    "count",
    "first",
    "last",
    "length",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "select",
    "selectattr",
    "sort",
    "sum",
    "unique",
]
# Tests that look at a value alone, and at none of the program's own things.
TESTING = [
    *("defined", "undefined", "none", "string", "number", "integer", "boolean", "true", "false", "odd", "even", "in"),
    *("==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", ">=", "ge", "<", "lt", "lessthan", "<=", "le"),
]


def spending(function: Callable[..., Any], environment: Environment) -> Callable[..., Any]:
    """A filter of Jinja's own that counts what it goes through."""
    asks = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    @pass_context
    def counted(context: Context, value: Any, *given: Any, **named: Any) -> Any:
        if isinstance(value, list | tuple | str):
            run_of(context).meter.step(len(value))
        first = {"context": (context,), "eval_context": (context.eval_ctx,), "environment": (environment,)}
        return function(*first.get(asks, ()), value, *given, **named)

    return counted


@pass_context
def counted_rounds(context: Context, items: Any, cost: int, letters: int, lineno: int) -> Iterator[Any]:
    """The items of a loop, each of which is counted."""
    return constructs.rounds(items, run_of(context).meter, cost, letters, lineno)
