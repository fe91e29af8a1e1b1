"""Jinja as clauses may use it: sandboxed, undefined names are errors, and every value stays opaque.

In: the wording of a clause and the names that it may use. Out: text in which each value stands as a token, with what
the tokens mean; or findings, where it names what is unknown, reaches out or goes beyond its bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.assembly import constructs, interpreter
from docgen.assembly.bounds import RefusedError, refused
from docgen.assembly.complaints import Vocabulary, explain
from docgen.assembly.facts import Item, Items, Leaf
from docgen.assembly.filling import RUN, Run, run_of
from docgen.assembly.filters import FILTERS, PICKING, TESTING, counted_rounds, spending
from docgen.assembly.nodes import Value
from docgen.finding import FindingsError, Location


@pass_context
def _finalize(context: Context, value: Any) -> str:
    run = run_of(context)
    if isinstance(value, StrictUndefined):
        return str(value)
    if isinstance(value, tuple) and value and not isinstance(value[0], Leaf | Value | Item | str):
        return run.token(value)
    if isinstance(value, Leaf) and value.prose:
        return run.token(value)
    return run.token(run.say(value))


class _Context(Context):
    """Names that a rendering was not given are looked for among the facts; what is not asked for is not read."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name, or Jinja's mark for a missing one."""
        found = super().resolve_or_missing(key)
        if found is missing and key != RUN:
            facts = run_of(self).facts
            return getattr(facts, key) if key in facts.top_names() else missing
        return found


class _Environment(ImmutableSandboxedEnvironment):
    """No attribute that begins with an underscore, no method of a value, no mutation; asking for one is an error."""

    context_class = _Context

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """The fields of records, and the few methods that wording uses; plain texts, numbers and lists have none."""
        if attr.startswith("_") or isinstance(obj, _PLAIN):
            return False
        if isinstance(obj, Item):
            return attr not in _OF_RECORDS or attr in obj.fields()
        if isinstance(obj, Leaf):
            return attr not in Leaf.__slots__
        if isinstance(obj, dict):
            return attr in _OF_MAPPINGS
        return super().is_safe_attribute(obj, attr, value)

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


_PLAIN = (str, bytes, int, float, complex, list, tuple, set, frozenset, Items)
_FORMATTING = ("format", "format_map")
_OF_RECORDS = ("path", "fields")  # for the program, where no field of an input bears the name
_OF_MAPPINGS = frozenset({"get", "items", "keys", "values"})
_ENVIRONMENT = _Environment(
    undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True, autoescape=False, cache_size=0
)
_PICKED = {name: spending(_ENVIRONMENT.filters[name], _ENVIRONMENT) for name in PICKING}
_ENVIRONMENT.filters = _PICKED | FILTERS | {constructs.ROUNDS: counted_rounds, constructs.FLAT: constructs.flat}
_ENVIRONMENT.tests = {name: _ENVIRONMENT.tests[name] for name in TESTING}
_ENVIRONMENT.globals.clear()


def _wording(source: str) -> nodes.Node:
    return constructs.bounded(source, lambda: _ENVIRONMENT.parse(source), _ENVIRONMENT)


def _one_expression(source: str) -> nodes.Node:
    return constructs.bounded(source, lambda: interpreter.one_expression(source, _ENVIRONMENT), _ENVIRONMENT)


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
    return frozenset((*PICKING, *FILTERS))


def _context(names: Mapping[str, Any], run: Run) -> Context:
    return _Context(_ENVIRONMENT, {**names, RUN: run}, None, {})


def render(source: str, names: Mapping[str, Any], run: Run, place: Location) -> str:
    """The wording with its values as tokens; ``place`` is where its first line stands.

    Raises FindingsError with a located finding where the wording is no Jinja, names what is unknown, or prints what
    is left out.
    """
    try:
        run.meter.begin()
        try:
            constructs.hold_length(source)
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
    return _compiled(source).render({**names, RUN: run})


def evaluate(source: str, names: Mapping[str, Any], run: Run, place: Location) -> Any:
    """The value of an expression, such as the condition of a clause. Raises FindingsError like ``render``."""
    try:
        run.meter.begin()
        try:
            constructs.hold_length(source)
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
    context = _compiled_expression(source).new_context({**names, RUN: run})
    for _ in _compiled_expression(source).root_render_func(context):
        pass
    return context.vars[_RESULT]


def _vocabulary(names: Mapping[str, Any], run: Run) -> Vocabulary:
    """Every name that a clause could have meant."""
    return Vocabulary((*names, *run.facts.field_names()), (*PICKING, *FILTERS))
