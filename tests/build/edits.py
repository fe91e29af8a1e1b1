"""Edits that people make between two builds, each drawn from a seed: to inputs, wording, outlines, styles, outputs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from docgen.build.places import Places
from docgen.inputs import nodes
from tests import examples
from tests.build.place import BOTH

Edit = Callable[[Places, Random], None]
FACTS = ("engagement", "requirements", "costs", "incentives", "governance", "exit")


def home(where: Places, random: Random) -> Path:
    """The folder of one of the engagements."""
    return random.choice(sorted(path for path in where.inputs.iterdir() if path.is_dir()))


# ---------------------------------------------------------------- inputs


def field(where: Places, random: Random) -> None:
    """A fact changes: one that the documents state, or one that they don't."""
    path, value = random.choice(
        [
            ("client.name", f"Client {random.random()}"),
            ("supplier.name", f"Supplier {random.random()}"),
            ("client.short", f"Short {random.random()}"),
            ("term.initial", f"{random.randint(1, 60)} months"),
            ("costs.charges.payment", f"{random.randint(1, 60)} days"),
            ("terms.audits_per_year", random.randint(0, 4)),
            ("governance.purpose", f"Purpose {random.random()}\n\n- one\n- two"),
            ("governance.roles[0].person", f"Person {random.random()}"),
            ("governance.roles[1].title", f"Title {random.random()}"),
            ("requirements.bidding.page_limit", random.randint(1, 99)),
        ]
    )
    _set(home(where, random), path, value)


def comment(where: Places, random: Random) -> None:
    """A comment moves all that follows it."""
    file = home(where, random) / random.choice(["engagement.yaml", "costs.yaml", "governance.yaml"])
    if file.is_file():
        file.write_text(f"# {random.random()}\n{file.read_text('utf-8')}", "utf-8")


def order(where: Places, random: Random) -> None:
    """The keys of every mapping in a file change places."""
    file = home(where, random) / f"{random.choice(FACTS)}.yaml"
    tree = nodes.read(file.read_bytes(), file.name)[0] if file.is_file() else None
    if tree is not None:
        examples.write(file.parent, {file.stem: _shuffled(tree.data, random)})


def _shuffled(data: Any, random: Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {key: _shuffled(data[key], random) for key in keys}
    return [_shuffled(item, random) for item in data] if isinstance(data, list) else data


def position(where: Places, random: Random) -> None:
    """Other wording is chosen, for all clauses or for one."""
    folder = home(where, random)
    if random.random() < 0.5:
        _set(folder, "positions.default", random.choice(["balanced", "supplier"]))
    else:
        _set(folder, "positions.exceptions", random.choice([{}, {"second.long": "supplier"}]))


def identifier(where: Places, random: Random) -> None:
    """A record gets another id, and all that refers to it follows."""
    folder = home(where, random)
    new = f"role-{random.randint(1, 10**6)}"
    before = next((id for id in _ids(folder) if id.startswith(("vp-support", "role-"))), None)
    if before:
        for file in folder.glob("*.yaml"):
            file.write_text(file.read_text("utf-8").replace(before, new), "utf-8")


def _ids(folder: Path) -> list[str]:
    file = folder / "governance.yaml"
    tree = nodes.read(file.read_bytes(), file.name)[0] if file.is_file() else None
    return [str(role["id"]) for role in tree.data["roles"]] if tree is not None else []


def asked(where: Places, random: Random) -> None:
    """The engagement asks for other documents."""
    _set(home(where, random), "documents", random.choice([["contract"], list(BOTH)]))


def lost_input(where: Places, random: Random) -> None:
    """An input file is deleted, or is put back."""
    folder, aside = home(where, random), where.inputs.parent / "aside"
    gone = sorted((aside / folder.name).glob("*.yaml")) if aside.is_dir() else []
    if gone:
        shutil.move(gone[0], folder / gone[0].name)
    else:
        (aside / folder.name).mkdir(parents=True, exist_ok=True)
        file = random.choice(sorted(folder.glob("*.yaml")))
        shutil.move(file, aside / folder.name / file.name)


def mend_inputs(where: Places) -> None:
    """Every input file that was deleted is put back."""
    for file in sorted((where.inputs.parent / "aside").rglob("*.yaml")):
        if (where.inputs / file.parent.name).is_dir():
            shutil.move(file, where.inputs / file.parent.name / file.name)


def renamed(where: Places, random: Random) -> None:
    """The folder of an engagement gets another name."""
    mend_inputs(where)
    folder = home(where, random)
    folder.rename(folder.with_name(f"renamed-{random.randint(1, 10**6)}"))


def deleted(where: Places, random: Random) -> None:
    """An engagement is deleted while there are others; or another one begins as a copy."""
    mend_inputs(where)
    folder = home(where, random)
    if len(list(where.inputs.iterdir())) > 1:
        shutil.rmtree(folder)
    else:
        shutil.copytree(folder, folder.with_name(f"copy-{random.randint(1, 10**6)}"))


def times(where: Places, random: Random) -> None:
    """Time stamps go back or forward, of inputs, wording, templates or outputs."""
    every = [p for top in (where.inputs, where.clauses, where.templates, where.output) for p in top.rglob("*")]
    moment = random.choice([1.0, 1e9, 4e9])
    for path in random.sample(every, min(len(every), 20)):
        os.utime(path, (moment, moment))


# ---------------------------------------------------------------- wording and order


def wording(where: Places, random: Random) -> None:
    """A clause says more than before."""
    file = where.clauses / "en" / random.choice(["case.wording.md", "second.long.md", "charter.rules.md"])
    _append(file, f"\nA further paragraph. It says {random.random()}.\n")


def variant(where: Places, random: Random) -> None:
    """The wording for another position changes, comes or goes."""
    file = where.clauses / "en" / "second.long.supplier.md"
    if file.is_file() and random.random() < 0.5:
        file.unlink()
    else:
        head = "id: second.long\ntitle: A long clause\nversion: 1.0.0\nposition: supplier"
        file.write_text(f"---\n{head}\n---\nFor the supplier: {random.random()}.\n", "utf-8")


def condition(where: Places, random: Random) -> None:
    """A clause comes in or is left out, and with it the numbers of those behind it."""
    file = where.clauses / "en" / "second.short.md"
    kind = random.choice(["training", "staffing"])
    head = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("when:")]
    file.write_text("\n".join([*head[:4], f"when: kind == '{kind}'", *head[4:]]) + "\n", "utf-8")


