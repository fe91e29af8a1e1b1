"""STY005: a duty names who bears it.

What: before the words that lay a duty, “shall” or „hat … zu“ and „ist verpflichtet“, stands a party, a role or people
of a party as the subject; ``duties:`` in ``style.yaml`` lists all of these words. Where the subject can't be told the
lint is silent. What a thing must be to be accepted is no duty: “must”, „muss“.
Why: a duty of a thing is nobody's duty: “the report shall be sent” does not say by whom.
Need: S1.4
Fails: ``The report shall be sent every month.`` ``Der Bericht hat alle Werte zu enthalten.``
Passes: ``The Supplier shall send the report every month.`` ``Der Auftragnehmer hat den Bericht vorzulegen.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Duties, Style
from docgen.lint.corpus import Corpus, word
from docgen.lint.passages import HIDDEN

CODE = "STY005"
_PAUSE = re.compile(r"[.;:,?!]\s")
_END = re.compile(r"[.;:?!]\s")


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each duty of a thing."""
    duties = style.duties
    if duties is None:
        return
    bearers = re.compile(rf"\b(?:{'|'.join(map(re.escape, duties.bearers))})\b", re.IGNORECASE)
    things = rf"(?:{'|'.join(map(re.escape, duties.things))})\s"
    thing, inverted = re.compile(things, re.IGNORECASE), re.compile(rf"\s(?:{things}(?:[\w-]+\s){{0,2}})?[\w-]+")
    pause = _END if duties.verb_second else _PAUSE
    for found in sorted(_laid(corpus, duties), key=re.Match.start):
        # the subject: what stands between the last mark within the sentence, or its beginning, and the word
        subject = pause.split(corpus.own.before(found.start()))[-1].strip()
        if not thing.match(subject) or HIDDEN in subject or bearers.search(subject):
            continue
        if duties.verb_second:
            behind = inverted.match(corpus.own.text, found.end(1))
            if "," in subject or (behind and bearers.search(behind[0])):
                continue  # what stands first is told of, and who has the duty stands behind the verb
        passage, at = corpus.own.passage(found.start())
        place = passage.at(at, len(found[1]))
        yield finding("STY005", place, severity=Severity.WARNING, subject=subject, word=found[1])


def _laid(corpus: Corpus, duties: Duties) -> Iterator[re.Match[str]]:
    """Each place at which a duty is laid, its first group the word that does so."""
    for one in duties.word:
        begin, *further = (part.strip() for part in one.split("…"))
        if not further:
            yield from corpus.own.search(re.compile(f"({word(begin)})"))
            continue
        # the other part stands in the same part of the sentence, a verb behind or round it: „zu liefern“, „vorzulegen“
        end = further[0]
        verb = rf"(?:{end}\s+[a-zäöüß]{{2,}}e[lr]?n\b(?!\s[A-ZÄÖÜ])|[a-zäöüß]{{2,}}{end}[a-zäöüß]{{2,}}n)"
        behind = rf"(?=[^.;:,?!\x00{HIDDEN}]*?\b{verb if len(further) > 1 else end}\b)"
        for found in corpus.own.search(re.compile(f"({word(begin)}){behind}")):
            between = corpus.own.text[found.end() : found.end() + 60]
            if not any(re.match(rf"\s(?:\S+\s){{0,2}}{re.escape(right)}\b", between) for right in duties.rights):
                yield found
