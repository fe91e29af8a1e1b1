"""``python -m tests.hostile 17 400-500``: run cases by their numbers, and say what became of them; with the name of a
kind of damage, ``python -m tests.hostile extreme 0-99``, cases in which that alone is done."""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter

from tests.hostile.case import WAYS, run


def main() -> None:
    """Run the cases that are named; each escape is told at once."""
    ways = {way.__name__: way for way in WAYS}
    only = next((ways[given] for given in sys.argv[1:] if given in ways), None)
    seeds = [seed for given in sys.argv[1:] if given not in ways for seed in _seeds(given)]
    kinds: Counter[str] = Counter()
    slowest: list[tuple[float, int]] = []
    escapes = 0
    started = time.process_time()
    for number, seed in enumerate(seeds, 1):
        outcome = run(seed, only)
        kinds[outcome.kind] += 1
        slowest = sorted([*slowest, (outcome.seconds, seed)], reverse=True)[:8]
        if outcome.escapes or len(seeds) < 5:
            escapes += bool(outcome.escapes)
            print(outcome, outcome.codes[:12], flush=True)
        if not number % 100:
            print(f"{number} cases, {escapes} with escapes: {dict(kinds)}", file=sys.stderr, flush=True)
    print(f"{len(seeds)} cases, {escapes} with escapes, {time.process_time() - started:.1f} s of the processor")
    print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print("slowest:", ", ".join(f"{seed}: {seconds:.1f} s" for seconds, seed in slowest))
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _seeds(given: str) -> range:
    first, _, last = given.partition("-")
    return range(int(first), int(last) if last else int(first) + 1)


if __name__ == "__main__":
    main()
