"""Python imports this by its name before anything else, in each process of a build whose ``PYTHONPATH`` names the
folder: every file that is opened, every connection and every program that is run is written down, one a line."""

import json
import os
import sys

_KINDS = (
    "open",
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "ctypes.dlopen",
    "urllib.",
    "http.",
)
_log = os.open(os.path.join(os.environ["AUDIT"], f"{os.getpid()}.jsonl"), os.O_CREAT | os.O_WRONLY | os.O_APPEND)  # noqa: PTH118


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_KINDS):
        about = [os.fsdecode(one) if isinstance(one, bytes) else str(one) for one in arguments]
        os.write(_log, (json.dumps([event, *about]) + "\n").encode())


sys.addaudithook(_note)
