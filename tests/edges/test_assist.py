"""A language model's server on loopback, in good and in bad days."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from deckwright.cli import main
from deckwright.deckfile.reader import read_deck
from deckwright.domain.location import SourceText
from deckwright.edges.assist import KEY_VARIABLE, Assistant, NoReplyError, ask, assistant
from deckwright.edges.errors import EdgeError

if TYPE_CHECKING:
    from tests.conftest import MakeProject

CRAFT = "Apprentices learn the craft of a guild because masters pass on its secrets."
SOURCE = f"1. {CRAFT}\n2. Trust grows slowly among people.\n"
GOOD = {
    "statements": [
        {
            "number": 1,
            "gaps": ["masters", "elephants"],
            "questions": [
                {
                    "question": "Who passes on the secrets of a guild to apprentices?",
                    "answer": "Masters",
                    "quote": "masters pass on its secrets",
                },
                {"question": "Who founded the guild?", "answer": "Kings", "quote": "kings founded it long ago"},
                {"question": "Is it so?", "answer": "Yes", "quote": "masters pass on its secrets"},
            ],
        },
        {"number": 77, "questions": []},
    ]
}
NO_HEADERS: Mapping[str, str] = {}
Respond = Callable[["Handler", dict[str, object]], None]


class Handler(BaseHTTPRequestHandler):
    respond: Respond
    seen: list[tuple[str, dict[str, object]]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.append((self.headers.get("Authorization", ""), body))
        type(self).respond(self, body)

    def reply(self, data: bytes, status: int = 200, headers: Mapping[str, str] = NO_HEADERS) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        return


@contextmanager
def serving(respond: Respond) -> Iterator[tuple[str, list[tuple[str, dict[str, object]]]]]:
    """A server on loopback that answers as it is told, and what it was asked."""
    seen: list[tuple[str, dict[str, object]]] = []
    handler = type("One", (Handler,), {"respond": staticmethod(respond), "seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def chat(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def saying(content: object) -> Respond:
    return lambda handler, body: handler.reply(chat(content))


def draft(url: str, *, model: str = "small") -> tuple[str, list[str]]:
    """What the command prints, and the questions that are in the deck afterwards."""
    result = CliRunner().invoke(
        main, ["draft", "a.txt", "-o", "decks/a.yaml", "--assist", url, "--assist-model", model]
    )
    assert result.exit_code == 0, result.output
    read = read_deck(SourceText("a.yaml", Path("decks/a.yaml").read_text(encoding="utf-8")))
    assert read.value is not None
    asked = [str(each.text("question")) for entry in read.value.entries for each in entry.entries("ask")]
    return result.output, asked


def test_proposals_that_hold_are_taken_and_others_refused(make_project: MakeProject) -> None:
    make_project({"a.txt": SOURCE})
    with serving(saying(f"Here you are:\n```json\n{json.dumps(GOOD)}\n```")) as (url, seen):
        output, asked = draft(url)
    assert "2 proposals taken, 4 refused" in output
    assert asked[0] == "Who passes on the secrets of a guild to apprentices?"
    assert not [question for question in asked if "founded" in question or question == "Is it so?"]
    assert len(seen) == 1
    assert seen[0][1]["model"] == "small"


def test_the_key_comes_from_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying("x")) as (url, seen):
        monkeypatch.delenv(KEY_VARIABLE, raising=False)
        ask(assistant(url, "m"), [])
        monkeypatch.setenv(KEY_VARIABLE, "secret")
        ask(assistant(url, "m"), [])
    assert [key for key, _ in seen] == ["", "Bearer secret"]


def slow(handler: Handler, body: dict[str, object]) -> None:
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(20):
            handler.wfile.write(b" ")
            time.sleep(0.05)


FAULTS: dict[str, Respond] = {
    "no JSON": lambda handler, body: handler.reply(b"<html>busy</html>"),
    "no chat": lambda handler, body: handler.reply(b'{"choices": []}'),
    "no text": saying(None),
    "talk": saying("I would rather not."),
    "other JSON": saying("[1, 2]"),
    "odd JSON": saying('{"statements": [3, {"number": "1"}, {"number": 1, "questions": [7], "gaps": [{}]}]}'),
    "deep JSON": saying("[" * 100_000),
    "deep reply": lambda handler, body: handler.reply(b"[" * 100_000),
    "error": lambda handler, body: handler.reply(b"", 500),
    "forbidden": lambda handler, body: handler.reply(b"", 403),
    "redirect": lambda handler, body: handler.reply(b"", 302, {"Location": "http://127.0.0.1:1/"}),
    "cut off": lambda handler, body: handler.reply(b"{", headers={"Content-Length": "1000"}),
    "endless": lambda handler, body: handler.reply(b" " * 3_000_000),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_leave_the_work_to_the_built_in_drafter(fault: str, make_project: MakeProject) -> None:
    make_project({"a.txt": SOURCE})
    with serving(FAULTS[fault]) as (url, _):
        output, asked = draft(url)
    assert asked
    assert "0 proposals taken" in output
    assert "built-in drafter" in output or fault == "odd JSON"


def test_a_server_that_is_not_there(make_project: MakeProject) -> None:
    make_project({"a.txt": SOURCE})
    with serving(saying("x")) as (url, _):
        pass
    output, asked = draft(url)
    assert asked
    assert "no answer" in output


def test_a_slow_reply_is_not_waited_for() -> None:
    with serving(slow) as (url, _), pytest.raises(NoReplyError, match="seconds"):
        ask(Assistant(f"{url}/chat/completions", "m", timeout=0.2), [])


def test_nothing_is_sent_unless_asked_for(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project({"a.txt": SOURCE})
    monkeypatch.setenv(KEY_VARIABLE, "secret")
    with serving(saying("x")) as (_, seen):
        assert CliRunner().invoke(main, ["draft", "a.txt"]).exit_code == 0
    assert seen == []


@pytest.mark.parametrize("url", ["localhost:8080", "file:///etc/passwd", "ftp://x", "http://"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(EdgeError):
        assistant(url, "m")


def test_a_server_needs_a_model(make_project: MakeProject) -> None:
    make_project({"a.txt": SOURCE})
    assert CliRunner().invoke(main, ["draft", "a.txt", "--assist", "http://localhost:1"]).exit_code == 2
