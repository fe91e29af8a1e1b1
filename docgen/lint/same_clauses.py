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

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.passages import Kind, Passage

CODE = "DOC008"
_RUN = 4  # words in a row that two clauses share
_LEAST = 12  # words below which two clauses may well be alike
_ALIKE = 0.9
_LONG = 6  # letters


def check(case: Case) -> Iterator[Finding]:
    """Each clause that repeats one further up."""
    for kind, passages in case.texts.items():
        texts: defaultdict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            if passage.kind in {Kind.PARAGRAPH, Kind.ITEM}:
                texts[passage.home].append(passage)
        seen: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        sizes: dict[str, int] = {}
        for home, own in texts.items():
            runs = _runs(" ".join(one.words for one in own))
            sizes[home] = len(runs)
            shared = Counter(other for run in runs for other in seen[run])
            for other, count in shared.most_common(1):
                if 2 * count > _ALIKE * (sizes[other] + len(runs)):
                    related = [Related(texts[other][0].start, say("related.first"))]
                    place, weight = own[0].start, Severity.WARNING
                    yield finding(
                        "DOC008", place, severity=weight, related=related, clause=home, other=other, document=kind
                    )
            for run in runs:
                seen[run].append(home)


def _runs(text: str) -> set[tuple[str, ...]]:
    """The words of a clause, each four in a row that begin with a long one, which stand for all; none where there are
    too few words to be anything of their own."""
    words = text.casefold().split()
    if len(words) < _LEAST:
        return set()
    return {tuple(words[at : at + _RUN]) for at, word in enumerate(words[: 1 - _RUN]) if len(word) >= _LONG}
