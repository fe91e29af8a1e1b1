"""What befalls a process from outside, for those that a test starts with this folder on PYTHONPATH.

``TEST_DEADLY``: whoever puts a file in its place whose path holds these words is killed, as by a system without memory.
``TEST_DEADLY_ONCE``, ``file:words``: only the first one is, and makes that file.
``TEST_CLOCK``: the clock stands at this second since 1970 and goes backwards.
"""

import os
import signal
import time
from pathlib import Path

_deadly = os.environ.get("TEST_DEADLY")
_died, _, _deadly_once = os.environ.get("TEST_DEADLY_ONCE", "").partition(":")
_clock = os.environ.get("TEST_CLOCK")

if _deadly:
    _replace = os.replace

    def _die(source: "os.PathLike[str]", target: "os.PathLike[str]") -> None:
        first = _deadly_once and _deadly_once in os.fspath(target) and not Path(_died).exists()
        if first:
            Path(_died).touch()
        if first or _deadly in os.fspath(target):
            os.kill(os.getpid(), signal.SIGKILL)
        _replace(source, target)

    os.replace = _die

if _clock:
    _localtime, _gmtime, _left = time.localtime, time.gmtime, [float(_clock)]

    def _back() -> float:
        _left[0] = max(0.0, _left[0] - 60)
        return _left[0]

    time.time = _back
    time.time_ns = lambda: int(_back() * 1e9)
    time.localtime = lambda seconds=None: _localtime(_back() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: _gmtime(_back() if seconds is None else seconds)
