"""What can be wrong with the YAML of an engagement: each function does one thing to it, and says what."""

from __future__ import annotations

import re

from tests import examples
from tests.hostile.place import Place, directory, fifo, link
from tests.hostile.strings import LIKE, RAW, quoted, snippet, unlike


def scalar(place: Place) -> str:
    """Another value, of whatever kind."""
    return _in_place_of_a_value(place, snippet(place.chance))


def extreme(place: Place) -> str:
    """A value of the same kind, at the edge of what can stand there or beyond."""
    file = place.any_file()
    fitting = []
    for route, old in place.scalars(file).items():
        old = old.strip("\"'")
        fitting += [(route, old, others) for form, others in LIKE.items() if re.fullmatch(form, old)]
    if not fitting:
        return scalar(place)
    route, old, others = place.chance.choice(fitting)
    new = place.chance.choice(others)
    place.write(file, route, new)
    return f"{file}: {new!r} for {old!r} at {route}"


def words(place: Place) -> str:
    """Another text where a text stands: mostly it is valid."""
    return _in_place_of_a_value(place, quoted(unlike(place.chance)))


def twin(place: Place) -> str:
    """The value of another field."""
    file = place.any_file()
    return _in_place_of_a_value(place, place.chance.choice([*place.scalars(file).values()] or ["x"]))


def _in_place_of_a_value(place: Place, new: str) -> str:
    file = place.any_file()
    routes = list(place.scalars(file))
    if not routes:
        return letter(place)
    route = place.chance.choice(routes)
    place.write(file, route, new)
    return f"{file}: {new[:60]!r} at {route}"


def block(place: Place) -> str:
    """A field or item with all below it: taken out, doubled, moved, indented otherwise, or named otherwise."""
    file = place.any_file()
    lines = place.text(file).split("\n")
    starts = [n for n, line in enumerate(lines) if re.match(r" *(- )?[\w-]+:", line)]
    if not starts:
        return letter(place)
    start = place.chance.choice(starts)
    indent = len(lines[start]) - len(lines[start].lstrip())
    inside = (n for n in range(start + 1, len(lines)) if lines[n].strip() and _indent(lines[n]) <= indent)
    end = next(inside, len(lines))
    held = lines[start:end]
    action = place.chance.choice(("out", "twice", "moved", "indented", "dedented", "renamed", "emptied", "other file"))
    match action:
        case "out":
            lines[start:end] = []
        case "twice":
            lines[end:end] = held
        case "moved":
            lines[start:end] = []
            where = place.chance.randint(0, len(lines))
            lines[where:where] = held
        case "indented":
            lines[start:end] = [f"  {line}" for line in held]
        case "dedented":
            lines[start:end] = [line.removeprefix("  ") for line in held]
        case "renamed":
            lines[start] = re.sub(r"([\w-]+):", _other_name(place, lines), lines[start], count=1)
        case "emptied":
            lines[start:end] = [re.sub(r"(:).*", rf"\1 {place.chance.choice(('', '[]', '{}', '~', '[[]]'))}", held[0])]
        case "other file":
            lines[start:end] = []
            other = place.any_file()
            if other != file:
                place.put(other, place.text(other) + "\n" + "\n".join(line[indent:] for line in held) + "\n")
    place.put(file, "\n".join(lines))
    return f"{file}:{start + 1}: {action}"


def _other_name(place: Place, lines: list[str]) -> str:
    names = [found[1] for line in lines if (found := re.match(r" *(?:- )?([\w-]+):", line))]
    new = place.chance.choice([*names, "x", "ïd", "id ", "__class__", "model_fields", "2", "true", "<<", "рrice"])
    return f"{new}:"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def letter(place: Place) -> str:
    """A character put in, taken out or exchanged, or two lines exchanged."""
    file = place.any_file()
    text = place.text(file)
    at = place.chance.randint(0, max(len(text) - 1, 0))
    some = place.chance.choice(":-#{}[],&*!|>'\"%@`\t\n\r \x00\x07\x1b\x85\u2028\ufeff\u202eäа0")
    action = place.chance.choice(("in", "out", "other", "lines"))
    if action == "lines":
        lines = text.split("\n")
        one = place.chance.randrange(len(lines))
        other = place.chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        place.put(file, "\n".join(lines))
        return f"{file}: lines {one + 1} and {other + 1} exchanged"
    rest = text[at + 1 :] if action in ("out", "other") else text[at:]
    place.put(file, text[:at] + (some if action != "out" else "") + rest)
    return f"{file}: {action} at {at}: {some!r}"


