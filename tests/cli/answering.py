"""Somebody who knows every fact that a skeleton asks for."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from docgen.beginning import answers
from docgen.beginning.openings import Opening, in_file
from docgen.inputs import nodes
from docgen.model.whole import FILES

_CURRENCY = {"DE": "EUR", "ENGLAND": "GBP", "NEW_YORK": "USD"}
_HELD, _ = nodes.read((Path(__file__).parent / "facts.yaml").read_bytes(), "facts.yaml")
assert _HELD is not None


class Person:
    """Gives the answers one after the other."""

    def __init__(self, law: str) -> None:
        self.law = law
        self.given: dict[str, int] = {}

    def answer(self, opening: Opening) -> str:
        """The answer to one question."""
        assert _HELD is not None
        plain = re.sub(r"\[[^\]]*\]", "", opening.path)
        known: Any = _HELD.data[plain]
        if isinstance(known, dict):
            marks = re.findall(r"\[([^\]]*)\]", opening.path)
            kpi = next((mark for mark in marks if mark in known), "")
            known = known[kpi or self._line(opening)]
        if isinstance(known, list):
            number = self.given.get(plain, 0)
            self.given[plain] = number + 1
            known = known[number % len(known)]
        words = str(known).replace("CUR", _CURRENCY[self.law])
        return words.replace("YEAR", str(datetime.now().astimezone().year - 1))

    def _line(self, opening: Opening) -> str:
        """The metric of a line of credits, which has no id."""
        text = Path(opening.place.file).read_text("utf-8").splitlines()[: opening.place.line]
        return next(found[1] for line in reversed(text) if (found := re.search(r"kpi: ([\w-]+)", line)))


def fill(folder: Path, law: str) -> None:
    """Answer every question, each as the interview would write it."""
    person = Person(law)
    for name in FILES:
        file = folder / f"{name}.yaml"
        while open_facts := in_file(folder, folder.as_posix(), name):
            given = [(one, person.answer(one)) for one in open_facts]
            text = file.read_text("utf-8")
            for one, answer in reversed(given):  # what stands before the place of an answer stays where it is
                made = answers.write(text, one, answer)
                assert not made.findings, (one.path, made.findings)
                text = made.text
            file.write_text(text, "utf-8")
