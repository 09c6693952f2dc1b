"""The pages that Anki's clients build round a card: classes, the rules of their own sheets that a card must live
with, and what each puts in the place of audio and of a typed answer. Facts as read in the clients' sources (Anki
26.9, AnkiDroid of August 2026; AnkiMobile as its manual and Anki's reviewer tell), in our own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_PLAY = re.compile(r"\[anki:play:(?:q|a):\d+\]")
_TYPE = re.compile(r"\[\[type:.+?\]\]")
_LINE = "<hr id=answer>"
_OCCLUSION_SHEET = """
#image-occlusion-container { position: relative; margin: 0 auto; max-height: calc(95vh - 40px); }
#image-occlusion-container img { position: absolute; top: 0; left: 0; width: 100%; height: 100%; max-width: unset; }
#image-occlusion-canvas { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
"""
_ANKI_SHEET = """
body { margin: 20px; overflow-wrap: break-word; }
body.nightMode { background-color: #2c2c2c; color: #fcfcfc; }
hr { height: 1px; margin: 1em 0; border: none; background-color: #737373; }
img { max-width: 100%; max-height: 95vh; }
li { text-align: start; } pre { text-align: left; } button { margin: 1em .5em; }
#typeans { width: 100%; box-sizing: border-box; line-height: 1.75; } code#typeans { white-space: pre-wrap; }
.typeGood { background: #afa; color: #000; } .typeBad { background: #faa; color: #000; }
.typeMissed { background: #ccc; color: #000; }
.replay-button { display: inline-flex; margin: 3px; } .replay-button svg { width: 40px; height: 40px; }
.replay-button svg circle { fill: #fff; stroke: #414141; }
"""
_DROID_SHEET = """
body { margin: 0 0 30px; padding: 0; } #content { margin: .5em; }
body.night_mode { color: white; background-color: black; }
.typeGood { background-color: #0f0; } .typeBad { background-color: #f00; } .typeMissed { background-color: #ccc; }
.night_mode .typeGood { background-color: #508040; } .night_mode .typeBad { background-color: #905050; }
#typeans { width: 100%; } .typePrompt { color: magenta; }
.night_mode input#typeans { color: white; background-color: black; }
.chrome img { max-width: 100%; max-height: 90%; }
.replaybutton span { display: inline-block; padding: 5px; }
.replaybutton svg { fill: black; width: 1em; height: 1em; min-width: 32px; min-height: 32px; }
.night_mode .replaybutton svg { fill: white; }
"""
_CIRCLE_AND_ARROW = '<circle cx="32" cy="32" r="29"/><path d="M20 14 L54 32 L20 50 Z"/>'


def _anki_button(_: re.Match[str]) -> str:
    return (
        '<a class="replay-button soundLink" href=# draggable="false">'
        f'<svg class="playImage" viewBox="0 0 64 64">{_CIRCLE_AND_ARROW}</svg></a>'
    )


def _droid_button(_: re.Match[str]) -> str:
    return (
        '<a class="replay-button replaybutton" href="#"><span>'
        f'<svg viewBox="0 0 64 64">{_CIRCLE_AND_ARROW}</svg></span></a>'
    )


def _input_box(_: re.Match[str]) -> str:
    return "<center><input type=text id=typeans style=\"font-family: 'Arial'; font-size: 20px;\"></center>"


def _droid_prompt(_: re.Match[str]) -> str:
    return '<span id="typeans" class="typePrompt">........</span>'


def _nothing(_: re.Match[str]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Client:
    """One client: the classes of its page, its own sheet, and the id of the box in the page that holds the card.

    ``moves_line``: it puts the line above the comparison of what was typed, wherever the template has it."""

    name: str
    html_class: str
    body_class: str
    sheet: str
    type_box: Callable[[re.Match[str]], str]
    button: Callable[[re.Match[str]], str] = _anki_button
    content: str = "content-of-anki"
    moves_line: bool = False

    def page(self, mathjax: str) -> str:
        """The empty page, to be filled by ``cardPage.show``; ``mathjax`` is the name of MathJax's script."""
        return (
            f'<!doctype html><html class="{self.html_class}" dir="ltr"><head><meta charset="utf-8"><title>card</title>'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<style>{self.sheet}{_OCCLUSION_SHEET}</style>"
            f'<script src="/mathjax/config.js"></script><script src="/mathjax/{mathjax}"></script>'
            '<script src="/page.js"></script></head>'
            f'<body class="{self.body_class}"><div id="{self.content}"><div id="qa"></div></div></body></html>'
        )

    def front(self, html: str) -> str:
        """A question as this client puts it into the page."""
        return _TYPE.sub(self.type_box, _PLAY.sub(self.button, html))

    def back(self, html: str, compared: str) -> str:
        """An answer as this client puts it into the page, with the comparison of what was typed."""
        if self.moves_line and _LINE in html and _TYPE.search(html):
            html, compared = html.replace(_LINE, ""), _LINE + compared
        return _TYPE.sub(lambda _: compared, _PLAY.sub(self.button, html))


DESKTOP = Client("desktop", "linux chrome", "card card1 isLin fancy", _ANKI_SHEET, _input_box, moves_line=True)
DROID_CLASSIC = Client(
    "ankidroid-classic",
    "mobile android linux js",
    "card card1 chrome",
    _DROID_SHEET,
    _droid_prompt,
    _droid_button,
    "content",
)
DROID_NEW = Client("ankidroid-new", "android mobile chrome", "card card1 mathjax-rendered", _ANKI_SHEET, _nothing)
ANKIMOBILE = Client("ankimobile", "iphone ios mobile", "card card1", _ANKI_SHEET, _input_box)


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
