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


class _Stems(dict[str, str]):
    """The stem of each word that was met; empty for those too short to have one, and for fillers."""

    def __init__(self, fillers: frozenset[str]) -> None:
        super().__init__()
        self._fillers = fillers

    def __missing__(self, word: str) -> str:
        stem = _stem(word)
        self[word] = made = "" if stem in self._fillers else stem
        return made


@lru_cache(maxsize=8)
def _known(fillers: frozenset[str]) -> _Stems:
    return _Stems(fillers)


def _stem(word: str) -> str:
    bare = word.strip(_MARKS)
    stem = bare[:_LENGTH]
    short = stem.rstrip(_ENDING)
    return "" if len(bare) < _SHORTEST else short if len(short) >= _KEPT else stem[:_SHORTEST]


@lru_cache(maxsize=8192)
def stems(words: str, fillers: frozenset[str]) -> frozenset[str]:
    """The stems of words, each once. Texts are kept, for a round of a watch changes few of them."""
    found = set(map(_known(fillers).__getitem__, words.lower().split()))
    found.discard("")
    return frozenset(found)


def fillers(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of words that say nothing of a matter, and what has none."""
    return frozenset({"", *map(_stem, words)})
