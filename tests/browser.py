"""A real Chromium, driven over a pipe by its DevTools protocol: one browser for many pages.

In: addresses, scripts, keys, the size of a window. Out: what the page says. Nothing is installed for it but the
browser, and no port is opened.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe"),
    # A mouse, which a machine without a screen need not have.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
)
_CODES = {"Enter": 13, "Escape": 27, "Tab": 9}
_PATIENCE = 60


class Browser:
    """One tab. ``events`` holds what the browser told without being asked."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._number, self._read = 0, b""
        self.events: list[dict[str, Any]] = []
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers; raises ``AssertionError`` when it refuses."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._send, data) :]
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return dict(answer["result"])

    def open(
        self, page: Path, width: int = 1280, scheme: str = "light", *, script: bool = True, hash: str = ""
    ) -> None:
        """Open a file in a window of ``width`` pixels by 800, with or without scripts, and wait until it is there."""
        self.resize(width)
        self.show(scheme=scheme)
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.events.clear()
        self.call("Page.navigate", url="about:blank")
        self._wait_for("Page.loadEventFired")
        self.point((0, 0))
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri() + hash)
        self._wait_for("Page.loadEventFired")
        self.ask("document.fonts.ready.then(() => true)")

    def resize(self, width: int) -> None:
        """Make the window ``width`` pixels wide."""
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def show(self, *, scheme: str = "light", medium: str = "") -> None:
        """Ask for a colour scheme and without movement, and for a medium: ``print`` or the screen."""
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.call("Emulation.setEmulatedMedia", media=medium, features=features)

    def ask(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + 5
        while not self.ask(script):
            assert time.monotonic() < end, f"never came true: {script}"
            time.sleep(0.02)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key."""
        named = {"key": key, "code": key, "windowsVirtualKeyCode": _CODES[key], "modifiers": 8 if shift else 0}
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **named, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    def write(self, words: str) -> None:
        """Write into what has the focus."""
        self.call("Input.insertText", text=words)

    def point(self, at: tuple[float, float]) -> None:
        """Move the pointer to a place of the window."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=at[0], y=at[1])

    def print(self) -> bytes:
        """The page as the browser prints it, on the paper that its style asks for."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return b64decode(answer["data"])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return b64decode(self.call("Page.captureScreenshot")["data"])

    def close(self) -> None:
        """End the browser."""
        self.call("Browser.close")

    def _wait_for(self, event: str) -> None:
        while not any(one.get("method") == event for one in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            ready, _, _ = select.select([self._receive], [], [], _PATIENCE)
            assert ready, "the browser does not answer"
            data = os.read(self._receive, 1 << 20)
            assert data, "the browser has ended"
            self._read += data
        message, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own, ended when the context is left."""
    program = next(name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name))
    (their_read, send), (receive, their_write) = os.pipe(), os.pipe()
    # The browser listens on 3 and speaks on 4: the ends of the pipes must not stand there already.
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (their_read, their_write)]
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    joined = [(os.POSIX_SPAWN_DUP2, end, place) for end, place in zip(ends, (3, 4), strict=True)]
    command = [program, *_OPTIONS, f"--user-data-dir={profile}"]
    process = os.posix_spawnp(program, command, os.environ, file_actions=[*silent, *joined])
    for end in (their_read, their_write, *ends):
        os.close(end)
    try:
        tab = Browser(send, receive)
        yield tab
        tab.close()
    finally:
        os.close(send)
        os.close(receive)
        os.waitpid(process, 0)  # it ends when the pipe does
