"""DOC008: no two clauses of a document say the same.

What: no two clauses of a document read the same, and no two are more than nine tenths alike in their words.
Why: what is said twice is changed once; from then on the document contradicts itself.
Need: S1.4
Fails: a clause copied for a second section with one word changed.
Passes: one clause, and ``[[its.id]]`` where it is needed again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from docgen.assembly.document import Clause
from docgen.assembly.walk import clauses, inlines, plain
from docgen.finding import Finding, Location, Related, Severity, finding, say
from docgen.lint.case import Case

CODE = "DOC008"
_RUN = 4  # words in a row that two clauses share
_LEAST = 12  # words below which two clauses may well be alike
_ALIKE = 0.9
_LONG = 6  # letters


def check(case: Case) -> Iterator[Finding]:
    """Each clause that repeats one further up."""
    for kind, document in case.documents.items():
        seen: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        every: list[tuple[Clause, int]] = []
        for clause in clauses(document):
            runs = _runs(clause)
            shared = Counter(number for run in runs for number in seen[run])
            for number, count in shared.most_common(1):
                other, size = every[number]
                if 2 * count > _ALIKE * (size + len(runs)):
                    related = [Related(Location(other.origin.file, 1, 1), say("related.first"))]
                    yield finding(
                        "DOC008",
                        Location(clause.origin.file, 1, 1),
                        severity=Severity.WARNING,
                        related=related,
                        clause=clause.id,
                        other=other.id,
                        document=kind,
                    )
            for run in runs:
                seen[run].append(len(every))
            every.append((clause, len(runs)))


def _runs(clause: Clause) -> set[tuple[str, ...]]:
    """The words of a clause, each four in a row that begin with a long one, which stand for all; none where there are
    too few words to be anything of their own."""
    words = plain(tuple(inlines(clause.blocks))).casefold().split()
    if len(words) < _LEAST:
        return set()
    return {tuple(words[at : at + _RUN]) for at, word in enumerate(words[: 1 - _RUN]) if len(word) >= _LONG}
