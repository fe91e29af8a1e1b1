"""What several folders of tests share."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import examples, verdicts
from tests.browser import Browser, browser
from tests.planted.table import shown as planted_faults
from tests.program import run
from tests.verdicts import verdict
from tests.writers.office import Office

__all__ = ["verdict"]

# The same examples in every run, so that a test fails by what somebody changed and not by chance; the profile "default"
# of hypothesis draws new ones.
settings.register_profile("same", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

# Examples and libraries that tests share stay to the end: to look for garbage in them took a third of all time.
gc.set_threshold(50_000, 10, 10)


def pytest_collection_finish() -> None:
    """Nor is there garbage in tests and modules."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What validators said of the documents, and how many of the planted faults were found."""
    verdicts.pytest_terminal_summary(terminalreporter)
    reports = [one for group in terminalreporter.stats.values() for one in group if isinstance(one, pytest.TestReport)]
    if faults := planted_faults(reports, terminalreporter._tw.fullwidth):
        terminalreporter.section("planted faults")
        terminalreporter.write(faults)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for the build of everything comes first: one process makes it while others do something else."""
    items.sort(key=lambda item: "built" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of all shipped engagements, in all formats: made once, whoever asks for it first."""
    return _once("built", tmp_path_factory, _build)


@pytest.fixture(scope="session")
def shown(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What LibreOffice shows of the Word files of all shipped engagements, ``<engagement>-<type>.txt``."""
    return _once("shown", tmp_path_factory, lambda folder: Office(folder).show(_word_files(built, folder)))


@pytest.fixture(scope="session")
def saved(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same files as LibreOffice writes them after opening them, ``<engagement>-<type>.docx``."""
    return _once("saved", tmp_path_factory, lambda folder: Office(folder).save(_word_files(built, folder / "built")))


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A tab of a browser that runs as long as the tests do."""
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


def _build(folder: Path) -> None:
    done = run("build", "--output", str(folder), "--quiet", cwd=examples.ROOT)
    assert done.code == 0, done.err


def _word_files(built: Path, folder: Path) -> list[Path]:
    """Copies that differ in their names, for LibreOffice writes into one folder."""
    folder.mkdir(parents=True, exist_ok=True)
    every = examples.DOCUMENTS
    return [Path(shutil.copy(built / name / f"{kind}.docx", folder / f"{name}-{kind}.docx")) for name, kind in every]


def _once(name: str, factory: pytest.TempPathFactory, make: Callable[[Path], None]) -> Path:
    """A folder that one of the processes that run tests makes, and all read."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.with_suffix(".done").exists():
            make(folder)
            folder.with_suffix(".done").touch()
    return folder