def clause(where: Places, random: Random) -> None:
    """A clause is taken out of the library and the outline, or put back."""
    del random
    file, outline = where.clauses / "en" / "one.clause.md", where.templates / "contract" / "outline.yaml"
    aside, text = where.inputs.parent / "one.clause.md", outline.read_text("utf-8")
    with_it, without = "[one.clause, one.offshore]", "[second.spare, one.offshore]"
    spare = where.clauses / "en" / "second.spare.md"
    if file.is_file():
        shutil.move(file, aside)
        spare.write_text("---\nid: second.spare\ntitle: Spare\nversion: 1.0.0\n---\nIn its place.\n", "utf-8")
        outline.write_text(text.replace(with_it, without), "utf-8")
    else:
        shutil.move(aside, file)
        spare.unlink()
        outline.write_text(text.replace(without, with_it), "utf-8")


def moved(where: Places, random: Random) -> None:
    """A clause file moves to another folder of the library."""
    found = next((where.clauses / "en").rglob("charter.purpose.md"))
    folder = where.clauses / "en" / random.choice([".", "charter", "elsewhere"])
    folder.mkdir(exist_ok=True)
    shutil.move(found, folder / found.name)


def title(where: Places, random: Random) -> None:
    """A clause, a section or a document gets another title."""
    name = random.choice(["second.short.md", "headings/contract.yaml", "headings/governance-charter.yaml"])
    file = where.clauses / "en" / name
    lines = file.read_text("utf-8").splitlines()
    changed = [f"title: Title {random.random()}" if line.startswith("title:") else line for line in lines]
    file.write_text("\n".join(changed) + "\n", "utf-8")


def label(where: Places, random: Random) -> None:
    """A label changes, of a table or of all documents."""
    file = where.clauses / "en" / "tables" / "roles.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([f"caption: Roles {random.random()}", *lines[1:]]) + "\n", "utf-8")
    labels = where.clauses / "en" / "labels.yaml"
    if random.random() < 0.5:
        text = labels.read_text("utf-8")
        one, other = "nothing: “–”", "nothing: “none”"
        labels.write_text(text.replace(one, other) if one in text else text.replace('nothing: "–"', 'nothing: "none"'))


def terms(where: Places, random: Random) -> None:
    """A defined term gets another meaning."""
    file = where.clauses / "en" / "terms.yaml"
    lines = file.read_text("utf-8").splitlines()
    means = [number for number, line in enumerate(lines) if line.startswith("  means: the ")]
    lines[random.choice(means)] = f"  means: the matter of {random.randint(1, 10**6)}"
    file.write_text("\n".join(lines) + "\n", "utf-8")


