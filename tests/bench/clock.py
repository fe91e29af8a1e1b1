"""Measuring: functions of this process in turns, and whole processes from outside."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


def in_turns(functions: Sequence[Callable[[], object]], repetitions: int) -> list[float]:
    """The median processor time of each function in seconds; every function is called once before, to warm up."""
    for function in functions:
        function()
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(repetitions):
        for own, function in zip(times, functions, strict=True):
            own.append(_processor_time(function))
    return [statistics.median(own) for own in times]


def _processor_time(function: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    function()
    return time.process_time() - started


@dataclass(frozen=True)
class Process:
    """A process that ended: seconds on the wall, and of all processors that it and its children used."""

    seconds: float
    processor: float


def whole(root: Path, *arguments: str, module: str = "docgen", silent: bool = False) -> Process:
    """Run a module in a process of its own, from start to end; ``silent``: without its findings, which are known.
    Raises RuntimeError where it fails."""
    started = time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    findings = subprocess.DEVNULL if silent else None
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=findings, env=environment()) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{module} {' '.join(arguments)} ended with {process.returncode}")
    return Process(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)


def least_disturbed(runs: Sequence[Process]) -> Process:
    """The best of several runs, in either respect: others can only make a process slower."""
    return Process(min(run.seconds for run in runs), min(run.processor for run in runs))


def environment() -> dict[str, str]:
    """This very program, wherever the process starts, and its modules compiled once as they are for whoever runs it."""
    here = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": path}
