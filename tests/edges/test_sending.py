"""Sending a package over loopback: whole, in parts, to the wrong address, and how it ends."""

from __future__ import annotations

import http.client
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckwright.edges.errors import EdgeError
from deckwright.edges.sending import PACKAGE_TYPE, Sender, local_address, newest_package

CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "Führung «1».apkg"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def sender(package: Path) -> Iterator[Sender]:
    with Sender(package, host="127.0.0.1") as sender:
        yield sender


def _ask(sender: Sender, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(sender.host, sender.port, timeout=5)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_the_first_whole_download_ends_it(sender: Sender) -> None:
    response, body = _ask(sender, sender.path)
    assert (response.status, body) == (200, CONTENT)
    assert response.headers["Content-Type"] == PACKAGE_TYPE
    assert response.headers["Content-Length"] == str(len(CONTENT))
    disposition = response.headers["Content-Disposition"]
    assert (
        disposition == "attachment; filename=\"F_hrung _1_.apkg\"; filename*=UTF-8''F%C3%BChrung%20%C2%AB1%C2%BB.apkg"
    )
    assert sender.wait(2)


def test_the_address_may_come_back_without_percent_signs(sender: Sender) -> None:
    with socket.create_connection((sender.host, sender.port), timeout=5) as raw:
        token = sender.path.split("/")[1]
        raw.sendall(f"GET /{token}/F%c3%bchrung%20%C2%AB1%C2%BB.apkg HTTP/1.0\r\n\r\n".encode())
        assert raw.recv(64).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-99", 206, CONTENT[:100]),
        ("bytes=1000000-", 206, CONTENT[1000000:]),
        ("bytes=-10", 206, CONTENT[-10:]),
        (f"bytes=5-{10**9}", 206, CONTENT[5:]),
        (f"bytes={len(CONTENT)}-", 416, b""),
        ("bytes=9-2", 416, b""),
    ],
)
def test_parts_do_not_end_it(sender: Sender, asked: str, status: int, part: bytes) -> None:
    response, body = _ask(sender, sender.path, Range=asked)
    assert (response.status, body) == (status, part)
    assert not sender.wait(0.05)


@pytest.mark.parametrize("asked", ["bytes=0-", "lines=1-2", "bytes=-", "bytes=0-1,3-4"])
def test_what_asks_for_all_of_it_gets_all_of_it(sender: Sender, asked: str) -> None:
    response, body = _ask(sender, sender.path, Range=asked)
    assert (response.status, body) == (200, CONTENT)
    assert sender.wait(2)


def test_a_question_about_it_does_not_end_it(sender: Sender) -> None:
    response, body = _ask(sender, sender.path, "HEAD")
    assert (response.status, body) == (200, b"")
    assert response.headers["Content-Length"] == str(len(CONTENT))
    assert not sender.wait(0.05)


def test_a_phone_that_goes_away_does_not_end_it(package: Path) -> None:
    package.write_bytes(CONTENT * 20)  # more than fits on the way
    with Sender(package, host="127.0.0.1") as sender:
        with socket.create_connection((sender.host, sender.port), timeout=5) as raw:
            raw.sendall(f"GET {sender.path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            raw.recv(1000)
        assert not sender.wait(0.2)
        assert _ask(sender, sender.path)[1] == CONTENT * 20
        assert sender.wait(2)


def test_only_the_one_address_is_answered(sender: Sender, package: Path) -> None:
    token = sender.path.split("/")[1]
    for path in (
        "/",
        f"/{token}",
        f"/{token}/",
        "/x/" + package.name.replace(" ", "%20"),
        sender.path + "/..",
        "/../etc",
    ):
        response, body = _ask(sender, path.encode("ascii", "ignore").decode())
        assert response.status == 404
        assert CONTENT[:50] not in body
    assert _ask(sender, sender.path, "POST")[0].status == 501
    assert not sender.wait(0.05)


def test_every_address_is_new(package: Path) -> None:
    with Sender(package, host="127.0.0.1") as one, Sender(package, host="127.0.0.1") as other:
        assert one.path != other.path
        assert len(one.path.split("/")[1]) >= 16


def test_it_says_what_stands_in_the_way(sender: Sender, package: Path, tmp_path: Path) -> None:
    with pytest.raises(EdgeError, match="cannot be read"):
        Sender(tmp_path / "none.apkg", host="127.0.0.1")
    with pytest.raises(EdgeError, match="cannot listen"):
        Sender(package, host="127.0.0.1", port=sender.port)
    with pytest.raises(EdgeError, match="no package"):
        newest_package(tmp_path / "dist")


def test_the_newest_package_is_sent(tmp_path: Path) -> None:
    for number, name in enumerate(("b.apkg", "c.apkg", "a.apkg")):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (number, number))
    assert newest_package(tmp_path).name == "a.apkg"


def test_the_address_is_one_of_this_computers() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((local_address(), 0))