def bytes_(place: Place) -> str:
    """Another encoding, or bytes that are none."""
    file = place.any_file()
    raw = place.files[file]
    text = place.text(file)
    chance = place.chance
    at = chance.randint(0, len(raw))
    cut = {
        "latin-1": lambda: text.encode("latin-1", errors="replace"),
        "utf-16": lambda: text.encode("utf-16"),
        "utf-16-be": lambda: text.encode("utf-16-be"),
        "utf-32": lambda: text.encode("utf-32"),
        "bom": lambda: b"\xef\xbb\xbf" * chance.randint(1, 3) + raw,
        "nul": lambda: raw[:at] + b"\0" + raw[at:],
        "cut": lambda: raw[:at],
        "cut in a letter": lambda: raw + "ä€😀"[chance.randrange(3)].encode()[:1],
        "noise": lambda: raw[:at] + chance.randbytes(chance.randint(1, 20)) + raw[at:],
        "noise alone": lambda: chance.randbytes(chance.randint(0, 400)),
        "crlf": lambda: raw.replace(b"\n", b"\r\n"),
        "cr": lambda: raw.replace(b"\n", b"\r"),
        "nel": lambda: text.replace("\n", "\x85").encode(),
        "overlong": lambda: raw[:at] + b"\xc0\xaf\xed\xa0\x80" + raw[at:],
        "empty": lambda: b"",
        "spaces": lambda: b" \n" * 50,
        "comment": lambda: b"# " + raw.replace(b"\n", b"\n# "),
        "gzip": lambda: b"\x1f\x8b\x08\x00" + raw,
    }
    action = chance.choice(sorted(cut))
    place.files[file] = cut[action]()
    return f"{file}: {action} at {at}"


def nested(place: Place) -> str:
    """Brackets in brackets, lists in lists, aliases of aliases."""
    file = place.any_file()
    depth = place.chance.choice((3, 12, 29, 31, 33, 40, 500, 5_000, 100_000))
    forms = {
        "brackets": "[" * depth + "]" * depth,
        "open brackets": "[" * depth,
        "braces": "{a: " * depth + "}" * depth,
        "dashes": "\n  " + "- " * depth,
        "questions": "\n  " + "? " * depth,
        "bomb": "&a [x,x,x,x,x,x,x,x,x]"
        + "".join(f"\nb{n}: &b{n} [{','.join([f'*b{n - 1}' if n else '*a'] * 9)}]" for n in range(min(depth, 12))),
        "loop": "&l [*l]",
        "loop of fields": "&l {a: *l}",
        "anchors": "".join(f"&a{n} [" for n in range(min(depth, 5_000))),
    }
    form = place.chance.choice(sorted(forms))
    if place.chance.random() < 0.5:
        place.put(file, f"{place.text(file)}\ndeep: {forms[form]}\n")
        return f"{file}: {form} of {depth} at its end"
    return f"{form} of {depth}: " + _in_place_of_a_value(place, forms[form])


def entry(place: Place) -> str:
    """Something else in the place of a file."""
    file = place.any_file()
    outside = examples.ROOT / "inputs" / place.example / file
    odd = {
        "gone": None,
        "a folder": directory,
        "a pipe": fifo,
        "a link to nowhere": link("nowhere.yaml"),
        "a link to itself": link(file),
        "a link outside": link(str(outside)),
        "a link to a neighbour": link("costs.yaml" if file != "costs.yaml" else "exit.yaml"),
        "a link to a device": link("/dev/zero"),
        "a link to what never ends": link("/dev/random"),
        "a link to a folder": link("/"),
        "a link into the machine": link("/proc/self/environ"),
    }
    action = place.chance.choice(sorted(odd))
    del place.files[file]
    make = odd[action]
    if make is not None:
        place.odd[file] = make
    return f"{file}: {action}"


def exchanged(place: Place) -> str:
    """A file under the name of another."""
    one, other = place.any_file(), place.any_file()
    place.files[one], place.files[other] = place.files[other], place.files[one]
    return f"{one} and {other} exchanged"


def raw_at_the_end(place: Place) -> str:
    """One more field."""
    file, new = place.any_file(), place.chance.choice(RAW)
    place.put(file, f"{place.text(file)}\nmore: {new}\n")
    return f"{file}: {new!r} at its end"
