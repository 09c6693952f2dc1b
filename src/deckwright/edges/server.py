"""The preview's page over HTTP, for a browser on this computer only, and news of every change while it is open.

Answers GET, and only what asks for this server by its own name: a page of the web that guesses the port gets nothing,
whether it names another host (which is how it would read our answers) or comes from another origin.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from deckwright.domain.named import NamedTuple
from deckwright.domain.pattern import pattern
from deckwright.edges.errors import EdgeError
from deckwright.edges.show import Show
from deckwright.preview.page import content_policy, live_page, mathjax_file

HOST = "127.0.0.1"
_FACE = pattern(r"/face/([0-9a-f]+)/(\d{1,9})\.json")
_TYPES = {".js": "text/javascript", ".woff": "font/woff", ".webp": "image/webp", ".avif": "image/avif"}


class Reply(NamedTuple):
    """What an address holds."""

    kind: str
    body: bytes
    headers: Mapping[str, str] = {}


class PreviewServer:
    """Serves while the ``with`` block runs. Port 0 is any free one. Raises `EdgeError`."""

    def __init__(self, show: Show, port: int = 0) -> None:
        self._show = show
        try:
            self._server = ThreadingHTTPServer((HOST, port), partial(_Handler, show))
        except OSError as problem:
            hint = "choose another `--port`, or none for a free one"
            raise EdgeError(f"port {port} of {HOST} cannot be used ({problem.strerror})", hint) from problem
        self.port = int(self._server.server_address[1])
        self.address = f"http://{HOST}:{self.port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._show.close()
        self._server.shutdown()
        self._server.server_close()


def find_reply(show: Show, path: str) -> Reply | None:
    """What stands at a path of the preview, None where there is nothing."""
    for prefix, answer in _ANSWERS:
        if path.startswith(prefix):
            return answer(show, path)
    return None


def _answer_page(_: Show, path: str) -> Reply | None:
    if path != "/":
        return None
    nonce = secrets.token_urlsafe(18)
    policy = f"{content_policy(nonce)}; frame-ancestors 'none'"
    return Reply("text/html; charset=utf-8", live_page(nonce).encode("utf-8"), {"Content-Security-Policy": policy})


def _answer_site(show: Show, path: str) -> Reply | None:
    version, record = show.now
    return _reply({**record.index(), "version": version}) if path == "/site.json" else None


def _answer_face(show: Show, path: str) -> Reply | None:
    asked = _FACE.fullmatch(path)
    version, record = show.now
    if asked is None or asked[1] != version or int(asked[2]) >= len(record.cards):
        return None
    return _reply(record.face(int(asked[2])))


def _answer_media(show: Show, path: str) -> Reply | None:
    file = show.now.record.site.media.get(path.removeprefix("/media/"))
    with suppress(OSError):
        return Reply(_kind(file.name), Path(file.path).read_bytes()) if file else None
    return None


def _answer_mathjax(_: Show, path: str) -> Reply | None:
    body = mathjax_file(path.removeprefix("/mathjax/"))
    return Reply(_kind(path), body) if body is not None else None


def _reply(value: object) -> Reply:
    return Reply("application/json", _json(value))


def _json(value: object) -> bytes:
    """The value on one line."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _kind(name: str) -> str:
    ending = Path(name).suffix
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"


_ANSWERS: tuple[tuple[str, Callable[[Show, str], Reply | None]], ...] = (
    ("/site.json", _answer_site),
    ("/face/", _answer_face),
    ("/media/", _answer_media),
    ("/mathjax/", _answer_mathjax),
    ("/", _answer_page),
)


class _Handler(BaseHTTPRequestHandler):
    """GET of our own page's addresses; 403 for strangers, 404 for what is not there, 501 for other methods."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "deckwright", ""
    timeout = 60

    def __init__(self, show: Show, *connection: object) -> None:
        self.show = show
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers one request."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_ours():
            self._refuse(403)
        elif path == "/events":
            self._tell_changes()
        elif (reply := find_reply(self.show, path)) is None:
            self._refuse(404)
        else:
            self._send(reply)

    def _is_ours(self) -> bool:
        port = self.connection.getsockname()[1]
        own = {f"{name}:{port}" for name in (HOST, "localhost")}
        origin = self.headers.get("Origin")
        known = self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        return self.headers.get("Host") in own and known and (origin is None or origin.removeprefix("http://") in own)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self._end_headers(reply.headers)
        self.wfile.write(reply.body)

    def _end_headers(self, headers: Mapping[str, str]) -> None:
        safe = {
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        for name, value in {**safe, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell_changes(self) -> None:
        """Server-sent events: the version now, and what changes in every new one; a comment now and then finds out who
        has left."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self._end_headers({"Connection": "close"})
        told = ""
        while (now := self.show.wait(told)) is not None:
            news = b"data: " + _json(self.show.news(told, now)) if now.version != told else b":"
            self.wfile.write(news + b"\n\n")
            self.wfile.flush()
            told = now.version

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the command tells what matters."""

    def handle(self) -> None:
        """Serves one connection; a browser that goes away is no error."""
        with suppress(ConnectionError, TimeoutError):
            super().handle()
