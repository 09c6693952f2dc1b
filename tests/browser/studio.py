"""Headless Chromium with one page per client and screen, kept open and filled again for every card.

No request leaves the machine: all are answered here, or refused by the page's policy, which tells of it, and once
more by the browser's driver.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from tests.browser.clients import Client, Screen

import deckwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOST = "http://cards.localhost/"
POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:"
_MATHJAX_CONFIG = """window.MathJax = {
  tex: {displayMath: [["\\\\[", "\\\\]"]], processEscapes: false, processEnvironments: false, processRefs: false,
        packages: {"[+]": ["noerrors", "mathtools"], "[-]": ["textmacros"]}},
  loader: {load: ["[tex]/noerrors", "[tex]/mathtools"], paths: {mathjax: "/mathjax"}}, startup: {typeset: false}};"""

Files = Callable[[str], bytes | None]
"""Gives the bytes of a media file by its name, or None where there is no such file."""
Side = Literal["question", "answer"]


class Finding(NamedTuple):
    """Something wrong with a side of a card, in light or dark mode."""

    code: str
    mode: str
    side: str
    what: str


def web_folder() -> Path | None:
    """Where the ``aqt`` wheel, if installed, keeps what the desktop serves to its pages: the reviewer, MathJax."""
    spec = find_spec("_aqt")
    locations = list(spec.submodule_search_locations or ()) if spec is not None else []
    folders = [folder for at in locations if (folder := Path(at) / "data" / "web").is_dir()]
    return folders[0] if folders else None


def mathjax_script() -> Path | None:
    """The MathJax that the preview brings along, or else the desktop's: the script, with its fonts beside it."""
    own = Path(deckwright.__file__).parent / "preview" / "mathjax"
    web = web_folder()
    folders = [own, *([web / "js" / "vendor" / "mathjax"] if web is not None else [])]
    return next((script for folder in folders for script in sorted(folder.glob("**/tex-*.js"))), None)


class CardPage:
    """A client's page on one screen. Its policy refuses all that is not its own; the page itself tells what it was."""

    def __init__(self, page: Page, client: Client, files: Files) -> None:
        self.page, self.client = page, client
        self._files = files
        script, web = mathjax_script(), web_folder()
        assert script is not None
        self._script, self._mathjax = script, script.parent
        self._reviewer = web / "js" if web is not None else None
        page.route("**/*", self._answer)
        page.goto(HOST)
        page.wait_for_function("window.cardPage && window.MathJax?.startup?.promise && MathJax.typesetPromise")

    def inspect(self, side: Side, html: str) -> list[Finding]:
        """Everything wrong with a side, in light and in dark mode."""
        found = self.page.evaluate("([side, html]) => cardPage.inspect(side, html)", [side, html])
        return [Finding(code, mode, side, what) for mode, code, what in found]

    def picture(self, html: str, path: Path, *, dark: bool) -> None:
        """Saves what the screen shows of a side."""
        self.page.evaluate("(dark) => cardPage.setMode(dark)", dark)
        self.page.evaluate("(html) => cardPage.show(html)", html)
        self.page.screenshot(path=str(path))

    def _answer(self, route: Route) -> None:
        address = route.request.url
        if not address.startswith(HOST):
            route.abort()
            return
        body = self._body(address.removeprefix(HOST).split("?")[0])
        if body is None:
            route.fulfill(status=404)
        else:
            kind = mimetypes.guess_type(address)[0] or "text/html; charset=utf-8"
            route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

    def _body(self, name: str) -> bytes | None:
        if not name:
            return self.client.page(self._script.name).encode()
        if name == "page.js":
            return (Path(__file__).parent / name).read_bytes()
        if name == "mathjax/config.js":
            return _MATHJAX_CONFIG.encode()
        for prefix, folder in (("mathjax/", self._mathjax), ("anki/", self._reviewer)):
            if folder is not None and name.startswith(prefix):
                path = folder / name.removeprefix(prefix)
                return path.read_bytes() if path.is_file() else None
        return self._files(name)


class Studio:
    """Opens a page for each client and screen once."""

    def __init__(self, browser: Browser, files: Files) -> None:
        self._browser, self._files = browser, files
        self._pages: dict[tuple[str, Screen], CardPage] = {}

    def page(self, client: Client, screen: Screen) -> CardPage:
        """The page of this client on this screen, with nothing or an earlier card in it."""
        key = (client.name, screen)
        if key not in self._pages:
            self._pages[key] = self._open(client, screen)
        return self._pages[key]

    def _open(self, client: Client, screen: Screen) -> CardPage:
        context = self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            is_mobile=screen.mobile,
            has_touch=screen.mobile,
            service_workers="block",
        )
        opened = CardPage(context.new_page(), client, self._files)
        opened.page.evaluate("(zoom) => { document.documentElement.style.zoom = zoom }", screen.zoom)
        return opened
