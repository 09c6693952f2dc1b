"""Every check can fail: for each a side that is wrong in this one way, and a sound side that none objects to."""

from __future__ import annotations

import pytest
from tests.browser.clients import DESKTOP, DROID_CLASSIC, PHONE, WINDOW
from tests.browser.studio import Side, Studio

_SOUND = (
    "<style>.card{margin:0;font:20px sans-serif;background:#fff;color:#000}"
    ".card.nightMode{background:#111;color:#eee}mjx-merror{color:inherit!important;background:none!important}</style>"
)
SOUND = _SOUND + "<p>Text</p><hr id=answer><p>More text</p>"

WRONG: dict[str, tuple[str, str]] = {
    "HSCROLL": ("HSCROLL", '<div style="width:2000px">wide</div>'),
    "HSCROLL-code": ("HSCROLL", f"<pre>{'a long line ' * 30}</pre>"),
    "CONTRAST": ("CONTRAST", '<p style="color:#808080">grey</p>'),
    "CONTRAST-ground": ("CONTRAST", '<p><span style="background:#777">grey</span></p>'),
    "CONTRAST-see-through": ("CONTRAST", '<p style="color:rgb(128 128 128 / 60%)">pale</p>'),
    "CONTRAST-input": ("CONTRAST", '<input style="height:44px;font-size:20px;color:#888;background:#777">'),
    "CONTRAST-maths": ("CONTRAST", r'<p style="font-size:16px;color:#808080">\(x\)</p>'),
    "FONT": ("FONT", '<p style="font-size:9px">small</p>'),
    "FONT-code": ("FONT", '<code style="font-size:12px">small</code>'),
    "FONT-input": ("FONT", '<input style="height:44px;font-size:14px">'),
    "TAP": ("TAP", '<button style="font-size:20px;height:30px">x</button>'),
    "TAP-hint": ("TAP", '<a class=hint href="#" style="display:inline-block;color:inherit">Hint</a>'),
    "DARKBG": ("DARKBG", "<style>.card.nightMode{background:#fff;color:#000}</style>text"),
    "DARKBG-box": ("DARKBG", '<div style="background:#fff;color:#000;height:600px">text</div>'),
    "LIGHTBG": ("LIGHTBG", "<style>.card{background:#222;color:#eee}</style>text"),
    "MATH": (
        "MATH",
        r"<p>\(\frac{1}{\)</p>",
    ),
    "MATH-left": ("MATH", r"<p>\[ x + y</p>"),
    "IMG": ("IMG", '<img src="absent.png" alt="nothing"> text'),
    "IMG-empty": ("IMG", '<img src="" alt="nothing"> text'),
    "EXTERNAL": ("EXTERNAL", '<link rel="stylesheet" href="https://example.org/card.css"> text'),
    "JS": ("JS", "<script>throw new Error('broken')</script> text"),
    "LEFTOVER": ("LEFTOVER", "<p>{{Front}}</p>"),
    "LEFTOVER-type": ("LEFTOVER", "<p>[[type:Back]]</p>"),
    "LEFTOVER-sound": ("LEFTOVER", "<p>[sound:a.mp3]</p>"),
    "EMPTY": ("EMPTY", "<div><p> </p></div>"),
    "CLIP": ("CLIP", f'<div style="height:30px;overflow:hidden">{"text " * 200}</div>'),
    "CLIP-body": ("CLIP", "<style>.card{overflow:hidden}</style>text"),
    "CLIP-left": ("CLIP", '<p style="margin-left:-40px">text</p>'),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_check_finds_what_it_is_for(name: str, studio: Studio) -> None:
    code, html = WRONG[name]
    found = studio.page(DESKTOP, PHONE).inspect("question", _SOUND + html)
    assert {finding.code for finding in found} == {code}


def test_an_answer_needs_the_place_that_anki_scrolls_to(studio: Studio) -> None:
    page = studio.page(DESKTOP, PHONE)
    assert {finding.code for finding in page.inspect("answer", _SOUND + "<p>text</p>")} == {"ANSWERID"}
    assert {finding.code for finding in page.inspect("answer", SOUND + "<b id=answer>two</b>")} == {"ANSWERID"}


@pytest.mark.parametrize("side", ["question", "answer"])
def test_a_sound_side_has_no_findings(side: Side, studio: Studio) -> None:
    assert studio.page(DESKTOP, PHONE).inspect(side, SOUND) == []
    assert studio.page(DROID_CLASSIC, WINDOW).inspect(side, SOUND) == []


def test_every_code_of_the_page_is_tried() -> None:
    tried = {code for code, _ in WRONG.values()} | {"ANSWERID"}
    assert tried == {
        "HSCROLL", "CONTRAST", "FONT", "TAP", "DARKBG", "LIGHTBG", "MATH", "IMG", "EXTERNAL", "JS", "LEFTOVER", "EMPTY",
        "ANSWERID", "CLIP",
    }  # fmt: skip
