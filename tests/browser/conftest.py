"""Real Chromium and a real Anki collection, started once. Without Chromium these tests are skipped, but in CI
(``CI=true``) its absence is a failure: a check that did not run must not look like one that passed."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator

import pytest
from anki.collection import Collection
from tests.browser.backend import Backend
from tests.browser.studio import ARGUMENTS, CHROMIUM, Studio, web_folder


def _absent(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI the browser tests must run")
    pytest.skip(what)


def png(width: int, height: int, *, seed: int = 0) -> bytes:
    """A picture of bands of colour, made here so that the repository holds no binary files."""
    shades = ((92, 122, 168), (168, 122, 92), (122, 168, 92))
    rows = b"".join(b"\x00" + bytes(shades[(seed + row * 6 // height) % 3]) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    """The browser, with two pictures that fields may show."""
    if not CHROMIUM.exists():
        _absent(f"{CHROMIUM} is not installed")
    if web_folder() is None:
        _absent("MathJax is not there: pip install --no-deps aqt")
    from playwright.sync_api import sync_playwright

    files = {"wide.png": png(4000, 1200), "small.png": png(240, 160, seed=1)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield Studio(browser, files)
        browser.close()


@pytest.fixture(scope="session")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """Real Anki, to render cards."""
    collection = Collection(str(tmp_path_factory.mktemp("cards") / "collection.anki2"))
    yield Backend(collection)
    collection.close()
