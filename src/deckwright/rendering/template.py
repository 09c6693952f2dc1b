"""Anki's template language at work: which cards a note has, and what each side of a card shows.

``card_ordinals`` follows Anki's rules for any template, ``render_card`` for what our templates use; both are
compared with the ``anki`` backend (26.9.3) in ``tests/client/test_card_generation.py``.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from deckwright.domain.named import NamedTuple
from deckwright.domain.notetype import Notetype, NotetypeKind
from deckwright.domain.pattern import pattern
from deckwright.rendering.reveal import cloze_numbers, reveal_clozes, reveal_clozes_only, strip_tags
from deckwright.rendering.template_syntax import Condition, Node, Replacement, TemplateError, parse_template

__all__ = ["Rendered", "Sound", "TemplateError", "card_ordinals", "is_empty", "render_card"]

_EMPTY = pattern(r"(?:[\x00-\x20\x7f]|</?(?:br|div)\ ?/?>)*", re.IGNORECASE)
_LAST_CLOZE_ORDINAL = 499
_ALWAYS_FILLED = frozenset({"Card", "CardFlag", "CardID", "Deck", "Subdeck", "Type"})
"""What Anki fills itself and counts as filled when it makes cards; ``FrontSide`` never counts.

A field of the same name stands in its place."""
_SOUND = pattern(r"\[sound:([^\]]+)\]|\[anki:tts [^\]]*\](.*?)\[/anki:tts\]", re.DOTALL)


def is_empty(html: str) -> bool:
    """Whether Anki takes a field for empty: nothing but ASCII white space and ``<br>`` or ``<div>`` tags.

    Control characters count as white space, because Anki removes them when it stores the note.
    """
    return not html or (html[0] <= "<" and _EMPTY.fullmatch(html) is not None)


def shows_something(nodes: Sequence[Node], filled: Collection[str]) -> bool:
    """Whether the nodes use at least one filled field, under the conditions around it. Plain text does not count."""
    for node in nodes:
        if isinstance(node, Replacement):
            if node.field in filled:
                return True
        elif (
            isinstance(node, Condition)
            and (node.field in filled) is node.wanted
            and shows_something(node.nodes, filled)
        ):
            return True
    return False


def card_ordinals(notetype: Notetype, fields: Sequence[str], *, tags: Sequence[str] = ()) -> tuple[int, ...]:
    """The ordinals of exactly the cards that Anki makes for a new note, ascending; at least one.

    ``fields`` are final HTML in the notetype's order. For a cloze notetype the numbers of all fields count, whether
    a template shows them or not, and numbers above 500 share the ordinal 499.
    """
    if notetype.kind is NotetypeKind.CLOZE:
        numbers = cloze_numbers(fields)
        return tuple(sorted({min(number - 1, _LAST_CLOZE_ORDINAL) for number in numbers})) or (0,)
    filled = (_ALWAYS_FILLED | {"Tags"} if tags else _ALWAYS_FILLED) - {field.name for field in notetype.fields}
    filled |= {field.name for field, html in zip(notetype.fields, fields, strict=True) if html and not is_empty(html)}
    ordinals = tuple(
        ordinal for ordinal, template in enumerate(notetype.templates) if _makes_card(template.question, filled)
    )
    return ordinals or (0,)


@lru_cache(maxsize=4096)
def _makes_card(question: str, filled: frozenset[str]) -> bool:
    try:
        return shows_something(parse_template(question), filled)
    except TemplateError:
        return False


class Sound(NamedTuple):
    """What a side plays: a stored file, or (``file`` empty) text to be spoken."""

    file: str
    speech: str


class Rendered(NamedTuple):
    """Both sides of a card, as Anki shows them between its own style and script.

    ``[anki:play:q:0]`` stands for the first of ``question_sounds``, ``[anki:play:a:0]`` for the first of
    ``answer_sounds``; the box for a typed answer is still ``[[type:…]]``. A side without content is empty: Anki's
    advice to the author is left out.
    """

    question: str
    answer: str
    question_sounds: tuple[Sound, ...] = ()
    answer_sounds: tuple[Sound, ...] = ()


class _Side(NamedTuple):
    fields: Mapping[str, str]
    filled: frozenset[str]
    number: int
    question: bool


def render_card(
    notetype: Notetype,
    fields: Mapping[str, str],
    ordinal: int,
    *,
    tags: Sequence[str] = (),
    deck: str = "",
    card_name: str = "",
) -> Rendered:
    """The card of one ordinal. ``deck`` is the full name; ``card_name`` stands for the template's where given.

    Raises TemplateError for a template that Anki would refuse.
    """
    template = notetype.templates[0 if notetype.kind is NotetypeKind.CLOZE else ordinal]
    known = _special_fields(notetype, ordinal, tags, deck) | {"Card": card_name or template.name} | dict(fields)
    question, question_sounds = _take_sounds(_render(template.question, known, ordinal, question=True), "q")
    known["FrontSide"] = question
    answer, answer_sounds = _take_sounds(_render(template.answer, known, ordinal, question=False), "a")
    return Rendered(question, answer, question_sounds, answer_sounds)


def _take_sounds(markup: str, side: str) -> tuple[str, tuple[Sound, ...]]:
    """The side with Anki's numbered marks in place of what it plays."""
    if "[" not in markup:
        return markup, ()
    sounds = tuple(Sound(_unescaped(file or ""), speech or "") for file, speech in _SOUND.findall(markup))
    numbers = itertools.count()
    return _SOUND.sub(lambda _: f"[anki:play:{side}:{next(numbers)}]", markup), sounds


