"""How much of the machine wording may use, so that nothing goes on for ever or fills the memory.

In: what is spent while wording is read and filled in. Out: a ``RefusedError`` where a bound is passed. Each bound
stands here once, with the reason for its size.
"""

from __future__ import annotations

from jinja2 import TemplateError

from docgen.finding import Said, Value, say

LONGEST = 50_000  # characters of one piece of wording: ten times the longest clause of the library
DEEPEST = 60  # constructs within one another: seven times the deepest; Python reads a hundred brackets, and no more
LOOPS = 8  # loops within one another: Python's own limit for blocks is twenty
STEPS = 200_000  # readings and repetitions of one piece: fifty times what the largest spends, and well under a second
TOTAL_STEPS = 10 * STEPS  # of one document
LETTERS = 100_000  # characters that one piece fills in: thirty pages, fifteen times the longest clause
TOTAL_LETTERS = 20 * LETTERS  # of one document: a book of a thousand pages
ITEMS = 1_000  # entries of one list that is written out: a loop may look through it in each of its rounds
LISTS = 3  # lists within one another: as many as a Word shell has styles for
NESTED = 6  # pieces that fill in pieces: a clause, its table, the words of that table, and as many again
TABLE = 1_000  # steps that a table or a picture counts for: about the time that one takes


class RefusedError(TemplateError):
    """A bound was passed; ``lineno`` is the line of the wording, 0 where it is still to be found."""

    def __init__(self, said: Said, lineno: int = 0) -> None:
        self.said = said
        self.lineno = lineno
        super().__init__(said.key)


def refused(key: str, lineno: int = 0, **values: Value) -> RefusedError:
    """What is raised where a bound is passed; ``key`` is that of its message."""
    return RefusedError(say(key, **values), lineno)


class Meter:
    """What the wording of a document has spent: of the piece that is filled in, and of all."""

    __slots__ = ("_all_letters", "_all_steps", "_before", "letters", "steps")

    def __init__(self) -> None:
        self.steps = self.letters = self._all_steps = self._all_letters = 0
        self._before: list[tuple[int, int]] = []

    def begin(self) -> None:
        """Another piece begins, which may spend as much as the last one; perhaps within one that is not done."""
        if len(self._before) >= NESTED:
            raise refused("CL015.nested", most=NESTED)
        self._before.append((self.steps, self.letters))
        self.steps = self.letters = 0

    def end(self) -> None:
        """A piece is done."""
        self._all_steps += self.steps
        self._all_letters += self.letters
        self.steps, self.letters = self._before.pop()

    def again(self) -> None:
        """The piece is filled in once more, from its beginning."""
        self.steps = self.letters = 0

    def step(self, count: int = 1) -> None:
        """So much was done. Raises RefusedError."""
        self.steps += count
        if self.steps > STEPS or self._all_steps > TOTAL_STEPS:
            raise refused("CL015.steps", most=STEPS)

    def write(self, count: int) -> None:
        """So many characters were filled in. Raises RefusedError."""
        self.letters += count
        if self.letters > LETTERS or self._all_letters > TOTAL_LETTERS:
            raise refused("CL015.written", most=LETTERS)
