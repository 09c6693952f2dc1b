"""Real Chromium and a real Anki collection, started once. Without Chromium these tests are skipped, but in CI
(``CI=true``) its absence is a failure: a check that did not run must not look like one that passed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection
from tests.browser.backend import Backend
from tests.browser.studio import ARGUMENTS, CHROMIUM, Studio, mathjax_script, web_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AQT = "pip install --no-deps aqt, in the version of anki"


def _absent(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI the browser tests must run")
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser that all tests share: Playwright starts once in a process."""
    if not CHROMIUM.exists():
        _absent(f"{CHROMIUM} is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def studio(chromium: Browser, backend: Backend) -> Studio:
    """Pages for cards, with the collection's media at hand."""
    if mathjax_script() is None:
        _absent(f"MathJax is not there: {AQT}")
    return Studio(chromium, backend.media)


@pytest.fixture(scope="session")
def reviewer() -> str:
    """The address of Anki's own reviewer script, which draws image occlusion."""
    if web_folder() is None:
        _absent(f"Anki's reviewer is not there: {AQT}")
    return "/anki/reviewer.js"


@pytest.fixture(scope="session")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """Real Anki, to render cards."""
    collection = Collection(str(tmp_path_factory.mktemp("cards") / "collection.anki2"))
    yield Backend(collection)
    collection.close()
