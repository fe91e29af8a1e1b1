"""docgen in a process that notes at its end how much memory it and its workers took at most.

Arguments: the file for the note, then docgen's own.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from docgen.cli import main

_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss counts bytes there, elsewhere kilobytes
_STATUS = Path("/proc/self/status")


def _watched() -> None:
    note = Path(sys.argv.pop(1))
    try:
        main()
    finally:
        children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        note.write_text(json.dumps({"own": _own_peak() / _MEGABYTE, "children": children / _MEGABYTE}))


def _own_peak() -> int:
    """The most that this process took; Linux counts in ru_maxrss what the process took from which it was started."""
    if _STATUS.exists():
        return int(_STATUS.read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _watched()
