"""Wording in which lints saw nothing to look at before, in this process: it is not searched again.

In: a view, and all that it is held against. Out: the passages that are new; afterwards those are kept that no lint
asked for. The same clauses stand in several documents, in several engagements of one build, and in each look that
``docgen watch`` takes; what differs from one to the other are facts, which are hidden in most views. A text is known by
its words, and only beside the very lists (``style.yaml``, terms) that it was held against; no more of them are kept
than a few large sets of documents hold.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from docgen.lint.corpus import View

_MOST = 20_000  # texts, each of about a hundred characters


class Known:
    """The texts of a group of lints, all of which ask the view for the passage of whatever they look at."""

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def new(self, view: View) -> View:
        """The passages of a view that were not looked at before."""
        return view.only([text not in self._texts for text in view.parts])

    def keep(self, view: View) -> None:
        """Of a view that all lints of the group have searched, what none of them asked for."""
        if len(self._texts) > _MOST:
            self._texts.clear()
        self._texts.update(view.untouched())


@lru_cache(maxsize=8)
def known(group: str, against: Hashable) -> Known:
    """What is known to a group of lints that hold wording against certain lists."""
    del group, against  # they tell one from another
    return Known()
