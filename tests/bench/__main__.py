"""``python -m tests.bench``: measure, show a table, and keep the numbers as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import growth, lints, nothing_to_do, one_engagement, paper, saved, scale, shares, word
from tests.bench.material import FULL, QUICK, Material
from tests.bench.row import Row

SUBJECTS = {
    "word": word.rows,
    "paper": paper.rows,
    "nothing-to-do": nothing_to_do.rows,
    "growth": growth.rows,
    "scale": scale.rows,
    "one-engagement": one_engagement.rows,
    "saved": saved.rows,
    "shares": shares.rows,
    "lints": lints.rows,
}


def main() -> None:
    """Measure what is asked for."""
    given = _arguments()
    material = Material(given.root, QUICK if given.quick else FULL)
    rows: list[Row] = []
    for subject in given.only or SUBJECTS:
        print(f"measuring {subject} …", file=sys.stderr)
        rows.extend(SUBJECTS[subject](material))
    _show(rows)
    given.json.parent.mkdir(parents=True, exist_ok=True)
    content = {"quick": given.quick, "rows": [asdict(row) | {"ratio": row.ratio, "met": row.met} for row in rows]}
    given.json.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="few repetitions, small documents, few copies",
    )
    parser.add_argument("--only", action="append", choices=SUBJECTS, help="measure this subject; can be repeated")
    parser.add_argument("--json", type=Path, default=Path("output/bench.json"), metavar="PATH")
    here = Path(__file__).resolve().parents[2]
    parser.add_argument("--root", type=Path, default=here, help="the folder with inputs, clauses and templates")
    return parser.parse_args()


def _show(rows: list[Row]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("What", "Ours", "Reference", "", "Ratio", "Target", "Met"):
        table.add_column(heading, justify="left" if heading in {"What", ""} else "right")
    for row in rows:
        table.add_row(
            f"{row.subject}: {row.what}",
            _number(row.ours),
            _number(row.reference),
            row.unit,
            _number(row.ratio),
            "–" if row.target is None else f"≤ {row.target:g}",
            {True: "yes", False: "no", None: "–"}[row.met],
            style={True: "green", False: "red", None: ""}[row.met],
        )
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}" if value < 10 else f"{value:.1f}"


if __name__ == "__main__":
    main()
