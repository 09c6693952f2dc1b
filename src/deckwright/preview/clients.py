"""What Anki's clients put round a card: the classes of their pages, the rules of their own sheets that a card must
live with, and what stands in the place of audio and of a typed answer.

Facts as read in the clients' sources (Anki 26.9, AnkiDroid of August 2026; AnkiMobile as its manual and Anki's
reviewer tell), in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass

OCCLUSION_SHEET = """
#image-occlusion-container { position: relative; margin: 0 auto; max-height: calc(95vh - 40px); }
#image-occlusion-container img { position: absolute; top: 0; left: 0; width: 100%; height: 100%; max-width: unset; }
#image-occlusion-canvas { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
"""
"""What every client brings for Anki's image occlusion."""
ANKI_SHEET = """
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
DROID_SHEET = """
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
ANKI_BUTTON = (
    '<a class="replay-button soundLink" href=# draggable="false">'
    f'<svg class="playImage" viewBox="0 0 64 64">{_CIRCLE_AND_ARROW}</svg></a>'
)
DROID_BUTTON = (
    '<a class="replay-button replaybutton" href="#"><span>'
    f'<svg viewBox="0 0 64 64">{_CIRCLE_AND_ARROW}</svg></span></a>'
)
INPUT_BOX = "<center><input type=text id=typeans style=\"font-family: 'Arial'; font-size: 20px;\"></center>"
DROID_PROMPT = '<span id="typeans" class="typePrompt">........</span>'
ANSWER_LINE = "<hr id=answer>"
"""What the desktop looks for, to move it above the comparison of a typed answer."""


@dataclass(frozen=True, slots=True)
class Client:
    """One client: the classes of its page, its own sheet, and the id of the box in the page that holds the card.

    ``type_box`` and ``button`` stand for ``[[type:…]]`` on the front and for ``[anki:play:…]``. ``moves_line``: it
    puts the line above the comparison of what was typed, wherever the template has it.
    """

    name: str
    title: str
    html_class: str
    body_class: str
    sheet: str
    type_box: str
    button: str = ANKI_BUTTON
    content: str = "content-of-anki"
    moves_line: bool = False
    phone: bool = True


DESKTOP = Client(
    "desktop", "Desktop", "linux chrome", "card isLin fancy", ANKI_SHEET, INPUT_BOX, moves_line=True, phone=False
)
DROID_CLASSIC = Client(
    "ankidroid-classic",
    "AnkiDroid",
    "mobile android linux js",
    "card chrome",
    DROID_SHEET,
    DROID_PROMPT,
    DROID_BUTTON,
    "content",
)
ANKIMOBILE = Client("ankimobile", "AnkiMobile", "iphone ios mobile", "card", ANKI_SHEET, INPUT_BOX)
CLIENTS = (DROID_CLASSIC, ANKIMOBILE, DESKTOP)
"""Those that the preview offers: AnkiDroid's classic study screen is the one that it still starts with."""
