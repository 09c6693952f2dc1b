"""Makes the pictures of the README again, from the decks and the preview as they are::

    python -m tests.browser.pictures

Needs Chromium at `CHROMIUM` and Pillow. Together they stay below `MOST` bytes, which is checked."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright
from tests.browser.studio import ARGUMENTS, CHROMIUM

from deckwright import pipeline
from deckwright.domain.kept import Kept
from deckwright.edges.media import media_finder
from deckwright.edges.server import PreviewServer
from deckwright.edges.show import Show
from deckwright.edges.workspace import open_workspaces
from deckwright.preview.record import SiteRecord

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".readme"
MOST = 200_000
NOTE = "two-sides"
"""The note of ``decks`` that is shown."""
_PHONES_ALONE = "header, nav, aside, footer, figcaption, #outside { visibility: hidden } .shell { box-shadow: none }"
_MARGIN = 28
_SHOWN = 450


def main() -> None:
    """Writes ``.readme/card.png`` and ``.readme/preview.png``."""
    opened = open_workspaces([ROOT / "decks"])
    workspaces = [workspace._replace(lock=None) for workspace in opened.value]  # what was shipped changes no picture
    *_, site = pipeline.preview(workspaces, media_finder, opened.diagnostics, Kept())
    record = SiteRecord(site)
    with PreviewServer(Show(record)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        _write("card.png", _card(browser, server.address))
        _write("preview.png", _preview(browser, server.address))
        browser.close()
    size = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    print(f"{size:,} bytes in {PICTURES}")
    if size > MOST:
        raise SystemExit(f"the pictures have more than {MOST:,} bytes")


def _write(name: str, picture: bytes) -> None:
    """Saves a picture; a large one with 256 colours, which flat pages hardly miss."""
    PICTURES.mkdir(exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if len(picture) > MOST // 2:
        image = image.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
    image.save(PICTURES / name, optimize=True)


def _page(browser: Browser, address: str, *, dark: bool = False, width: int = 1500, height: int = 1000) -> Page:
    """The preview with the note that is shown, large enough for phones in their own size."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page.goto(address)
    page.wait_for_selector("body[data-drawn]")
    page.locator(".row", has_text=f" · {NOTE}").first.click()
    page.evaluate("() => document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    return page


def _card(browser: Browser, address: str) -> bytes:
    """The upper part of phones with question and answer, in light and in dark."""
    halves = []
    for dark in (False, True):
        page = _page(browser, address, dark=dark)
        page.add_style_tag(content=_PHONES_ALONE)
        page.wait_for_timeout(300)
        phones = page.locator(".shell").all()
        first, last = phones[0].bounding_box(), phones[-1].bounding_box()
        if first is None or last is None:
            raise SystemExit("there is no phone on the page")
        left, right = first["x"] - _MARGIN, last["x"] + last["width"] + _MARGIN
        top = first["y"] - _MARGIN
        clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": _SHOWN}
        halves.append(page.screenshot(clip=clip))
        page.close()
    return _side_by_side(browser, halves)


def _side_by_side(browser: Browser, pictures: list[bytes]) -> bytes:
    page = browser.new_page(viewport={"width": 100, "height": 100})
    images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(each).decode()}">' for each in pictures)
    page.set_content(f'<body style="margin: 0"><div style="display: inline-flex">{images}</div></body>')
    made = page.locator("div").screenshot()
    page.close()
    return made


def _preview(browser: Browser, address: str) -> bytes:
    """The preview's page in a usual window."""
    page = _page(browser, address, width=1280, height=800)
    made = page.screenshot()
    page.close()
    return made


if __name__ == "__main__":
    main()
