"""Jinja as clauses may use it: sandboxed, undefined names are errors, and every value stays opaque.

In: the wording of a clause and the names that it may use. Out: text in which each value stands as a token, with what
the tokens mean. So no value is ever seen by a parser: neither Jinja's nor Markdown's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.assembly import bounds, interpreter
from docgen.assembly.bounds import Meter, RefusedError, refused
from docgen.assembly.complaints import Vocabulary, explain
from docgen.assembly.document import Block, Source, Value
from docgen.assembly.facts import Facts, Item, Items, Leaf
from docgen.assembly.formats import Formatter
from docgen.finding import FindingsError, Location

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
_RUN = "the run"  # no name that wording could spell


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


def _run(context: Context) -> Run:
    run = context[_RUN]
    assert isinstance(run, Run)
    return run


@pass_context
def _finalize(context: Context, value: Any) -> str:
    run = _run(context)
    if isinstance(value, StrictUndefined):
        return str(value)
    if isinstance(value, tuple) and value and not isinstance(value[0], Leaf | Value | Item | str):
        return run.token(value)
    if isinstance(value, Leaf) and value.prose:
        return run.token(value)
    return run.token(run.say(value))


@pass_context
def _dative(context: Context, value: Any) -> Value:
    """The form after a preposition that takes the dative."""
    return _run(context).say(value, dative=True)


@pass_context
def _join(context: Context, value: Iterable[Any], how: str = "and") -> Value:
    """``a, b and c``."""
    return _run(context).joined(value, how)


@pass_context
def _name(context: Context, value: Any) -> Any:
    """The name of what an id refers to; of each where there are several."""
    run = _run(context)
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
    record = value if isinstance(value, Item) else _run(context).facts.find(value)
    if record is None:
        raise TemplateError(f"“{value}” refers to no role")
    person = record.person
    return record.title if person is None else person


@pass_context
def _item(context: Context, value: Any) -> Item:
    """The record that an id refers to."""
    record = _run(context).facts.find(value)
    if record is None:
        raise TemplateError(f"“{value}” refers to nothing")
    return record


@pass_context
def _country(context: Context, value: Any) -> Value:
    """The name of a country, or of several."""
    run = _run(context)
    if isinstance(value, Items | list | tuple):
        return run.joined([_country(context, item) for item in value], "and")
    said = run.say(value)
    return Value(run.formatter.country(said.text), said.sources)


@pass_context
def _words(context: Context, value: Any) -> Value:
    """A number in words."""
    run = _run(context)
    number = int(value)
    return Value(run.formatter.words(number), run.sources(value) if isinstance(value, Leaf) else ())


@pass_context
def _lower_first(context: Context, value: Any) -> Value:
    """A label within a sentence."""
    said = _run(context).say(value)
    return Value(said.text[:1].lower() + said.text[1:], said.sources, said.calculation)


@pass_context
def _label(context: Context, value: Any) -> Value:
    """The label of a choice such as ``monthly``."""
    run = _run(context)
    said = run.say(value)
    return Value(run.formatter.label("", said.text), said.sources)


_FILTERS: dict[str, Callable[..., Any]] = {
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


class _Context(Context):
    """Names that a rendering was not given are looked for among the facts; what is not asked for is not read."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, or Jinja's mark for a missing one."""
        found = super().resolve_or_missing(key)
        if found is missing and key != _RUN:
            facts = _run(self).facts
            return getattr(facts, key) if key in facts.top_names() else missing
        return found


class _Environment(ImmutableSandboxedEnvironment):
    """No attribute that begins with an underscore, no method of a value, no mutation; asking for one is an error."""

    context_class = _Context

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """The fields of records, and the few methods that wording uses; plain texts, numbers and lists have none."""
        if isinstance(obj, dict):
            return attr in _OF_MAPPINGS
        if isinstance(obj, Item):
            return attr in obj.fields()
        if isinstance(obj, Items) or (isinstance(obj, Leaf) and attr in Leaf.__slots__):
            return False
        return not isinstance(obj, _PLAIN) and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> NoReturn:  # noqa: ARG002 - Jinja gives it
        """What Jinja asks for in place of something that wording must not reach."""
        raise refused("CL014.hidden", name=str(attribute))

    def wrap_str_format(self, value: Any) -> None:
        """Nothing: Jinja would let a text be formatted, to any width."""
        if getattr(value, "__name__", "") in _FORMATTING and isinstance(getattr(value, "__self__", None), str):
            raise refused("CL014.hidden", name=value.__name__)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only what assembly offers by name and the methods of mappings can be called."""
        if isinstance(obj, type) or not super().is_safe_callable(obj):
            raise refused("CL014.hidden", name=str(getattr(obj, "__name__", "()")))
        return True


_PLAIN = (str, bytes, int, float, complex, list, tuple, set, frozenset)
_FORMATTING = ("format", "format_map")
_OF_MAPPINGS = frozenset({"get", "items", "keys", "values"})
_ENVIRONMENT = _Environment(
    undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True, autoescape=False, cache_size=0
)
# Of Jinja's own filters those that pick and order records; one that changed a text would lose where it comes from.
_PICKING = [
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
_TESTING = [
    *("defined", "undefined", "none", "string", "number", "integer", "boolean", "true", "false", "odd", "even", "in"),
    *("==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", ">=", "ge", "<", "lt", "lessthan", "<=", "le"),
]


def _spending(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's own that counts what it goes through."""
    asks = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    @pass_context
    def spending(context: Context, value: Any, *given: Any, **named: Any) -> Any:
        if isinstance(value, list | tuple | str):
            _run(context).meter.step(len(value))
        first = {"context": (context,), "eval_context": (context.eval_ctx,), "environment": (_ENVIRONMENT,)}
        return function(*first.get(asks, ()), value, *given, **named)

    return spending


