"""Files read without the YAML parser give exactly what the parser gives, or are left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckwright.deckfile.events import parsed_nodes
from deckwright.deckfile.nodes import Broken, Mapping, Node, Scalar, Sequence
from deckwright.deckfile.quick import quick_nodes
from deckwright.domain.location import SourceText

DECKS = sorted(Path(__file__).parents[2].glob("decks/**/*.yaml")) + sorted(
    Path(__file__).parents[1].glob("cases/**/*.yaml")
)


def _seen(node: Node) -> object:
    """All that a node says, for comparison."""
    if isinstance(node, Mapping):
        return (node.start, node.flow, node.places, [(name, _seen(value)) for name, value in node.values.items()])
    if isinstance(node, Sequence):
        return (node.start, [_seen(item) for item in node.items])
    if isinstance(node, Scalar):
        return (str(node), node.at, node.indent, node.comment)
    return (Broken, node.at)


def _agree(text: str) -> bool:
    """Whether the file was read quickly; if so, as the parser reads it."""
    found = quick_nodes(SourceText("deck.yaml", text))
    if found is None:
        return False
    parsed = parsed_nodes(SourceText("deck.yaml", text))
    assert parsed.diagnostics == ()
    assert parsed.value is not None
    assert _seen(found) == _seen(parsed.value)
    return True


_SIGNS = st.sampled_from(list(" \t:#-?,[]{}&*!|>'\"%@`\\=~<.\n\r\ufeff\u2028\x85\x00\x7fa1é水😀_"))
_TEXTS = st.one_of(
    st.sampled_from(
        ["word", "two words", "a: b", "a #b", "a#b", "a:b", "a::b", "==gap== here", "{{c1::x}}", "~", "", "x "]
    ),
    st.lists(_SIGNS, max_size=6).map("".join),
    st.text(max_size=4),
)
_VALUES = st.one_of(
    _TEXTS,
    _TEXTS.map(lambda text: f'"{text}"'),
    _TEXTS.map(lambda text: f"'{text}'"),
    st.lists(st.sampled_from(["tag", "a-b", "ä", "a b", "-", "x:y", "x::y", "x::", "x:::y"]), max_size=3).map(
        lambda tags: f"[{', '.join(tags)}]"
    ),
    st.tuples(
        st.sampled_from(["|", "|-", "|+", ">", ">-", "|2", "| # c"]),
        st.lists(st.tuples(st.sampled_from(["", "  ", "      ", "        ", "     "]), _TEXTS), max_size=4),
    ).map(lambda block: "\n".join([block[0], *(margin + text for margin, text in block[1])])),
)
_SOUND = st.sampled_from(
    [
        "word",
        "two words ",
        "a:b",
        "a#b",
        "x::y",
        "==gap== {{c1::x}}",
        '"a: b"',
        "'#'",
        "[tag, a-b]",
        "[a,b]",
        "[]",
        "[topic::a-b, c::d::e]",
        "~",
        '""',
    ]
) | st.sampled_from(["|\n  more", "|-\n    two\n\n      lines\n", "|\n    - one\n    # two\n", "héé 水", "a - b"])
_KEYS = st.sampled_from(["id", "deck", "a_b", "notes", "question", "ask", "X-1", "tags", "extra", "answer"])
_TREES: st.SearchStrategy[object] = st.recursive(
    st.integers(0, 15).flatmap(lambda chance: _SOUND if chance else _VALUES),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_KEYS, inner, min_size=1, max_size=4),
    max_leaves=10,
)


def _written(node: object, margin: str, step: str) -> str:
    """A tree as somebody may write it: lists and mappings begin on the next line, one step further in."""
    if isinstance(node, dict):
        lines = [f"{margin}{key}:{_below(value, margin, step)}" for key, value in node.items()]
    elif isinstance(node, list):
        lines = [f"{margin}-{_below(item, margin, step)}" for item in node]
    else:
        return f"{margin}{node}"
    return "\n".join(lines)


def _below(node: object, margin: str, step: str) -> str:
    if isinstance(node, str):
        return f" {node.replace(chr(10), chr(10) + margin)}"
    if isinstance(node, dict) and len(step) == 2:
        return f" {_written(node, margin + '  ', step).lstrip()}" if margin else f"\n{_written(node, '  ', step)}"
    return f"\n{_written(node, margin + step, step)}"


_FILES = st.tuples(
    st.dictionaries(_KEYS, _TREES, min_size=1, max_size=4), st.sampled_from(["  ", "  ", "    ", " ", ""])
).map(lambda made: _written(made[0], "", made[1]) + "\n")


@settings(max_examples=1000, deadline=None)
@given(_FILES)
def test_what_is_read_quickly_is_what_the_parser_reads(text: str) -> None:
    _agree(text)


@settings(max_examples=1000, deadline=None)
@given(
    _FILES, st.integers(0, 200), st.integers(0, 2), st.one_of(_SIGNS, st.sampled_from(["\n", "\n  ", "\n    ", " "]))
)
def test_after_a_slip_of_the_finger(text: str, at: int, taken: int, put: str) -> None:
    at %= len(text)
    _agree(text[:at] + put + text[at + taken :])


@pytest.mark.parametrize("path", DECKS, ids=lambda path: "/".join(path.parts[-3:]))
def test_decks_and_cases(path: Path) -> None:
    _agree(path.read_bytes().decode("utf-8", "replace"))


def test_a_plain_deck_is_read_quickly() -> None:
    assert _agree(
        "# yaml-language-server: $schema=x\nid: deck\ndeck: A::B\n\nnotes:\n  - id: a\n    question: What is 1:1?\n"
        '    answer: "==This=="\n    tags: [one, two-three]\n\n  # about\n'
        "  - principle: |-\n      First.\n\n      Second.\n"
        "    ask:\n      - id: q\n        question: Why?\n        answer: 'So'\n    requires:\n      - a\n"
    )


def test_a_line_of_blanks_below_a_literal_value_is_left_to_the_parser() -> None:
    assert not _agree("id: deck\nabout: |\n    one\n  \n    # two\n")
