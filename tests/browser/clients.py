"""The pages that Anki's clients build round a card, as the preview knows them, filled by the tests' own script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deckwright.preview import clients as known

_PLAY = re.compile(r"\[anki:play:(?:q|a):\d+\]")
_TYPE = re.compile(r"\[\[type:.+?\]\]")


@dataclass(frozen=True, slots=True)
class Client:
    """A client with the page that the tests put its cards into."""

    known: known.Client

    @property
    def name(self) -> str:
        """What test ids call it."""
        return self.known.name

    def page(self, mathjax: str) -> str:
        """The empty page, to be filled by ``cardPage.show``; ``mathjax`` is the name of MathJax's script."""
        return (
            f'<!doctype html><html class="{self.known.html_class}" dir="ltr"><head><meta charset="utf-8">'
            '<title>card</title><meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<style>{self.known.sheet}{known.OCCLUSION_SHEET}</style>"
            f'<script src="/mathjax/config.js"></script><script src="/mathjax/{mathjax}"></script>'
            '<script src="/page.js"></script></head>'
            f'<body class="{self.known.body_class} card1"><div id="{self.known.content}"><div id="qa"></div></div>'
            "</body></html>"
        )

    def front(self, html: str) -> str:
        """A question as this client puts it into the page."""
        return _TYPE.sub(lambda _: self.known.type_box, _PLAY.sub(lambda _: self.known.button, html))

    def back(self, html: str, compared: str) -> str:
        """An answer as this client puts it into the page, with the comparison of what was typed."""
        if self.known.moves_line and known.ANSWER_LINE in html and _TYPE.search(html):
            html, compared = html.replace(known.ANSWER_LINE, ""), known.ANSWER_LINE + compared
        return _TYPE.sub(lambda _: compared, _PLAY.sub(lambda _: self.known.button, html))


DESKTOP = Client(known.DESKTOP)
DROID_CLASSIC = Client(known.DROID_CLASSIC)
DROID_NEW = Client(
    known.Client(
        name="ankidroid-new",
        title="AnkiDroid, new study screen",
        html_class="android mobile chrome",
        body_class="card mathjax-rendered",
        sheet=known.ANKI_SHEET,
        type_box="",
    )
)
ANKIMOBILE = Client(known.ANKIMOBILE)


@dataclass(frozen=True, slots=True)
class Screen:
    """A window or phone: CSS pixels, device pixels to each, and the card zoom that the learner has set."""

    width: int
    height: int
    scale: float = 1
    zoom: float = 1
    mobile: bool = True


PHONE = Screen(360, 740, scale=3)
SMALL_ZOOMED = Screen(320, 568, scale=2, zoom=1.5)
WINDOW = Screen(1000, 720, mobile=False)

VIEWS: tuple[tuple[Client, Screen], ...] = (
    (DESKTOP, WINDOW),
    *((client, screen) for client in (DROID_CLASSIC, DROID_NEW, ANKIMOBILE) for screen in (PHONE, SMALL_ZOOMED)),
)


def view_name(view: tuple[Client, Screen]) -> str:
    """A view as test ids show it."""
    return f"{view[0].name}-{view[1].width}x{view[1].height}"
