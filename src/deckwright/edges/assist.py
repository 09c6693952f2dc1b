"""An OpenAI-compatible server → replies. Only asked when the user names one; the key comes from the environment."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from urllib.parse import urlsplit

from deckwright.domain.named import NamedTuple
from deckwright.edges.errors import EdgeError

KEY_VARIABLE = "DECKWRIGHT_ASSIST_KEY"
"""Environment variable with the key that the server wants, if it wants one."""
TIMEOUT = 60.0
"""Seconds that a server may stay silent."""
_LASTING = frozenset((400, 401, 403, 404))
_LARGEST_REPLY = 2_000_000


class Assistant(NamedTuple):
    """A server and the name of the model that it is to use."""

    url: str
    model: str
    timeout: float = TIMEOUT


class NoReplyError(Exception):
    """Why the server gave no usable answer; ``lasting`` where asking again makes no sense."""

    def __init__(self, reason: str, *, lasting: bool) -> None:
        super().__init__(reason)
        self.lasting = lasting


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry key and text to a server that the user did not name."""

    def redirect_request(self, *arguments: object, **more: object) -> None:
        return None


def assistant(url: str, model: str) -> Assistant:
    """The server at a URL such as ``http://localhost:8080/v1``. Raises `EdgeError` for what is no http address."""
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise EdgeError(f"{url}: no address of a server", "give one such as http://localhost:8080/v1")
    base = url.rstrip("/")
    return Assistant(base if base.endswith("/chat/completions") else f"{base}/chat/completions", model)


def ask(server: Assistant, messages: Sequence[dict[str, str]]) -> str:
    """The text of the model's reply. Raises `NoReplyError`."""
    body = {"model": server.model, "messages": list(messages), "temperature": 0, "stream": False}
    headers = {"Content-Type": "application/json"}
    key = os.environ.get(KEY_VARIABLE)
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(server.url, json.dumps(body).encode(), headers)
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=server.timeout) as response:
            data = _within(response, server.timeout)
    except urllib.error.HTTPError as problem:
        raise NoReplyError(f"the server answered {problem.code}", lasting=problem.code in _LASTING) from None
    except (OSError, HTTPException, ValueError) as problem:
        raise NoReplyError(f"no answer ({problem})", lasting=isinstance(problem, ConnectionRefusedError)) from problem
    return _content(data)


def _within(response: HTTPResponse, seconds: float) -> bytes:
    """The body, unless it is too long or comes so slowly that it takes longer than ``seconds``."""
    deadline, parts, size = time.monotonic() + seconds, list[bytes](), 0
    while part := response.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > _LARGEST_REPLY:
            raise NoReplyError("the answer is too long", lasting=False)
        if time.monotonic() > deadline:
            raise NoReplyError(f"the answer took more than {seconds:g} seconds", lasting=True)
    return b"".join(parts)


def _content(data: bytes) -> str:
    try:
        text = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise NoReplyError("the answer is not in the form of this interface", lasting=False) from None
    if not isinstance(text, str):
        raise NoReplyError("the answer holds no text", lasting=False)
    return text
