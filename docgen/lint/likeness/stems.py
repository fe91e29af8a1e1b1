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
    """The stem of each word that was met; empty for those too short to have one."""

    def __missing__(self, word: str) -> str:
        bare = word.strip(_MARKS)
        stem = bare[:_LENGTH]
        short = stem.rstrip(_ENDING)
        self[word] = made = "" if len(bare) < _SHORTEST else short if len(short) >= _KEPT else stem[:_SHORTEST]
        return made


_STEMS = _Stems()


@lru_cache(maxsize=8192)
def stems(words: str, fillers: frozenset[str]) -> frozenset[str]:
    """The stems of words, each once. Texts are kept, for a round of a watch changes few of them."""
    return frozenset(map(_STEMS.__getitem__, words.lower().split())) - fillers


def fillers(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of words that say nothing of a matter, and what has none."""
    return frozenset({"", *map(_STEMS.__getitem__, words)})
