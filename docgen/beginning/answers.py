"""An answer -> its place in the file, with the findings that it would cause.

In: the text of an input file, an open fact of it, and what somebody answered. Out: the text with the answer behind
the colon, every comment kept; or the findings that ``docgen check`` would have for that value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.beginning.openings import Opening
from docgen.beginning.route import is_list, root
from docgen.beginning.scalars import means, quoted
from docgen.fields.forms import form_of
from docgen.finding import Finding
from docgen.inputs import nodes
from docgen.inputs.paths import spell
from docgen.inputs.validate import TRUTHS, conform
from docgen.model.nearly import code_of_country, days


@dataclass(frozen=True, slots=True)
class Written:
    """The text with an answer; where there are findings, the answer is none and the text is not to be kept."""

    text: str
    findings: tuple[Finding, ...] = ()


def write(text: str, opening: Opening, answer: str) -> Written:
    """Write an answer into the text of its file. Several values are separated by semicolons."""
    first: Written | None = None
    for spelled in _spellings(text, opening, answer.strip()):
        made = _judged(_put(text, opening, spelled), opening)
        if not made.findings:
            return made
        first = first or made
    assert first is not None
    return first


def _spellings(text: str, opening: Opening, answer: str) -> Iterator[str]:
    """The ways to write an answer, the plainest first."""
    if is_list(opening.info):
        parts = [part.strip() for part in answer.strip("[]").split(";") if part.strip()]
        for items in (parts, [one.strip() for part in parts for one in part.split(",") if one.strip()]):
            yield f"[{', '.join(_plainest(item, flow=True) for item in items)}]"
            yield f"[{', '.join(quoted(item) for item in items)}]"
        return
    flow = _between_braces(text, opening)
    yield _plainest(answer, flow=flow)
    yield quoted(answer)
    yield from _as_written(answer, form_of(opening.info)[0])


def _as_written(answer: str, form: str) -> Iterator[str]:
    """A yes or no as true or false, a day in another order where it can be but one, a country by its name."""
    if form == "bool" and answer.casefold() in TRUTHS:
        yield TRUTHS[answer.casefold()]
    elif form == "date" and len(found := days(answer)) == 1:
        yield found[0]
    elif form == "CountryCode" and (code := code_of_country(answer)):
        yield code


def _plainest(answer: str, *, flow: bool) -> str:
    """As it is where that reads as the same text, or as a number or a truth value that is spelled so."""
    tree, _ = nodes.read(f"x: [{answer}]\n".encode(), "")
    if tree is not None and isinstance(tree.data["x"], list) and len(tree.data["x"]) == 1:
        value = tree.data["x"][0]
        if not isinstance(value, str | dict | list) and value is not None:
            return answer
    return answer if means(answer, answer, flow=flow) else quoted(answer)


def _between_braces(text: str, opening: Opening) -> bool:
    """Whether the name stands in a record that is written on one line."""
    before = text.splitlines()[opening.place.line - 1][: opening.place.column - 1]
    return before.lstrip(" -").partition("#")[0].find("{") >= 0


def _put(text: str, opening: Opening, spelled: str) -> str:
    lines = text.splitlines(keepends=True)
    number = opening.place.line - 1
    line = lines[number]
    colon = line.index(":", opening.place.column - 1 + opening.place.length)
    rest = line[colon + 1 :].lstrip(" ")
    for nothing in ("null", "~"):
        rest = rest.removeprefix(nothing).lstrip(" ") if rest.startswith(nothing) else rest
    lines[number] = f"{line[: colon + 1]} {spelled}{'  ' if rest.startswith('#') else ''}{rest}"
    return "".join(lines)


def _judged(text: str, opening: Opening) -> Written:
    """The findings at the value, and of no other: the rest of the file may still be open."""
    tree, findings = nodes.read(text.encode(), opening.place.file)
    if tree is None:
        return Written(text, tuple(findings))
    _, findings = conform(root(opening.file), tree, opening.file)
    here = spell(opening.file, opening.route, tree.data)
    return Written(
        text, tuple(one for one in findings if one.field == here or one.field.startswith((f"{here}[", f"{here}.")))
    )