def spelling(where: Places, random: Random) -> None:
    """Words are spelled differently under a law."""
    file = where.clauses / "en" / "spelling.yaml"
    file.write_text(f"NEW_YORK: {{paragraph: {random.choice(['paragraph', 'section', 'passage'])}}}\n", "utf-8")


def statutes(where: Places, random: Random) -> None:
    """The registers of statutes come, or are read again with a comment."""
    folder = where.clauses / "statutes"
    if folder.is_dir():
        _append(random.choice(sorted(folder.iterdir())), f"# {random.random()}\n")
    else:
        shutil.copytree(examples.ROOT / "clauses" / "statutes", folder)


def outline(where: Places, random: Random) -> None:
    """Two clauses change places."""
    del random
    file = where.templates / "contract" / "outline.yaml"
    text = file.read_text("utf-8")
    before, after = "[second.short, second.long]", "[second.long, second.short]"
    file.write_text(text.replace(before, after) if before in text else text.replace(after, before), "utf-8")


# ---------------------------------------------------------------- the look


def style(where: Places, random: Random) -> None:
    """The house style changes."""
    name = random.choice(["screen.css", "page.js", "print.css", "abbreviations.txt"])
    text = "\nparagraph.\n" if name.endswith("txt") else f"\n/* {random.random()} */\n"
    _append(where.templates / "house" / name, text)


def picture(where: Places, random: Random) -> None:
    """The screen style sheet names a picture, or the picture changes."""
    file = where.templates / "house" / "mark.svg"
    if not file.is_file():
        _append(where.templates / "house" / "screen.css", "\nheader { background: url(mark.svg) }\n")
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{random.random()}</title></svg>', "utf-8")


def shell(where: Places, random: Random) -> None:
    """Another shell for Word, or the same again."""
    chosen = random.choice([examples.ROOT / "templates" / "house" / "shell.docx", *_SHELLS])
    shutil.copy(chosen, where.templates / "house" / "shell.docx")


_SHELLS = sorted((examples.ROOT / "templates" / "shells").glob("*.docx"))


def font(where: Places, random: Random) -> None:
    """A font is exchanged for another."""
    fonts, suffix = where.templates / "fonts", random.choice(["web/sans-{}.woff2", "SourceSans3-{}.ttf"])
    names = ("regular", "italic") if "web" in suffix else ("Regular", "Italic")
    source = examples.ROOT / "templates" / "fonts" / suffix.format(random.choice(names))
    shutil.copy(source, fonts / suffix.format(names[1]))


# ---------------------------------------------------------------- outputs


def lost_output(where: Places, random: Random) -> None:
    """Somebody deletes an output, or the record of a build."""
    outputs = sorted(p for p in where.output.rglob("*") if p.is_file())
    if outputs:
        random.choice(outputs).unlink()


def tampered(where: Places, random: Random) -> None:
    """Somebody edits an output."""
    outputs = sorted(p for p in where.output.rglob("*") if p.suffix in {".md", ".html", ".docx"})
    if outputs:
        random.choice(outputs).write_text(f"by hand {random.random()}", "utf-8")


def record(where: Places, random: Random) -> None:
    """The record of a build is damaged, cut off, or of another version; or that beside a document."""
    records = sorted(where.output.rglob("manifest.json"))
    if random.random() < 0.3:
        records = sorted(where.output.rglob("*.origins.json"))
    if not records:
        return
    file = random.choice(records)
    content = file.read_bytes()
    damaged = (b"", content[: len(content) // 2], b"[]", content.replace(b'"schema": 1', b'"schema": 0'), b"\xff")
    file.write_bytes(random.choice(damaged))


def strange(where: Places, random: Random) -> None:
    """A file that no build knows stands in an output folder."""
    folders = sorted(path for path in where.output.iterdir() if path.is_dir()) if where.output.is_dir() else []
    if folders:
        name = random.choice(["notes.txt", "rfp.md", "contract.pdf", "governance-charter.md"])
        file = random.choice(folders) / name
        if not file.exists():
            file.write_text(f"mine {random.random()}", "utf-8")


EDITS: tuple[Edit, ...] = (
    *(field, comment, order, position, identifier, asked, lost_input, renamed, deleted, times),
    *(wording, variant, condition, clause, moved, title, label, terms, spelling, statutes, outline),
    *(style, picture, shell, font, lost_output, tampered, tampered, record, strange),
    *(field, field),  # the commonest
)


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def _set(folder: Path, path: str, value: Any) -> None:
    """Set a field, unless a file has been deleted."""
    if all((folder / f"{name}.yaml").is_file() for name in FACTS):
        examples.set_fields(folder, {path: value})
