"""Which codes there are, and how much a finding of each weighs: read off the program itself.

In: the source of the program. Out: severities by code. A code stands where a finding is made, ``finding("IN007.choice",
…)``, or, in a rule, in the name of the function. What weighs now more and now less is named with all its weights.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docgen.finding import Severity

_HOME = Path(__file__).resolve().parents[1]
_CODE = re.compile(r"([A-Z]{2,6}\d{3})(\.\w+)?")
_RULE = re.compile(r"([a-z]+\d{3})_\w+")
_LIKELY = re.compile(r"[A-Z]{2,6}\d{3}|[a-z]\d{3}_|\b(finding|breach|Lack)\(")  # most modules need not be parsed
_MAKES = {"finding", "breach"}
_WARNS = {"Lack"}  # what a lint over a set lacks, of which a warning is made


@cache
def weights() -> dict[str, tuple[Severity, ...]]:
    """The severities of each code, the graver first; error where a code is handed to something that makes findings."""
    found: dict[str, set[Severity]] = {}
    texts = (path.read_text("utf-8") for path in sorted(_HOME.rglob("*.py")))
    for text in filter(_LIKELY.search, texts):
        for code, severities in _of_file(ast.parse(text)):
            found.setdefault(code, set()).update(severities)
    return {code: tuple(one for one in Severity if one in (some or {Severity.ERROR})) for code, some in found.items()}


def _of_file(tree: ast.Module) -> Iterator[tuple[str, set[Severity]]]:
    own = next(_own_code(tree), "")
    if own:
        yield own, set()
    for function in tree.body:
        named = _RULE.fullmatch(getattr(function, "name", ""))
        code = named[1].upper() if named else own
        if named:
            yield code, _of_rule(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _name(node.func) in _MAKES and not named:
                about = _code(node) or code
                if about:
                    yield about, _said(node) or _in(function, node)
            elif isinstance(node, ast.Call) and _name(node.func) in _WARNS:
                yield _code(node) or code, {Severity.WARNING}
            elif isinstance(node, ast.Constant) and (there := _CODE.fullmatch(str(node.value))):
                yield there[1], set()


def _own_code(tree: ast.Module) -> Iterator[str]:
    """The code of a module that has one: ``CODE = "UPK013"``."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == "CODE" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _of_rule(function: ast.AST) -> set[Severity]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and _name(node.func) in _MAKES]
    return {severity for call in calls for severity in _in(function, call)} or {Severity.ERROR}


def _code(call: ast.Call) -> str:
    """The code that a call names first, also as one of two cases: ``"POS001.others" if others else "POS001"``."""
    first = call.args[0] if call.args else None
    either = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    named = [_CODE.fullmatch(str(one.value)) for one in either if isinstance(one, ast.Constant)]
    return next((one[1] for one in named if one), "")


def _said(node: ast.AST) -> set[Severity]:
    """The severities that are named within a piece of the program."""
    return {
        Severity[one.attr]
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and _name(one.value) == "Severity" and one.attr in Severity.__members__
    }


def _in(function: ast.AST, call: ast.Call) -> set[Severity]:
    """Those that a call names, or that a variable can hold which is given; an error where nothing is given. What a case
    weighs, ``case.severity``, is a warning in a draft and an error once documents are issued."""
    given = [one.value for one in call.keywords if one.arg == "severity"]
    if any(isinstance(one, ast.Attribute) and one.attr == "severity" for part in given for one in ast.walk(part)):
        return {Severity.ERROR, Severity.WARNING}
    return _said(call) or (_said(function) if given else set()) or {Severity.ERROR}


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""
