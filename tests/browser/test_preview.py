"""The preview in Chromium: its cards are the backend's, nothing in them runs, it follows files, and all can be reached
by keys and be read."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Route
from tests.browser.backend import Backend, RenderedCard
from tests.browser.clients import DROID_CLASSIC, Screen
from tests.browser.constructs import CONSTRUCTS, GAPS, deck_of, write_pictures
from tests.browser.studio import Studio
from tests.conftest import previewed

from deckwright.cli import main
from deckwright.cli.following import Preview
from deckwright.edges.server import PreviewServer
from deckwright.edges.show import Show
from deckwright.edges.static import write_static
from deckwright.edges.watching import Moment
from deckwright.preview.record import SiteRecord

MANY = 5000
SAME_PIXELS = ("plain", "emphasis", "code", "wide-table", "arabic", "maths", "chemistry", "image", "lists", "quote")

CONTRAST = """
() => {
  const channels = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (text) => {
    const part = (share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = channels(text).map((channel) => part(channel / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('script, option')) continue;
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const name = `${node.localName}.${node.className}`;
    found[name] = Math.min(found[name] ?? 21, (pair[0] + 0.05) / (pair[1] + 0.05));
  }
  return found;
}
"""
DIFFERENCE = """
async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    pen.drawImage(image, 0, 0);
    return pen.getImageData(0, 0, image.width, image.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return -1;
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > 8)) count += 1;
  }
  return count;
}
"""


def _record(folder: Path) -> SiteRecord:
    return SiteRecord(previewed(folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("previewed")
    (made / "deckwright.yaml").write_text("project: previewed\n", encoding="utf-8")
    (made / "deck.yaml").write_text(deck_of(CONSTRUCTS, GAPS), encoding="utf-8")
    (made / "wrong.yaml").write_text("id: wrong\ndeck: Wrong\ntags: [w]\nnotes:\n  - id: no\n", encoding="utf-8")
    write_pictures(made)
    return made


@pytest.fixture(scope="module")
def record(folder: Path) -> SiteRecord:
    return _record(folder)


@pytest.fixture(scope="module")
def server(record: SiteRecord) -> Iterator[PreviewServer]:
    with PreviewServer(Show(record)) as server:
        yield server


@pytest.fixture(scope="module")
def anki_cards(folder: Path, backend: Backend) -> list[RenderedCard]:
    (folder / "wrong.yaml").rename(folder / "wrong.txt")
    package = folder / "cards.apkg"
    result = CliRunner().invoke(main, ["build", str(folder), "-o", str(package)])
    (folder / "wrong.txt").rename(folder / "wrong.yaml")
    assert result.exit_code == 0, result.output
    return backend.package_cards(package)


@pytest.fixture
def page(chromium: Browser, server: PreviewServer) -> Iterator[Page]:
    yield from _opened(chromium, server.address, width=1500, height=1300)


def _opened(chromium: Browser, address: str, *, width: int, height: int, dark: bool = False) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: None if request.failure == "csp" else asked.append(request.url))
    page.on("pageerror", lambda problem: wrong.append(str(problem)))
    page.goto(address)
    page.wait_for_selector("body[data-drawn]")
    yield page
    origin = address if address.startswith("http") else "file:"
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:", "about:"))] == []
    assert wrong == []
    context.close()


def _find(page: Page, note: str) -> None:
    """Search for a note, choose its first card, and wait until it is drawn."""
    page.fill("#search", note)
    page.locator(".row", has_text=re.compile(rf" · {note}$")).first.click()
    key = page.evaluate("() => decodeURIComponent(location.hash.slice(1))")
    page.wait_for_selector(f"body[data-drawn='{key}']")


def _frames(page: Page) -> list[str]:
    """The text of the cards that are shown."""
    page.wait_for_timeout(60)
    return [
        frame.content_frame.locator("#qa").inner_text() for frame in page.locator("figure:not([hidden]) iframe").all()
    ]


# The cards -----------------------------------------------------------------------------------------------------------


def test_every_side_is_the_backends(record: SiteRecord, anki_cards: list[RenderedCard]) -> None:
    """Same HTML, same CSS: what Anki puts into its page, character for character."""
    expected: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for card in anki_cards:
        expected[card.name].append((card.question, card.answer))
    shown: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, (note, ordinal) in enumerate(record.cards):
        templates = note.notetype.templates
        style = f"<style>{note.notetype.css}</style>"
        face = record.face(number)
        name = f"{note.note.marks['Key']} {templates[min(ordinal, len(templates) - 1)].name}"
        shown[name].append((style + face["question"], style + face["answer"]))
    assert sum(map(len, shown.values())) > 150
    for name, sides in expected.items():
        assert sorted(shown.pop(name)) == sorted(sides), name
    assert not shown


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_pixel_is_the_clients(
    page: Page, studio: Studio, anki_cards: list[RenderedCard], tmp_path: Path, dark: bool
) -> None:
    cards = {card.name: card for card in anki_cards}
    phone = studio.page(DROID_CLASSIC, Screen(360, 740))
    page.add_style_tag(content=".glass { border-radius: 0 !important; }")
    if dark:
        page.keyboard.press("d")
    for name in SAME_PIXELS:
        _find(page, f"ask-{name}")
        page.wait_for_timeout(250 if name in ("maths", "chemistry") else 50)
        frame = page.locator("figure:first-child iframe").bounding_box()
        assert frame is not None
        assert (frame["width"], frame["height"]) == (360, 740)
        card = cards[f"constructs/ask-{name} Question"]
        phone.picture(phone.client.front(card.question), tmp_path / "anki.png", dark=dark)
        page.screenshot(path=str(tmp_path / "ours.png"), clip=frame)
        pictures = [base64.b64encode((tmp_path / each).read_bytes()).decode() for each in ("anki.png", "ours.png")]
        assert phone.page.evaluate(DIFFERENCE, pictures) <= 40, name


EVIL = """
<script>top.document.title = "evil 1"</script>
<img src="none.png" onerror="top.document.title = 'evil 2'">
<svg onload="top.document.title = 'evil 3'"></svg>
<iframe srcdoc="<script>top.document.title = 'evil 4'</script>"></iframe>
<meta http-equiv="refresh" content="0;url=http://evil.example/">
<link rel="stylesheet" href="http://evil.example/style.css"><img src="http://evil.example/picture.png">
<style>@import url(http://evil.example/import.css); body { background: url(http://evil.example/ground.png); }</style>
<form action="http://evil.example/"><button id="send">Send</button></form>
<details open ontoggle="top.document.title = 'evil 5'"><summary>more</summary></details>
<a id="away" href="javascript:top.document.title = 'evil 6'">away</a>
"""


def test_nothing_in_a_card_runs_or_reaches_the_web(page: Page) -> None:
    def answer(route: Route) -> None:
        face = route.fetch().json()
        face.update(question=EVIL, answer=EVIL)
        route.fulfill(json=face)

    page.route("**/face/**", answer)
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    card = page.locator("iframe").first.content_frame
    card.locator("#away").click()
    card.locator("#send").click()
    card.locator("summary").click()
    page.wait_for_timeout(300)
    assert page.title() == "Preview – deckwright"
    assert page.evaluate("() => document.querySelector('iframe').getAttribute('sandbox')") == "allow-same-origin"


# The page ------------------------------------------------------------------------------------------------------------


def test_it_is_used_by_keys_alone(page: Page) -> None:
    def place() -> int:
        return int(page.evaluate("() => document.querySelector('[aria-selected=true]').getAttribute('aria-posinset')"))

    for key, expected in (("ArrowDown", 2), ("j", 3), ("ArrowUp", 2), ("End", 209), ("Home", 1), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        expected = (
            int(page.evaluate("() => document.querySelector('.row').getAttribute('aria-setsize')"))
            if key == "End"
            else expected
        )
        assert place() == expected, key
    assert len(_frames(page)) == 2
    for side in ("Answer", "Question", "Answer"):
        page.keyboard.press(" ")
        assert page.locator("figure:not([hidden]) figcaption").all_inner_texts() == [side]
    page.keyboard.press("v")
    page.wait_for_timeout(100)
    assert page.locator("figure:not([hidden]) figcaption").all_inner_texts() == ["Answer, light", "Answer, dark"]
    page.keyboard.press("d")
    assert page.locator("html").get_attribute("data-mode") == "dark"
    page.keyboard.press("a")
    page.wait_for_timeout(100)
    assert "iphone" in str(page.locator("iframe").first.content_frame.locator("html").get_attribute("class"))
    page.keyboard.press("/")
    page.keyboard.type("japanese")
    assert page.evaluate("() => document.activeElement.id") == "search"
    assert page.inner_text("#count").startswith(f"{len(page.locator('.row').all())} of ")
    page.keyboard.press("Escape")
    assert re.fullmatch(r"\d+ cards", page.inner_text("#count"))
    page.keyboard.press("e")
    page.wait_for_selector("#about .problems")


def test_keys_work_while_a_card_has_the_focus(page: Page) -> None:
    page.locator("iframe").first.content_frame.locator("body").click()
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("[aria-selected=true]", "aria-posinset") == "2"


def test_everything_can_be_reached_by_tab_and_has_a_name(page: Page) -> None:
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()"))
    for wanted in ("AnkiDroid", "Desktop", "Light and dark", "dark", "search", "deck", "tag", "problem", "list"):
        assert wanted in reached
    nameless = "[...document.querySelectorAll('input, select, iframe, [role=listbox], [role=group]')]"
    named = "each.getAttribute('aria-label') || each.title || each.labels?.length"
    assert page.evaluate(f"() => {nameless}.filter((each) => !({named})).map((each) => each.outerHTML)") == []
    page.focus("#search")
    assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_cards_are_filtered_by_deck_tag_and_problem(page: Page) -> None:
    page.select_option("#problem", "DW302")
    assert 0 < len(page.locator(".row").all()) < 20
    page.wait_for_selector("#about .warning")
    place = page.inner_text("#about .problems .place")
    assert re.search(r"deck\.yaml:\d+:\d+$", place)
    page.select_option("#problem", "")
    page.fill("#search", "no card is like this")
    assert page.is_visible("#nothing")
    assert page.inner_text("#outside summary") == "1 error outside the cards"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1000, 1280])
def test_it_fits_and_can_be_read(chromium: Browser, server: PreviewServer, width: int, dark: bool) -> None:
    for page in _opened(chromium, server.address, width=width, height=800, dark=dark):
        page.keyboard.press("e")
        page.wait_for_selector("#about .problems")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert {name: ratio for name, ratio in page.evaluate(CONTRAST).items() if ratio < 4.5} == {}


def test_thousands_of_cards_stay_smooth(chromium: Browser, tmp_path: Path) -> None:
    notes = "".join(
        f"  - {{id: n{number}, question: What is number {number} of them?, answer: It is {number}}}\n"
        for number in range(MANY)
    )
    (tmp_path / "many.yaml").write_text(f"id: many\ndeck: Many\nnotes:\n{notes}", encoding="utf-8")
    with PreviewServer(Show(_record(tmp_path))) as server:
        for page in _opened(chromium, server.address, width=1280, height=800):
            assert page.inner_text("#count") == "5,000 cards"
            assert len(page.locator(".row").all()) < 40
            spent = "performance.now() - started"
            scroll = "const box = document.getElementById('list'); const started = performance.now();"
            turns = (
                "for (let n = 0; n < 200; n++) { box.scrollTop = n * 1700; box.dispatchEvent(new Event('scroll')); }"
            )
            assert page.evaluate(f"() => {{ {scroll} {turns} return {spent}; }}") < 200 * 16
            assert len(page.locator(".row").all()) < 40
            search = "const field = document.getElementById('search'); field.value = 'number 4999';"
            event = "const started = performance.now(); field.dispatchEvent(new Event('input'));"
            assert page.evaluate(f"() => {{ {search} {event} return {spent}; }}") < 500
            assert len(page.locator(".row").all()) == 1


# Saved files ---------------------------------------------------------------------------------------------------------

LIVE = """\
id: live
deck: Live
reference: {title: A book}
notes:
  - id: first
    question: What stands first?
    answer: This
  - id: second
    question: What stands second, as it was at first?
    answer: That
"""


@pytest.fixture
def live(chromium: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """The command as a user runs it, and the deck that it follows."""
    deck = tmp_path / "decks" / "live.yaml"
    deck.parent.mkdir()
    (tmp_path / "deckwright.yaml").write_text("project: followed\n", encoding="utf-8")
    deck.write_text(LIVE, encoding="utf-8")
    command = [sys.executable, "-m", "deckwright", "preview", "--no-open"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        try:
            for page in _opened(chromium, address, width=1280, height=800):
                page.wait_for_selector("#live:not(:empty)")
                page.keyboard.press("End")
                yield page, deck
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
        finally:
            process.kill()  # a shell that runs the tests in the background has SIGINT ignored
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["deckwright.yaml", "live.yaml"]


def test_a_saved_file_is_shown_within_half_a_second_where_one_was(live: tuple[Page, Path]) -> None:
    page, deck = live
    card = page.locator("iframe").first.content_frame.locator("#qa")
    took = []
    for number in range(5):
        text = f"What stands second after {number} changes?"
        deck.write_text(LIVE.replace("What stands second, as it was at first?", text), encoding="utf-8")
        started = time.perf_counter()
        while card.inner_text().strip() != text:
            assert time.perf_counter() - started < 10
            time.sleep(0.005)
        took.append(time.perf_counter() - started)
    assert min(took) < 0.5, took
    assert page.inner_text("#about h2") == "second"
    deck.write_text(
        LIVE.replace("  - id: first\n    question: What stands first?\n    answer: This\n", ""), encoding="utf-8"
    )
    page.locator("#count", has_text="1 card").wait_for()
    assert page.inner_text("#about h2") == "second"


def test_a_broken_file_shows_its_errors_and_keeps_the_cards(live: tuple[Page, Path]) -> None:
    page, deck = live
    deck.write_text(LIVE + "  - id: third\n    question: [", encoding="utf-8")
    page.wait_for_selector("#about .stale")
    assert page.inner_text("#outside summary") == "1 error outside the cards"
    assert "decks/live.yaml:12:" in page.inner_text("#outside .place")
    assert page.inner_text("#count") == "2 cards"
    deck.write_text(LIVE, encoding="utf-8")
    page.wait_for_selector("#outside", state="hidden")
    page.wait_for_selector("#about .stale", state="detached")


def test_a_folder_that_is_gone_is_told_on_the_page(live: tuple[Page, Path]) -> None:
    page, deck = live
    assert page.is_hidden("#trouble")
    away = deck.parent.rename(deck.parent.with_name("away"))
    page.wait_for_selector("#trouble")
    assert "decks: no such file or folder" in page.inner_text("#trouble")
    assert page.get_attribute("#trouble", "role") == "alert"
    assert page.inner_text("#count") == "2 cards"
    assert {name: ratio for name, ratio in page.evaluate(CONTRAST).items() if ratio < 4.5} == {}
    away.rename(deck.parent)
    page.wait_for_selector("#trouble", state="hidden")


def test_findings_of_the_last_save_are_marked_until_they_are_of_this_one(chromium: Browser, tmp_path: Path) -> None:
    """The moment between a card and its findings lasts as long as the test wants."""
    deck = tmp_path / "live.yaml"
    deck.write_text(LIVE.replace("That", "word " * 50), encoding="utf-8")
    preview = Preview((tmp_path,))
    show = Show(SiteRecord(preview.read()))

    def turn(moment: Moment) -> None:
        last = show.now.record
        show.publish(SiteRecord(preview.following(last.site, moment), last))

    head = "getComputedStyle(document.querySelector('#about .finding .head'), '::after').content"
    with PreviewServer(show) as server:
        for page in _opened(chromium, server.address, width=1280, height=800):
            assert page.inner_text("#about h2") == "first"
            page.keyboard.press("End")
            page.wait_for_selector("#live:not(:empty)")
            turn(Moment.QUIET)
            page.wait_for_selector("#about .finding")
            page.select_option("#problem", "any")
            assert page.evaluate(head) == "none"
            deck.write_text(LIVE, encoding="utf-8")
            turn(Moment.CHANGED)
            page.wait_for_selector("body[data-checking]")
            assert page.evaluate(head) == '", before the last save"'
            assert page.inner_text("#about h2") == "second"
            turn(Moment.QUIET)
            page.wait_for_selector("body:not([data-checking])")
            page.wait_for_selector("#about .finding", state="detached")
            assert "warning" not in page.inner_text("#list")


def test_a_page_that_fell_behind_asks_for_all(chromium: Browser, tmp_path: Path) -> None:
    """Told of more states at once than are remembered, as by a browser that slept, it is not left with what it had."""
    (tmp_path / "live.yaml").write_text(LIVE, encoding="utf-8")
    record = _record(tmp_path)
    (tmp_path / "live.yaml").write_text(LIVE.replace("This", "Else"), encoding="utf-8")
    later = _record(tmp_path)
    show = Show(record)
    with PreviewServer(show) as server:
        for page in _opened(chromium, server.address, width=1280, height=800):
            page.wait_for_selector("#live:not(:empty)")
            for _ in range(5):
                show.publish(later)
            page.locator("iframe").nth(1).content_frame.get_by_text("Else").wait_for()


# A site on disk ------------------------------------------------------------------------------------------------------


def test_a_site_on_disk_shows_maths_and_pictures(chromium: Browser, record: SiteRecord, tmp_path: Path) -> None:
    index = write_static(record, tmp_path / "site")
    for page in _opened(chromium, index.as_uri(), width=1280, height=800):
        _find(page, "ask-maths")
        card = page.locator("iframe").first.content_frame
        card.locator("mjx-container").first.wait_for()
        loaded = "() => document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === 'loaded'))"
        assert page.frames[1].evaluate(loaded)
        _find(page, "ask-image")
        picture = page.locator("iframe").first.content_frame.locator("img")
        picture.wait_for()
        page.wait_for_timeout(100)
        assert picture.evaluate("(image) => image.naturalWidth") > 0
    assert json.loads(re.findall(r'id="data">(.*?)</script>', index.read_text(encoding="utf-8"), re.DOTALL)[0])["faces"]
