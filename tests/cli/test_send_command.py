"""``deckwright send`` as a user types it, with a phone that scans what it prints."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

from click.testing import CliRunner

from deckwright.cli import main


def test_it_prints_an_address_sends_the_newest_package_and_ends(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "book.apkg").write_bytes(b"cards")
    command = [sys.executable, "-m", "deckwright", "send", "--host", "127.0.0.1"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, encoding="utf-8", env={"PYTHONUTF8": "1"}
    ) as run:
        assert run.stdout is not None
        printed = ""
        while (address := re.search(r"http://127\.0\.0\.1:\d+/\S+/book\.apkg", printed)) is None:
            line = run.stdout.readline()
            assert line, printed
            printed += line
        with urllib.request.urlopen(address[0], timeout=5) as response:
            assert response.read() == b"cards"
        printed += run.stdout.read()
        assert run.wait(10) == 0
    assert "█" in printed
    assert "listening on 127.0.0.1" in printed
    assert "book.apkg was downloaded" in printed


def test_it_says_what_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["send", str(tmp_path / "none.apkg"), "--host", "127.0.0.1"])
    assert result.exit_code == 2
    assert "cannot be read" in result.output


def test_only_packages_are_sent(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("id: deck\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["send", str(deck), "--host", "127.0.0.1"])
    assert result.exit_code == 2
    assert "no package" in result.output
