"""Whether a number is one of a statute or of another document: “section 172 of the Companies Act 2006”, „§ 307 BGB“.

In: the words before and behind the number. Out: yes or no; what could be either counts as elsewhere.
"""

from __future__ import annotations

import re

from docgen.outside.vocabulary import Vocabulary

_CHAIN = re.compile(
    r"(?:\s*(?:,|;|und|oder|bis|sowie|i\.\s?V\.\s?m\.|Abs\.|Absatz|Absätze|Nr\.|Nummer|Satz|S\.|Hs\.|Alt\.|lit\.|Buchst\.|Unterabs\."
    r"|Halbsatz|ff?\.|§§?|Art\.|\d+[a-z]?(?![\w-])|[a-z]\)|\(\d+\)|[a-z](?!\w)))*"
)
_LAW = re.compile(
    r"\s*(?:(?:der|des|dem|im|nach|von)\s+)?(?:[A-ZÄÖÜ][a-zäöü]*\s+)?"
    r"(?:[A-ZÄÖÜ][a-zäöü]{0,6}[A-ZÄÖÜ]{1,}[A-Za-zÄÖÜäöü]*|\w*(?:gesetz|Gesetz|gesetzbuch|verordnung|Verordnung|ordnung|Richtlinie|satzung)\w*|"
    r"(?:genannten|jeweiligen)\s)"
)


def elsewhere(before: str, after: str, known: Vocabulary) -> bool:
    """Whether the words round a number say that it is one of a statute or of another document."""
    statute = known.among("statutes")
    if known.language == "de":
        chain = _CHAIN.match(after)
        rest = after[chain.end() :] if chain else after
        return bool(
            _LAW.match(rest)
            or re.match(rf"\s*(?:der|des|zum|zur|zu)\s+(?!{known.among('schedules')}|dies)[A-ZÄÖÜ]", rest)
            or re.search(r"\b(?:BGB|HGB|DSGVO|GDPR|UWG|BetrVG|StGB|VgV|GWB)\W{1,3}$", before)
        )
    after = re.sub(r"^\s*(?:\([A-Z][^()]*\)|[-–]\s*\(\w+\))", "", after)
    schedule = known.among("schedules")
    return bool(
        re.match(
            rf"\s*,?\s*(?:\([^()]*\)\s*)?(?:et seq\.?\s*)?(?:of|under|to|in|from)\s+(?!{schedule}\b)"
            rf"(?:the|that|its|such|any|said|each|your|an?|Title|title|{statute}|[A-Z])\b(?!\s*{schedule}\s+\S{{1,2}}\b)",
            after,
        )
        or re.match(rf"\s*,?\s*(?:[A-Z]{{3,}}\b|(?:[A-Z][\w’']*\s+){{1,5}}{statute}\b)", after)
        or re.search(rf"(?:{statute}|U\.S\.C\.|C\.F\.R\.|[A-Z]{{3,}})\s*,?\s*(?:\(\w+\)\s*)?$", before)
    )
