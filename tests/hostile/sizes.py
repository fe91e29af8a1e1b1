"""Too much of everything: long texts, long lists, long chains."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

import yaml

from tests import examples
from tests.hostile.place import Place
from tests.hostile.strings import quoted

Data = dict[str, Any]


def long_text(place: Place) -> str:
    """A very long text where a value stands."""
    file = place.any_file()
    route = place.chance.choice([*place.scalars(file)] or [()])
    count = place.chance.choice((300, 10_000, 100_000, 1_900_000, 2_500_000))
    unit = place.chance.choice(
        ("x", " ", "x ", "€", "\u202e", "- a\n", "*", "9", "1,", "EUR ", "[[", "a.", "\n\n", "ab-")
    )
    new = quoted(f"a{unit * (count // len(unit))}b")
    if route:
        place.write(file, route, new)
    else:
        place.put(file, f"{place.text(file)}\nmore: {new}\n")
    return f"{file}: {count} times {unit!r} at {route}"


def many_lines(place: Place) -> str:
    """Very many fields, comments or lines."""
    file = place.any_file()
    count = place.chance.choice((100, 5_000, 40_000, 150_000))
    forms: dict[str, Callable[[int], str]] = {
        "fields": lambda n: f"field{n}: {n}",
        "fields of one name": lambda _: "same: 1",
        "comments": lambda n: f"# {n}",
        "quotes": lambda _: "'",
        "empty": lambda _: "",
        "keys": lambda n: f"? k{n}",
        "look alikes": lambda n: f"wоrd{n}: wоrd",
    }
    form = place.chance.choice(sorted(forms))
    place.put(file, place.text(file) + "\n" + "\n".join(map(forms[form], range(count))) + "\n")
    return f"{file}: {count} {form}"


def long_list(place: Place) -> str:
    """The items of a list over and over, with ids of their own or without, whole or each with the same mistake."""
    name, data = _facts(place)
    lists = [(route, held) for route, held in _lists(data) if held]
    route, held = place.chance.choice(lists)
    count = place.chance.choice((40, 300, 2_000, 6_000))
    fault = place.chance.choice(("none", "none", "same ids", "no ids", "misspelt", "emptied", "missing"))
    plain = held[:1] if count > 300 else held
    held[:] = [_fresh(plain[n % len(plain)], n, fault) for n in range(count)]
    _dump(place, name, data)
    return f"{name}: {count} items of {route}: {fault}"


def chain(place: Place) -> str:
    """Tasks that each follow the one before, in a long row or a ring."""
    data = deepcopy(facts_of(place.example)["exit"])
    count = place.chance.choice((60, 500, 1_500))
    ring = place.chance.random() < 0.3
    first = data["timeline"][0]
    tasks = [deepcopy(first) | {"id": f"t-{n}", "after": [f"t-{n - 1}"] if n or ring else []} for n in range(count)]
    if ring:
        tasks[0]["after"] = [f"t-{count - 1}"]
    data["timeline"] = tasks
    _dump(place, "exit", data)
    return f"a chain of {count} tasks" + (" in a ring" if ring else "")


def emptied(place: Place) -> str:
    """A value of the data emptied, nested, taken out, or exchanged for that of another field."""
    name, data = _facts(place)
    chance = place.chance
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_slots(data)))
        action = chance.choice(("empty", "nest", "out", "other", "group", "first"))
        held = holder[key]
        match action:
            case "empty":
                holder[key] = type(held)() if isinstance(held, (list, dict, str)) else None
            case "nest":
                holder[key] = [held]
            case "out":
                del holder[key]
            case "other":
                other, name_there = chance.choice(list(_slots(data)))
                holder[key] = deepcopy(other[name_there])
            case "group":
                holder[key] = {"a": held}
            case "first":
                holder[key] = held[:1] if isinstance(held, (list, str)) else held
    _dump(place, name, data)
    return f"{name}: {action} at {key}"


def _facts(place: Place) -> tuple[str, Data]:
    name = place.chance.choice(sorted(facts_of(place.example)))
    return name, deepcopy(facts_of(place.example)[name])


@cache
def facts_of(example: str) -> dict[str, Data]:
    """The facts of an example; a copy of them may be changed."""
    return examples.facts(examples.ROOT / "inputs" / example)


def _lists(data: Any, route: str = "") -> list[tuple[str, list[Any]]]:
    found = [(route, data)] if isinstance(data, list) else []
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return found + [one for key, below in inner for one in _lists(below, f"{route}.{key}")]


def _slots(data: Any) -> list[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    return [(data, key) for key in keys] + [slot for key in keys for slot in _slots(data[key])]


def _fresh(item: Any, number: int, fault: str) -> Any:
    made = deepcopy(item)
    if not isinstance(made, dict):
        return f"{made} {number}" if isinstance(made, str) and fault == "none" else made
    if "id" in made and fault != "same ids":
        made["id"] = f"R-{number:03}" if str(made["id"]).startswith("R-") else f"{made['id']}-{number}"
    key = Random(7).choice(sorted(made))
    match fault:
        case "no ids":
            made.pop("id", None)
        case "misspelt":
            made[f"{key}x"] = made.pop(key)
        case "missing":
            made.pop(key)
        case "emptied":
            made = {name: [] if isinstance(value, list) else value for name, value in made.items()}
    return made


def _dump(place: Place, name: str, data: Data) -> None:
    text = yaml.dump(data, Dumper=examples.Dumper, sort_keys=False, allow_unicode=True)
    place.put(f"{name}.yaml", text)
