"""What the page serves, to whom, and what it refuses."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from docgen.build.places import Places
from docgen.messages import LANGUAGES
from docgen.watching.board import Board, Entry, Shown
from docgen.watching.marks import Place, Told
from docgen.watching.pages import Pages
from docgen.watching.server import HOST, Server

TEMPLATES = Path("templates")
NASTY = "a<b>&'\" c"
FINDING = Told(
    *("IN007", "error", "title", "<script>alert(1)</script>", "{{ 7 * 7 }}", "inputs/x.yaml:3", ""),
    places=(Place("contract", "clause-a.b", "1.1 <i>Title</i>"),),
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("served")
    output = folder / "output"
    for name in ("one", NASTY):
        (output / name).mkdir(parents=True)
        (output / name / "contract.html").write_text("<p>on disk</p>", "utf-8")
        (output / name / "manifest.json").write_text("{}", "utf-8")
    (folder / "secret.pdf").write_text("secret", "utf-8")
    (output / "one" / "rfp.pdf").symlink_to(folder / "secret.pdf")
    board = Board()
    board.keep(["one", NASTY])
    contract = Shown("contract", NASTY, 3, b"<p>as it is now</p>", {"html": "older", "pdf": "missing"})
    shown = {"contract": contract, "rfp": Shown("rfp", "RFP")}
    board.put(Entry("one", NASTY, "failed", shown, (FINDING,)))
    board.put(Entry(NASTY, "Other", "ready", {"contract": Shown("contract", "Contract")}))
    places = Places(folder / "inputs", folder / "clauses", TEMPLATES, output)
    server = Server(places, board, Pages(TEMPLATES, "en"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    board.end()
    server.shutdown()
    server.server_close()


Answer = tuple[int, dict[str, str], str]


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(HOST, server.server_port, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")
    connection.close()
    return found


def test_it_listens_to_this_machine_alone(served: Server) -> None:
    assert served.server_address[0] == "127.0.0.1"
    assert ask(served, "/")[0] == 200
    assert ask(served, "/", Host=f"localhost:{served.server_port}")[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/one/contract.html", "/events", "/look/page.js"])
def test_another_site_is_refused(path: str, headers: dict[str, str], served: Server) -> None:
    filled = {name: value.replace("{port}", str(served.server_port)) for name, value in headers.items()}
    status, _, said = ask(served, path, **filled)
    assert (status, said) == (403, "Forbidden")


def test_its_own_page_is_not(served: Server) -> None:
    own = f"http://127.0.0.1:{served.server_port}"
    assert ask(served, "/one/contract", Origin=own, Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/one/../secret.pdf", "/one/%2e%2e/secret.pdf", "/../secret.pdf", "//etc/passwd", "/one/..%2fsecret.pdf"),
        *("/one/manifest.json", "/one/contract.origins.json", "/one/contract.pdf", "/one/contract.exe", "/one/"),
        *("/two/contract", "/one/charter", "/one/contract.html/x", "/one/contract%00.html", "/one", "/look/words.yaml"),
        "/one/rfp.pdf",  # a link that leads out of the output folder
    ],
)
def test_only_known_documents_are_given(path: str, served: Server) -> None:
    status, _, said = ask(served, path)
    assert (status, said) == (404, "There is no such page.")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_there_is_nothing_to_write(method: str, served: Server) -> None:
    assert ask(served, "/one/contract", method)[0] == 501


def test_what_is_served_is_guarded(served: Server) -> None:
    for path in ("/", "/one/contract"):
        _, headers, said = ask(served, path)
        policy = dict(one.strip().split(" ", 1) for one in headers["Content-Security-Policy"].split(";"))
        assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
        assert (policy["frame-ancestors"], policy["form-action"]) == ("'none'", "'none'")
        page = html.document_fromstring(said)
        assert page.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]") == []
    for path in ("/", "/one/contract.html", "/look/page.css", "/fonts/sans-regular.woff2", "/nothing"):
        _, headers, _ = ask(served, path)
        wanted = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
        wanted |= {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        assert {name: headers.get(name) for name in wanted} == wanted
    assert ask(served, "/one/contract.html")[1]["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_a_document_as_it_is_now_or_as_it_was_written(served: Server) -> None:
    assert ask(served, "/one/contract.html")[2] == "<p>as it is now</p>"
    assert ask(served, "/a%3Cb%3E%26%27%22%20c/contract.html?v=1")[2] == "<p>on disk</p>"
    assert ask(served, "/one/contract.html", "HEAD")[2] == ""


def test_no_value_is_markup(served: Server) -> None:
    page = html.document_fromstring(ask(served, "/one/contract")[2])
    assert page.findtext(".//h1/span") == NASTY
    assert page.find_class("message")[0].text_content() == FINDING.message
    assert page.find_class("hint")[0].text_content() == "{{ 7 * 7 }}"
    (link,) = page.xpath("//ul[@class='places']//a")
    assert (link.get("href"), link.text_content().strip()) == ("/one/contract#clause-a.b", "1.1 <i>Title</i>")
    index = html.document_fromstring(ask(served, "/")[2])
    addresses = [link.get("href") for link in index.find_class("document")]
    assert addresses[-1] == "/a%3Cb%3E%26%27%22%20c/contract"
    assert ask(served, addresses[-1])[0] == 200


def test_whoever_waits_is_told_of_each_change(served: Server) -> None:
    connection = http.client.HTTPConnection(HOST, served.server_port, timeout=20)
    connection.request("GET", "/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    assert _next(answer)["pages"]["one/contract"] == 3
    served.board.show("one", "contract", "Contract", b"<p>newer</p>")
    assert _next(answer)["pages"]["one/contract"] == 4
    connection.close()


def _next(answer: http.client.HTTPResponse) -> dict[str, dict[str, int]]:
    while not (line := answer.fp.readline()).startswith(b"data: "):
        assert line, "the stream has ended"
    return dict(json.loads(line.removeprefix(b"data: ")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_its_reader(language: str, served: Server) -> None:
    pages = Pages(TEMPLATES, language)
    entry = served.board.entry("one")
    assert entry is not None
    said = pages.document(entry, entry.documents["contract"]) + pages.index([entry])
    assert f'lang="{language}"' in said
    assert ("older than the page" in said) == (language == "en")
    assert ("älter als die Seite" in said) == (language == "de")


def test_both_languages_have_the_same_words() -> None:
    words = [Pages(TEMPLATES, language)._words for language in LANGUAGES]
    assert _shape(words[0]) == _shape(words[1])


def _shape(words: object) -> object:
    return {name: _shape(one) for name, one in words.items()} if isinstance(words, dict) else None
