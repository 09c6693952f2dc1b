"""New decks that are written plainly are compiled in columns to exactly what the ordinary way makes of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckwright.compiler import plain
from deckwright.compiler.crafting import make_portion
from deckwright.compiler.plain import compile_plainly
from deckwright.compiler.wish import Wish
from deckwright.domain.deck import Project
from deckwright.domain.location import SourceBytes, SourceText
from deckwright.domain.workspace import Workspace
from deckwright.edges.media import media_finder
from deckwright.history.lockfile import LOCK_NAME

WISH = Wish(1_800_000_000)
TEXTS = [
    "plain words", "more, words.", "{{c1::gap}} and {{c2::another::hint}}", "a ==gap== here",
    "==one== ==two== {{c1::x}}", "שלום",
    "**bold** and `code`", "a < b > c", "<b>tag</b> &amp; more", "x  ", "$a^2$", "1.", "- a", "c: d", "a #b", "héé 水",
    "it's", "{{c1::x}} {{c1::y}}", "{{c501::x}}", "{{c1::}}", "==", "![p](p.png)", "a\\b", "~", "<br>", "[a](http://x)",
]  # fmt: skip
PLAIN = ["plain words", "more, words.", "**bold** and `code`", "a > b", "<b>tag</b> &amp; more", "a#b c:d", "héé 水"]
GAPS = ["{{c1::gap}} and {{c2::another::hint}}", "a ==gap== here", "==one== ==two== {{c3::x}}", "{{c1::x}} {{c1::y}}"]
SEEMING = "notes:\n  - id: a\n    cloze: words {{c1::x}} y\n"
REAL = "notes:\n  - id: b\n    cloze: '{{c1::real}}'\n"
COMMENTS = ["", "", "\n", "  # aside\n", "# left\n", "\n   # deep\n\n", "      # deeper\n", "   \n"]
HEADS = [
    "",
    "",
    "tags: [all, a::b]\n",
    "preset: steady\n",
    "spread: 3\n",
    "order: shuffled\n",
    "reference: {title: Book}\n",
]
HEADS += ["speak: en_US\n", "reference:\n  url: http://x\n", "# notes:\n", "unknown: x\n", "description: |\n  notes\n"]
TAILS = ["", "", "", "spread: 4\n", "drafted:\n  a: b\n", "notes: []\n", "# the end\n", "  - stray\n", "x"]
STYLES = ["{0}", "{0}", '"{0}"', "'{0}'", "{0}  ", "|\n{2}{0}{1}", "|-\n{2}{0}{1}", "{0} # why", ">\n{2}{0}{1}"]
MORE = ["", "", "\n{0}second", "\n\n{0}  third", "\n{0}# fourth", "\n   ", "\n\n"]
KINDS = [("cloze",), ("principle",), ("question", "answer"), ("reflect",)]
EXTRA = ["extra", "source", "origin", "reverse", "typed", "deck", "was", "retired", "lint", "id"]
TAGS = ["[one]", "[a::b, c-d]", "[x,y]", "[a, a]", "[]", "one"]


@st.composite
def items(draw: st.DrawFn, number: int, margin: str, *, odd: bool) -> str:
    """A note of most kinds, its keys in any order, behind its dash."""
    inner = margin + draw(st.sampled_from(["    ", "      ", "   "]))

    def value(texts: list[str]) -> str:
        style, more = (
            draw(st.sampled_from(STYLES if odd else STYLES[:7])),
            draw(st.sampled_from(MORE[: 7 if odd else 5])),
        )
        return style.format(draw(st.sampled_from(TEXTS if odd else texts)), more.format(inner), inner)

    kind = draw(st.sampled_from(KINDS[: 4 if odd else 3]))
    pairs = [(key, value(GAPS if key in ("cloze", "principle") else PLAIN)) for key in kind]
    if not odd or draw(st.integers(0, 9)):
        pairs.append(("id", draw(st.sampled_from([f"n{number}", f'"n{number}"', "n0", "N 0"][: 4 if odd else 2]))))
    for key in draw(st.lists(st.sampled_from(EXTRA[: 10 if odd else 4]), max_size=2, unique=True)):
        pairs += [(key, "true" if key in EXTRA[3:] else draw(st.sampled_from(PLAIN)))]
    if draw(st.booleans()):
        pairs.append(("tags", draw(st.sampled_from(TAGS[: 6 if odd else 4]))))
    pairs = draw(st.permutations(pairs))
    dash = draw(st.sampled_from(["- "] * 9 + [f"- \n{margin}  "]))
    return f"{margin}{dash}" + f"\n{margin}  ".join(f"{key}: {value}" for key, value in pairs) + "\n"


@st.composite
def decks(draw: st.DrawFn) -> str:
    """A deck file, most of it plain."""
    margin = draw(st.sampled_from(["  ", "  ", "", "    "]))
    odd = draw(st.lists(st.sampled_from([False] * 9 + [True]), min_size=1, max_size=4))
    notes = [draw(items(number, margin, odd=each)) for number, each in enumerate(odd)]
    strange = any(odd)
    comments = [draw(st.sampled_from(COMMENTS[: 8 if strange else 6])) for _ in range(len(notes) + 1)]
    body = comments[0] + "".join(note + comment for note, comment in zip(notes, comments[1:], strict=True))
    head, tail = (
        draw(st.sampled_from(HEADS[: 12 if strange else 7])),
        draw(st.sampled_from(TAILS[: 9 if strange else 5])),
    )
    return f"id: d\ndeck: D\n{head}notes:\n{body}{tail}"


def workspace(text: str, lock: str | None = None) -> Workspace:
    history = None if lock is None else SourceBytes(LOCK_NAME, f'["format",1]\n{lock}'.encode())
    return Workspace(Project("p", "."), (SourceText("d.yaml", text),), history)


@settings(max_examples=600, deadline=None)
@given(decks(), st.booleans())
@example("id: d\ndeck: D\nnotes:\n  - id: a\n    cloze: |\n      {{c1::a}}\n\n      b\n\n  # aside\n", True)
@example("id: d\ndeck: D\nnotes:\n- {id: a, cloze: '{{c1::a}}'}\n", True)
@example("id: d\ndeck: D\nnotes:\n  - \n    id: a\n    cloze: '{{c1::a}}'\n", True)
@example(f"id: d\ndeck: D\ndescription: 'foo\n{SEEMING}bar'\n{REAL}", True)
@example(f'id: d\ndeck: D\ndescription: "foo\n{SEEMING}bar"\nnotes: []\n', True)
@example(f"id: d\ndeck: D\ndrafted: {{\n{SEEMING}}}\nnotes: []\n", True)
def test_columns_give_what_the_ordinary_way_gives(text: str, shipping: bool) -> None:
    given_ = workspace(text)
    if compile_plainly(given_, media_finder) is None:
        return
    quick = make_portion(given_, media_finder, WISH, shipping=shipping)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "compile_plainly", lambda *_: None)
        assert quick == make_portion(given_, media_finder, WISH, shipping=shipping)
    assert not quick.diagnostics


PLAINLY = (
    "id: d\ndeck: D\ntags: [t]\nnotes:\n  - id: a\n    question: What?\n    answer: 'That: this'\n    tags: [x::y]\n"
)


@pytest.mark.parametrize(
    "text",
    [
        PLAINLY,
        PLAINLY + "\n  # aside\n  - id: b\n    principle: A ==gap==\n    source: p. 1\n",
        PLAINLY + "    reverse: true\n    source: p. 1\nreference: {title: Book, url: http://x}\n",
        PLAINLY + "  - id: b\n    cloze: |-\n      {{c1::One}}\n      two **three**\n    extra: more\nspread: 4\n",
    ],
)
def test_most_decks_are_plain(text: str) -> None:
    assert compile_plainly(workspace(text), media_finder) is not None


@pytest.mark.parametrize("odd", ["\t", "\r", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffd", "\uffff"])
def test_characters_with_rules_of_their_own_are_left_to_the_reader(odd: str) -> None:
    assert compile_plainly(workspace(PLAINLY.replace("What", f"W{odd}hat")), media_finder) is None


def test_bytes_that_are_no_text_are_left_to_the_reader() -> None:
    broken = workspace("")._replace(sources=(SourceText("d.yaml", PLAINLY.replace("What", "Wär").encode("latin-1")),))
    assert compile_plainly(broken, media_finder) is None
    (problem,) = make_portion(broken, media_finder, WISH).diagnostics
    assert problem.code == "DW121"


def test_a_deck_with_a_history_goes_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_portion(workspace(PLAINLY), media_finder, WISH)
    lock = b"".join(made.lines.values()).decode()
    monkeypatch.setattr(plain, "compile_plainly", lambda *_: pytest.fail("it was shipped"))
    assert make_portion(workspace(PLAINLY, lock), media_finder, WISH).rows == made.rows


def test_a_history_that_somebody_formatted_counts_too() -> None:
    first = workspace("id: d\ndeck: D\nnotes:\n  - id: a\n    cloze: the ==one== and ==two==\n")
    lines = make_portion(first, media_finder, WISH).lines["d"].decode().replace('"live"', '"retired"')
    again = "id: d\ndeck: D\nnotes:\n  - id: a\n    cloze: the ==zero== and ==one== and ==two==\n"
    spaced = make_portion(workspace(again, lines.replace('["note",', '[ "note", ')), media_finder, WISH)
    assert spaced.rows == make_portion(workspace(again, lines), media_finder, WISH).rows
