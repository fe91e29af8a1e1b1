"""What words speak of: their stems, without those that say nothing of a matter.

In: words, and the fillers of ``style.yaml``. Out: stems. A stem is the beginning of a word without its ending: that
needs no grammar, and is the same in every language.
"""

from __future__ import annotations

from functools import lru_cache

_LENGTH = 6
_SHORTEST = 3
_MARKS = "\ufffc.,;:!?()[]/“”„‘’‚'\"–—-…%&0123456789§€$£*_"
_ENDING = "ens"  # letters of which most endings are made that a short word can bear
_KEPT = 4  # letters of a short word that stay where it has no ending


@lru_cache(maxsize=8192)
def stems(words: str, fillers: frozenset[str]) -> frozenset[str]:
    """The stems of words, each once. Texts are kept, for a round of a watch changes few of them."""
    found = {_stem(word) for word in set(words.lower().split())} - fillers
    found.discard("")
    return frozenset(found)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    bare = word.strip(_MARKS)
    if len(bare) < _SHORTEST:
        return ""
    stem = bare[:_LENGTH]
    short = stem.rstrip(_ENDING)
    return short if len(short) >= _KEPT else stem[:_SHORTEST]


def fillers(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of words that say nothing of a matter."""
    return frozenset(map(_stem, words))