def _special_fields(notetype: Notetype, ordinal: int, tags: Sequence[str], deck: str) -> dict[str, str]:
    special = {
        "FrontSide": "",
        "Tags": " ".join(tags),
        "Type": notetype.name,
        "Deck": deck,
        "Subdeck": deck.rpartition("::")[2],
        "CardFlag": "flag0",
        "CardID": "0",
    }
    if notetype.kind is NotetypeKind.CLOZE:
        special[f"c{ordinal + 1}"] = "1"
    return special


def _render(template: str, fields: Mapping[str, str], ordinal: int, *, question: bool) -> str:
    filled = frozenset(name for name, text in fields.items() if not is_empty(text))
    return "".join(_shown(parse_template(template), _Side(fields, filled, ordinal + 1, question)))


def _shown(nodes: Sequence[Node], side: _Side) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Replacement):
            yield _replaced(node, side)
        elif (node.field in side.filled) is node.wanted:
            yield from _shown(node.nodes, side)


def _replaced(node: Replacement, side: _Side) -> str:
    text = side.fields.get(node.field, "")
    if node.field == "FrontSide":
        return text
    if "type" in node.filters:
        return f"[[{':'.join((*reversed(node.filters), node.field))}]]"
    for name in node.filters:
        word, _, options = name.partition(" ")
        apply = _FILTERS.get(word)
        text = apply(text, _Filter(node.field, options, side)) if apply else text
    return text


def _unescaped(markup: str) -> str:
    from html import unescape

    return unescape(markup)


class _Filter(NamedTuple):
    field: str
    options: str
    side: _Side


def _text(text: str, _: _Filter) -> str:
    return _unescaped(strip_tags(text)).replace("\xa0", " ")


def _hint(text: str, used: _Filter) -> str:
    """Anki's link that shows the text; its ``id`` is made by Anki, ours differs."""
    if not text.strip():
        return text
    name = f"hint{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return (
        f'\n<a class=hint href="#"\nonclick="this.style.display=\'none\';\n'
        f"document.getElementById('{name}').style.display='block';\nreturn false;\" draggable=false>\n"
        f'{used.field}</a>\n<div id="{name}" class=hint style="display: none">{text}</div>\n'
    )


def _cloze(text: str, used: _Filter) -> str:
    return reveal_clozes(text, used.side.number, question=used.side.question)


def _cloze_only(text: str, used: _Filter) -> str:
    return reveal_clozes_only(text, used.side.number, question=used.side.question)


def _tts(text: str, used: _Filter) -> str:
    language, _, options = used.options.partition(" ")
    return f"[anki:tts lang={language}{' ' * bool(options)}{options}]{text}[/anki:tts]"


_FILTERS: Mapping[str, Callable[[str, _Filter], str]] = {
    "text": _text,
    "hint": _hint,
    "cloze": _cloze,
    "cloze-only": _cloze_only,
    "tts": _tts,
}
