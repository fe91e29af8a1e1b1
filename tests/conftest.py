"""What several folders of tests share."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests import examples
from tests.program import run

# The same examples in every run, so that a test fails by what somebody changed and not by chance; the profile "default"
# of hypothesis draws new ones.
settings.register_profile("same", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of all shipped engagements, in all formats: made once, whoever asks for it first."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            done = run("build", "--output", str(folder), "--quiet", cwd=examples.ROOT)
            assert done.code == 0, done.err
    return folder
