"""The preview's server: answers its own page and nobody else."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import previewed

from deckwright.edges.errors import EdgeError
from deckwright.edges.server import PreviewServer
from deckwright.edges.show import Show
from deckwright.edges.static import write_static
from deckwright.preview.record import SiteRecord

DECK = """\
id: book
deck: Book
notes:
  - id: one
    question: "What is ![a dot](dot.png) and $x^2$?"
    answer: That.
"""
DOT = b"\x89PNG\r\n\x1a\nnot really"


@pytest.fixture
def record(tmp_path: Path) -> SiteRecord:
    (tmp_path / "deckwright.yaml").write_text("project: served\n", encoding="utf-8")
    (tmp_path / "book.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "dot.png").write_bytes(DOT)
    return SiteRecord(previewed(tmp_path))


@pytest.fixture
def show(record: SiteRecord) -> Show:
    return Show(record)


@pytest.fixture
def server(show: Show) -> Iterator[PreviewServer]:
    with PreviewServer(show) as server:
        yield server


def _ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, dict(response.headers), body


def test_it_serves_the_page_its_data_media_and_maths(server: PreviewServer, record: SiteRecord) -> None:
    status, headers, body = _ask(server, "/")
    assert status == 200
    assert b"<title>Preview" in body
    assert "script-src 'nonce-" in headers["Content-Security-Policy"]
    site = json.loads(_ask(server, "/site.json")[2])
    assert site["notes"][0]["id"] == "one"
    face = json.loads(_ask(server, f"/face/{site['version']}/0.json")[2])
    assert face == json.loads(json.dumps(record.face(0)))
    name = next(iter(record.site.media))
    status, headers, body = _ask(server, f"/media/{name}")
    assert (status, headers["Content-Type"], body) == (200, "image/png", DOT)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert _ask(server, "/mathjax/tex-chtml-full.js")[1]["Content-Type"] == "text/javascript"
    assert _ask(server, "/mathjax/fonts/MathJax_Zero.woff")[1]["Content-Type"] == "font/woff"


def test_a_nonce_is_used_once(server: PreviewServer) -> None:
    assert _ask(server, "/")[1]["Content-Security-Policy"] != _ask(server, "/")[1]["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/book.yaml", "/media/book.yaml", "/media/../book.yaml", "/media/..%2fbook.yaml", "/../../etc/passwd",
        "/media/dot.png", "/mathjax/../page.py", "/face/0/0.json", "/face/x/0.json", "//etc/passwd", "/index.html",
        "/media/", "/media//etc/passwd", "/media/%00",
    ],
)  # fmt: skip
def test_nothing_else_is_there(server: PreviewServer, path: str) -> None:
    assert _ask(server, path)[0] == 404


def test_a_face_of_an_older_state_is_gone(server: PreviewServer, show: Show, record: SiteRecord) -> None:
    old = show.now.version
    show.publish(record)
    assert _ask(server, f"/face/{old}/0.json")[0] == 404
    assert _ask(server, f"/face/{show.now.version}/0.json")[0] == 200
    assert _ask(server, f"/face/{show.now.version}/1.json")[0] == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "localhost:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/site.json", "/events"])
def test_strangers_get_nothing(server: PreviewServer, path: str, headers: dict[str, str]) -> None:
    asked = {name: value.format(port=server.port) for name, value in headers.items()}
    status, _, body = _ask(server, path, **asked)
    assert (status, body) == (403, b"")


def test_our_own_names_are_no_strangers(server: PreviewServer) -> None:
    for name in (f"127.0.0.1:{server.port}", f"localhost:{server.port}"):
        assert _ask(server, "/site.json", Host=name, Origin=f"http://{name}", Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"])
def test_it_only_reads(server: PreviewServer, method: str) -> None:
    assert _ask(server, "/", method)[0] == 501


def test_it_listens_to_this_computer_only(server: PreviewServer) -> None:
    with pytest.raises(OSError, match=r"refused|unreachable"), socket.create_connection(("127.0.0.2", server.port), 1):
        pass


def _news(stream: http.client.HTTPResponse) -> object:
    told = json.loads(stream.readline().removeprefix(b"data: "))
    assert stream.readline() == b"\n"
    return told


def test_every_open_page_is_told_of_changes(server: PreviewServer, show: Show, record: SiteRecord) -> None:
    connections = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=5) for _ in range(3)]
    for connection in connections:
        connection.request("GET", "/events")
    streams = [connection.getresponse() for connection in connections]
    for stream in streams:
        assert stream.headers["Content-Type"] == "text/event-stream"
        assert _news(stream) == {"version": show.now.version}
    first = show.now.version
    show.publish(SiteRecord(replace(record.site, checked=False), record))
    for stream in streams:
        assert _news(stream) == {
            "since": first, "version": show.now.version, "checked": False, "notes": [[0, len(record.notes)]],
        }  # fmt: skip
    for connection in connections:
        connection.close()


def test_a_page_of_a_forgotten_state_is_told_only_that_there_is_another(show: Show, record: SiteRecord) -> None:
    first = show.now.version
    for _ in range(3):
        show.publish(record)
    assert "since" in show.news(first, show.now)
    show.tidy()
    assert show.news(first, show.now) == {"version": show.now.version}


def test_a_port_that_is_taken_is_named(server: PreviewServer, show: Show) -> None:
    with pytest.raises(EdgeError, match=str(server.port)):
        PreviewServer(show, server.port)


def test_a_site_on_disk_has_all_it_needs(record: SiteRecord, tmp_path: Path) -> None:
    page = write_static(record, tmp_path / "out" / "site")
    written = {path.relative_to(page.parent).as_posix() for path in page.parent.rglob("*") if path.is_file()}
    assert {"index.html", "mathjax/tex-chtml-full.js", *(f"media/{name}" for name in record.site.media)} <= written
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EdgeError, match="cannot be written"):
        write_static(record, tmp_path / "file")