@pass_context
def _rounds(context: Context, items: Any, cost: int, letters: int, lineno: int) -> Iterator[Any]:
    return bounds.rounds(items, _run(context).meter, cost, letters, lineno)


_FILTERS_OF_JINJA = {name: _spending(_ENVIRONMENT.filters[name]) for name in _PICKING}
_ENVIRONMENT.filters = _FILTERS_OF_JINJA | _FILTERS | {bounds.ROUNDS: _rounds, bounds.FLAT: bounds.flat}
_ENVIRONMENT.tests = {name: _ENVIRONMENT.tests[name] for name in _TESTING}
_ENVIRONMENT.globals.clear()


def _wording(source: str) -> nodes.Node:
    return bounds.bounded(source, lambda: _ENVIRONMENT.parse(source), _ENVIRONMENT)


def _one_expression(source: str) -> nodes.Node:
    return bounds.bounded(source, lambda: interpreter.one_expression(source, _ENVIRONMENT), _ENVIRONMENT)


@lru_cache(maxsize=4096)
def _template(source: str) -> Callable[[Context], str] | None:
    return interpreter.template(source, _ENVIRONMENT, _wording)


@lru_cache(maxsize=8192)
def _expression(source: str) -> Callable[[Context], Any] | None:
    return interpreter.expression(source, _ENVIRONMENT, _one_expression)


@lru_cache(maxsize=512)
def _compiled(source: str) -> Template:
    tree = _wording(source)
    assert isinstance(tree, nodes.Template)
    return _ENVIRONMENT.from_string(tree)


@lru_cache(maxsize=512)
def _compiled_expression(source: str) -> Template:
    """A template that does nothing but keep what the expression comes to, as Jinja itself does it."""
    tree = _one_expression(source)
    assert isinstance(tree, nodes.Expr)
    kept = nodes.Assign(nodes.Name(_RESULT, "store"), tree, lineno=1)
    template = nodes.Template([kept], lineno=1)
    template.set_environment(_ENVIRONMENT)
    return _ENVIRONMENT.from_string(template)


_RESULT = "result"


def syntax(source: str, *, expression: bool = False) -> nodes.Node:
    """Wording or an expression as Jinja reads it, for whoever looks at it without an engagement.

    Raises TemplateSyntaxError.
    """
    try:
        return interpreter.one_expression(source, _ENVIRONMENT) if expression else _ENVIRONMENT.parse(source)
    except RecursionError:
        raise TemplateSyntaxError("its brackets stand too deep within one another", 1) from None


def filters() -> frozenset[str]:
    """The filters that wording may use."""
    return frozenset((*_PICKING, *_FILTERS))


def _context(names: Mapping[str, Any], run: Run) -> Context:
    return _Context(_ENVIRONMENT, {**names, _RUN: run}, None, {})


def render(source: str, names: Mapping[str, Any], run: Run, place: Location) -> str:
    """The wording with its values as tokens; ``place`` is where its first line stands.

    Raises FindingsError with a located finding where the wording is no Jinja, names what is unknown, or prints what
    is left out.
    """
    try:
        run.meter.begin()
        try:
            bounds.hold_length(source)
            return _rendered(source, names, run)
        finally:
            run.meter.end()
    except Exception as problem:
        raise FindingsError(explain(problem, place, _vocabulary(names, run), lines=True)) from problem


def _rendered(source: str, names: Mapping[str, Any], run: Run) -> str:
    fill = _template(source)
    if fill is not None:
        try:
            return fill(_context(names, run))
        except RefusedError as problem:
            if problem.lineno:
                raise
        except FindingsError as problem:
            if all(one.location.file for one in problem.findings):
                raise
        except Exception:  # Jinja raises it again below, and knows the line
            pass
        run.meter.again()
    return _compiled(source).render({**names, _RUN: run})


def evaluate(source: str, names: Mapping[str, Any], run: Run, place: Location) -> Any:
    """The value of an expression, such as the condition of a clause. Raises FindingsError like ``render``."""
    try:
        run.meter.begin()
        try:
            bounds.hold_length(source)
            find = _expression(source)
            value = find(_context(names, run)) if find is not None else _by_jinja(source, names, run)
            if isinstance(value, StrictUndefined):
                str(value)
        finally:
            run.meter.end()
    except Exception as problem:
        raise FindingsError(explain(problem, place, _vocabulary(names, run), lines=False)) from problem
    return value


def _by_jinja(source: str, names: Mapping[str, Any], run: Run) -> Any:
    context = _compiled_expression(source).new_context({**names, _RUN: run})
    for _ in _compiled_expression(source).root_render_func(context):
        pass
    return context.vars[_RESULT]


def _vocabulary(names: Mapping[str, Any], run: Run) -> Vocabulary:
    """Every name that a clause could have meant."""
    return Vocabulary((*names, *run.facts.field_names()), (*_PICKING, *_FILTERS))
