"""Our reading of templates, clozes and fields against the ``anki`` backend: no difference on thousands of random notes.

The notes come from a seeded generator rather than from hypothesis, so that one collection serves them all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from anki.collection import Collection
from anki.decks import DeckId
from anki.errors import CardTypeError
from anki.models import NotetypeDict

from deckwright.domain.notetype import Field, Notetype, NotetypeKind, Template
from deckwright.rendering.reveal import cloze_numbers, reveal_clozes
from deckwright.rendering.sort_field import field_checksum, html_to_sort_field
from deckwright.rendering.template import card_ordinals, render_card

FILTERS = ("", "", "text:", "hint:", "type:", "type:nc:", "tts en_US:", "tts en_US voices=A speed=0.9:")
CLOZE_FILTERS = ("cloze:", "cloze:", "text:cloze:", "cloze-only:", "type:cloze:", "hint:cloze:")
SPECIAL = ("Tags", "Deck", "Subdeck", "Card", "Type", "CardFlag")
EMPTY_OR_NOT = (
    *("", "", "a", " ", "<br>", "&nbsp;", "<div></div>", "<DIV><br /></div>\n", "\u00a0", "\u3000", "<div >"),
    *("<p></p>", "<br/>x", "\x0b", "\x1c", "<br  />", "<img src=x>"),
)
CLOZE_FIELDS = ("{{c1::one}} and {{c2::two::hint}}", "{{c1,2::x}}", "{{c1::a {{c2::b}}}}", "<p>{{c1::x</p><p>y}}</p>")
FIELDS = (
    *("", "a", "b<br>c", "&lt;x&gt; &amp; &nbsp;y", "<div></div>", " ", "\\(a<b>x</b>\\)", '<img src="x.png">'),
    *("q'\" é", "[sound:x.mp3] a", "<style>x</style>t<script>z</script><!-- c -->", "{{c1::\\(x\\)::h}} z"),
    *CLOZE_FIELDS,
)
PIECES = (
    *("{{c1::", "{{c2::", "{{c1,3::", "{{c0::", "{{c99999::", "{{c,::", "{{c1,::", "{{c::", "{{c01::", "{{c600::"),
    *("{{c12,70000,3::", "}}", "}}", "}}", "}", "{", "::", ":", "a", "b c", "\\(", "\\)", "\\[", "\\]", "<b>", "</b>"),
    *("&lt;", "\n", "é", " '\"", "<br>", "{{C1::", "{{c1:", "{{c 1::", "{{c1 ::", "{{c١::", "{{c" + "9" * 5000 + "::"),
)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    yield opened
    opened.close()


class Templates:
    """Random templates over random fields."""

    def __init__(self, seed: int, fields: tuple[str, ...], filters: tuple[str, ...], names: tuple[str, ...]) -> None:
        self.random = random.Random(seed)
        self.fields, self.filters, self.names = fields, filters, names

    def text(self) -> str:
        return self.random.choice(("x ", " ", "<br>", "\n<hr id=answer>\n", "<!-- {{A}} -->", "{", "<div class='x'>"))

    def replacement(self) -> str:
        return f"{{{{{self.random.choice(self.filters)}{self.random.choice(self.fields * 2 + self.names)}}}}}"

    def condition(self, depth: int) -> str:
        name = self.random.choice((*self.fields, "Tags", "Deck"))
        return f"{{{{{self.random.choice('#^')}{name}}}}}{self.template(depth + 1)}{{{{/{name}}}}}"

    def template(self, depth: int = 0) -> str:
        pieces = []
        for _ in range(self.random.randint(0, 4)):
            choice = self.random.random()
            if choice < 0.25 or (depth > 2 and choice > 0.7):
                pieces.append(self.text())
            else:
                pieces.append(self.replacement() if choice < 0.7 else self.condition(depth))
        return "".join(pieces)


def add_notetype(
    collection: Collection, name: str, fields: tuple[str, ...], templates: list[tuple[str, str]], kind: NotetypeKind
) -> NotetypeDict | None:
    """The notetype as Anki stored it, or None where Anki refuses the templates."""
    notetype = collection.models.new(name)
    notetype["type"] = int(kind)
    for field in fields:
        collection.models.add_field(notetype, collection.models.new_field(field))
    for index, (question, answer) in enumerate(templates):
        template = collection.models.new_template(f"card {index}")
        template["qfmt"], template["afmt"] = question, answer
        collection.models.add_template(notetype, template)
    try:
        collection.models.add(notetype)
    except CardTypeError:
        return None
    return collection.models.by_name(name)


def as_ours(notetype: NotetypeDict) -> Notetype:
    return Notetype(
        1,
        notetype["name"],
        NotetypeKind(notetype["type"]),
        tuple(Field(1, field["name"]) for field in notetype["flds"]),
        tuple(Template(1, each["name"], each["qfmt"], each["afmt"]) for each in notetype["tmpls"]),
        "",
    )


@pytest.mark.parametrize("fields", [("A", "B", "C d"), ("A", "Tags", "Card")])
def test_the_cards_of_a_note_are_those_that_anki_makes(collection: Collection, fields: tuple[str, ...]) -> None:
    templates = Templates(len(fields[1]), fields, (*FILTERS, "furigana:", " ", "{"), (*SPECIAL, "FrontSide"))
    checked = 0
    for number in range(80):
        questions = [(templates.template(), "x") for _ in range(templates.random.randint(1, 4))]
        notetype = add_notetype(collection, f"{fields[1]} {number}", fields, questions, NotetypeKind.STANDARD)
        if notetype is None:
            continue
        ours = as_ours(notetype)
        for _ in range(30):
            note = collection.new_note(notetype)
            note.fields = [templates.random.choice(EMPTY_OR_NOT) for _ in fields]
            note.tags = templates.random.choice(([], [], ["t"]))
            made = card_ordinals(ours, note.fields, tags=note.tags)
            collection.add_note(note, DeckId(1))
            assert made == tuple(sorted(card.ord for card in note.cards())), (note.fields, note.tags, questions)
            checked += 1
    assert checked > 900


def random_cloze_text(chance: random.Random, longest: int) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, longest)))


def test_the_numbers_of_clozes_are_those_that_anki_finds(collection: Collection) -> None:
    chance = random.Random(7)
    note = collection.new_note(collection.models.by_name("Cloze"))
    for _ in range(6000):
        note.fields = [random_cloze_text(chance, 14), random_cloze_text(chance, 3)]
        expected = collection._backend.cloze_numbers_in_note(note._to_backend_note())
        assert cloze_numbers(note.fields) == tuple(sorted(expected)), note.fields


def test_clozes_look_as_in_anki(collection: Collection) -> None:
    chance = random.Random(8)
    note = collection.new_note(collection.models.by_name("Cloze"))
    checked = 0
    while checked < 1500:
        text = random_cloze_text(chance, 12)
        note.fields = [text, ""]
        for number in cloze_numbers([text])[:2]:
            if number > 500:
                continue
            shown = note.ephemeral_card(number - 1).render_output()
            question, answer = (reveal_clozes(text, number, question=side) for side in (True, False))
            assert (question or None, answer) == (
                shown.question_text if question else None,
                shown.answer_text.removesuffix("<br>\n"),
            ), text
            checked += 1


def test_cloze_notes_get_one_card_for_each_number(collection: Collection) -> None:
    chance = random.Random(9)
    notetype = collection.models.by_name("Cloze")
    assert notetype
    ours = as_ours(notetype)
    for _ in range(800):
        note = collection.new_note(notetype)
        note.fields = [random_cloze_text(chance, 8), random_cloze_text(chance, 2)]
        if any(number > 500 for number in cloze_numbers(note.fields)):
            continue  # Anki gives some of these two cards of one ordinal; deckwright refuses such numbers.
        collection.add_note(note, DeckId(1))
        assert card_ordinals(ours, note.fields) == tuple(sorted(card.ord for card in note.cards())), note.fields


@pytest.mark.parametrize("kind", NotetypeKind)
def test_both_sides_of_a_card_are_those_of_the_backend(collection: Collection, kind: NotetypeKind) -> None:
    cloze = kind is NotetypeKind.CLOZE
    fields = ("A", "B", "C")
    deck = collection.decks.id("Top::Sub deck")
    assert deck
    fronts = Templates(10, fields, CLOZE_FILTERS + FILTERS[:6] if cloze else FILTERS, SPECIAL)
    backs = Templates(11, fields, fronts.filters, (*SPECIAL, "FrontSide", "FrontSide"))
    first = "{{cloze:A}}" if cloze else "{{A}}"
    chance = random.Random(12)
    checked = 0
    for number in range(60):
        sides = [(first + fronts.template(), backs.template() + first)]
        notetype = add_notetype(collection, f"{kind.name} {number}", fields, sides, kind)
        assert notetype
        ours = as_ours(notetype)
        for _ in range(12):
            note = collection.new_note(notetype)
            note.fields = [
                chance.choice(CLOZE_FIELDS if cloze else FIELDS),
                chance.choice(FIELDS),
                chance.choice(FIELDS),
            ]
            note.tags = chance.choice(([], ["t", "u::v"]))
            collection.add_note(note, deck)
            for card in note.cards():
                shown = card.render_output()
                if "docs.ankiweb.net" in shown.question_text:
                    continue  # Anki's advice in place of an empty side
                made = render_card(ours, dict(note.items()), card.ord, tags=note.tags, deck="Top::Sub deck")
                assert hints_alike(made.question) == hints_alike(shown.question_text), (sides, note.fields)
                assert hints_alike(made.answer) == hints_alike(shown.answer_text), (sides, note.fields)
                assert len(made.question_sounds) == len(shown.question_av_tags)
                assert len(made.answer_sounds) == len(shown.answer_av_tags)
                checked += 1
    assert checked > 500


def hints_alike(markup: str) -> str:
    """Anki names a hint after a hash that we do not make."""
    return re.sub(r"\bhint[0-9a-f]{10,16}", "hint", markup)


def test_sort_field_and_checksum_are_those_that_anki_stores(collection: Collection) -> None:
    notetype = collection.models.by_name("Basic")
    fields = (
        *FIELDS,
        "<b>bold</b> &amp; text",
        '<img src="a b.png"> <img src=c.png alt="x"> <IMG alt="1" src=\'d&amp;e.png\'>',
        '<audio src="a.mp3"></audio><video src="v.mp4"><object data="o.swf">',
        "a &lt;b&gt; &quot;c&quot; &#39; &eacute; &hellip;",
        "x &amp;lt; y",
        "[sound:a.mp3]",
        "12.5",
    )
    for text in fields:
        if not text.strip():
            continue
        note = collection.new_note(notetype)
        note["Front"] = text
        collection.add_note(note, DeckId(1))
        row = collection.db.first("select sfld, csum from notes where id = ?", note.id) if collection.db else None
        assert row
        assert [html_to_sort_field(text), field_checksum(html_to_sort_field(text))] == [str(row[0]), row[1]], text
