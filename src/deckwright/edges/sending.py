"""One package over the local network to one phone: a server for a single file under an address that nobody guesses.

It ends by itself: after the first whole download, or when time is up. Parts of the file (phones ask for those to go
on where they stopped) and questions about it (HEAD) do not end it.
"""

from __future__ import annotations

import re
import secrets
import socket
import threading
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote, unquote, urlsplit

from deckwright.domain.pattern import pattern
from deckwright.edges.errors import EdgeError
from deckwright.edges.files import shown

PACKAGE_TYPE = "application/apkg"
"""AnkiDroid opens files of this type whatever the browser calls them (its manifest, as it stood in August 2026, takes
``application/octet-stream`` and ``application/zip`` only from some apps); iOS goes by the name, which the address and
the header give."""
_RANGE = pattern(r"bytes=(\d*)-(\d*)")
_STALLED = 60
_CHUNK = 1 << 18


def newest_package(folder: Path) -> Path:
    """The package in the folder that was written last. Raises `EdgeError`."""
    packages = sorted(folder.glob("*.apkg"), key=lambda path: path.stat().st_mtime_ns)
    if not packages:
        raise EdgeError(f"{shown(folder)}: no package (*.apkg) in here", "`deckwright build` makes one")
    return packages[-1]


def local_address() -> str:
    """This computer's address in the local network. Nothing is sent to find it: the system only looks up by which
    of its addresses it would reach another network. Loopback where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # reserved for documentation: no such host; UDP sends nothing on connect
        return str(probe.getsockname()[0])
    return "127.0.0.1"


class Sender:
    """A server for the package, waiting from the moment it is made; ``with`` closes it. Raises `EdgeError`."""

    def __init__(self, package: Path, *, host: str, port: int = 0) -> None:
        self.package = package
        self.path = f"/{secrets.token_urlsafe(12)}/{quote(package.name)}"
        self.sent = threading.Event()
        try:
            with package.open("rb"):
                self._server = ThreadingHTTPServer((host, port), partial(_Handler, self))
        except OSError as problem:
            raise _open_error(package, host, port, problem) from problem
        self._server.daemon_threads = True
        self.host, self.port = host, int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """What the phone opens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}{self.path}"

    def wait(self, seconds: float) -> bool:
        """Until the package was downloaded whole, or that time is up; tells which."""
        return self.sent.wait(seconds)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _open_error(package: Path, host: str, port: int, problem: OSError) -> EdgeError:
    if problem.filename is not None:
        return EdgeError(f"{shown(package)}: cannot be read ({problem.strerror})", "`deckwright build` makes packages")
    return EdgeError(
        f"cannot listen on {host}, port {port or 'any'} ({problem.strerror})",
        "`--host` takes an address of this computer, `--port` a free port, 0 for any",
    )


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the one address; everything else is 404, or 501 for other methods."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "deckwright", ""
    timeout = _STALLED

    def __init__(self, sender: Sender, *connection: object) -> None:
        self.sender = sender
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The package, or the part of it that is asked for."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """What GET would say of the package."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        # A browser may write the name in the address with or without percent signs.
        if not secrets.compare_digest(unquote(urlsplit(self.path).path).encode(), unquote(self.sender.path).encode()):
            self.send_error(404)
            return
        with self.sender.package.open("rb") as file:
            size = file.seek(0, 2)
            part = _part(self.headers.get("Range", ""), size)
            if part is None:
                self._refuse_part(size)
                return
            self._head(part, size)
            if with_body:
                self._send(file, part)
                if part == range(size):
                    self.sender.sent.set()

    def _refuse_part(self, size: int) -> None:
        self.send_response(416)
        self.send_header("Content-Range", f"bytes */{size}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _head(self, part: range, size: int) -> None:
        self.send_response(200 if part == range(size) else 206)
        self.send_header("Content-Type", PACKAGE_TYPE)
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Accept-Ranges", "bytes")
        if part != range(size):
            self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{size}")
        name = self.sender.package.name
        plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
        self.send_header("Content-Disposition", f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def _send(self, file: BinaryIO, part: range) -> None:
        file.seek(part.start)
        left = len(part)
        while left and (chunk := file.read(min(left, _CHUNK))):
            self.wfile.write(chunk)
            left -= len(chunk)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the command tells what matters."""

    def handle(self) -> None:
        """Serves one connection; a phone that goes away in the middle is no error."""
        with suppress(ConnectionError, TimeoutError):
            super().handle()


def _part(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for: all of them where it asks for none or in a way not supported (as the
    standard allows), None where they lie outside the file."""
    match = _RANGE.fullmatch(asked.strip())
    if match is None or match[1] == match[2] == "":
        return range(size)
    if not match[1]:
        return range(max(0, size - int(match[2])), size)
    start = int(match[1])
    end = min(int(match[2]), size - 1) if match[2] else size - 1
    return range(start, end + 1) if start <= end else None
