"""Prints the table, and what went otherwise than it should: ``python -m tests.planted [--only CODE]``."""

from __future__ import annotations

import argparse
import sys
import time

from tests.planted.fault import every
from tests.planted.places import planted
from tests.planted.table import table
from tests.planted.verdict import judge


def main() -> int:
    """Plants the faults one after the other; 1 where one was not found at its place or something else was told."""
    asked = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    asked.add_argument("--only", default="", help="codes of rules, or how they begin: SET,TXT013")
    asked.add_argument("--verbose", action="store_true", help="show what was told of every fault")
    given = asked.parse_args()
    begun = time.process_time()
    kinds = [one for one in every() if one.rule.startswith(tuple(given.only.split(",")))]
    verdicts = []
    for one in (each for kind in kinds for each in planted(kind)):
        verdicts.append(judge(one))
        if given.verbose or not verdicts[-1].good:
            print(verdicts[-1], end="\n\n", flush=True)
    print(table(one.row for one in verdicts))
    print(f"{time.process_time() - begun:.0f} s of processor")
    return 0 if all(one.good for one in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
