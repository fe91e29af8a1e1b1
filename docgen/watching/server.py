"""The page, served to this machine alone.

In: requests over HTTP. Out: the pages round the documents, the documents, their files, and a stream of events. It only
reads: there is nothing that a request could change, start or name by a path. A request from another site is refused, be
it sent from there (``Origin``, ``Sec-Fetch-Site``) or to a name that somebody has pointed to this machine (``Host``).
"""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from docgen.build.places import FORMATS, Places
from docgen.inputs import plain
from docgen.watching.board import Board, Entry, Shown
from docgen.watching.pages import Pages

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_STREAMS = 32  # browsers that can wait for changes at once
_STILL = 10.0  # seconds after which a stream says that it is still there
_TYPES = {
    "css": "text/css; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
}
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
# A document has a policy of its own in its head; round it may stand nothing but our own page.
_FRAMED = "frame-ancestors 'self'"


class Server(ThreadingHTTPServer):
    """Listens on the loopback interface; port 0 takes one that is free. Raises OSError where a port is taken."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, places: Places, board: Board, pages: Pages, port: int = 0) -> None:
        self.places = places
        self.board = board
        self.pages = pages
        self.streams = threading.BoundedSemaphore(_STREAMS)
        super().__init__((HOST, port), _Handler)

    def server_bind(self) -> None:
        """Take the port, without asking the net how this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no news."""

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def names(self) -> frozenset[str]:
        """What a request may call this machine."""
        return frozenset(f"{name}:{self.server_port}" for name in _NAMES)


class _Handler(BaseHTTPRequestHandler):
    """One browser's requests, one after the other."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "docgen"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Answer; nothing else is ever asked of this server."""
        if self._foreign():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        address = urlsplit(self.path)
        known = self.server.pages.parts.get(address.path)
        if known is not None:
            self._send(known, address.path.rpartition(".")[2])
        elif address.path == "/":
            entries = list(self.server.board.entries().values())
            self._send(self.server.pages.index(entries).encode(), "html", _OWN)
        elif address.path == "/events":
            self._stream()
        else:
            self._named(address.path)

    def do_HEAD(self) -> None:
        """The same without a body."""
        self.do_GET()

    def _foreign(self) -> bool:
        """Whether a request comes from another site, or was sent to another name."""
        names = self.server.names
        if self.headers.get("Host", "") not in names:
            return True
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{name}" for name in names}:
            return True
        return self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")

    def _named(self, path: str) -> None:
        """A document, by the names that are known: ``/engagement/contract`` is the page round it,
        ``/engagement/contract.pdf`` a file."""
        first, _, last = path.removeprefix("/").partition("/")
        kind, _, form = last.partition(".")
        entry = self.server.board.entry(unquote(first))
        shown = entry.documents.get(kind) if entry else None
        if entry is None or shown is None or (form and form not in FORMATS):
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not form:
            self.server.board.look_at(entry.name, kind)
            self._send(self.server.pages.document(entry, shown).encode(), "html", _OWN)
        elif form == "html" and shown.page and shown.files.get("html") != "current":
            self._send(shown.page, form, _FRAMED)
        else:
            self._file(entry, shown, form)

    def _file(self, entry: Entry, shown: Shown, form: str) -> None:
        """A file of the output folder."""
        file = self.server.places.output / entry.name / f"{shown.kind}.{form}"
        try:
            content = None if plain.leads_out(file, self.server.places.output) else plain.read(file)
        except OSError:
            content = None
        if content is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(content, form, _FRAMED if form == "html" else "", name=file.name)

    def _stream(self) -> None:
        """Tell of each change until the browser goes away."""
        if self.command == "HEAD" or not self.server.streams.acquire(blocking=False):
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        try:
            self.close_connection = True
            self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"})
            board, known = self.server.board, -1
            while not board.ended:
                now = board.wait(known, _STILL)
                self.wfile.write(b": still here\n\n" if now == known else _event(now, board.entries()))
                known = now
        finally:
            self.server.streams.release()

    def _send(self, content: bytes, form: str, policy: str = "", name: str = "") -> None:
        headers = {"Content-Type": _TYPES[form], "Content-Length": str(len(content))}
        if policy:
            headers["Content-Security-Policy"] = policy
        if name and form == "docx":
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        self._head(HTTPStatus.OK, headers)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _refuse(self, status: HTTPStatus) -> None:
        said = self.server.pages.lost if status is HTTPStatus.NOT_FOUND else status.phrase
        content = said.encode()
        self._head(status, {"Content-Type": _TYPES["md"], "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_ALWAYS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the terminal is for findings."""


def _event(version: int, entries: Mapping[str, Entry]) -> bytes:
    """What has changed, as a browser is told: the versions of all pages."""
    pages = {f"{name}/{kind}": one.version for name, entry in entries.items() for kind, one in entry.documents.items()}
    states = {name: entry.state for name, entry in entries.items()}
    data = json.dumps({"pages": pages, "states": states})
    return f"event: state\nid: {version}\ndata: {data}\n\n".encode()
