"""occlusion: a picture with named boxes over it, each asked on a card of its own, in Anki's native image occlusion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from deckwright.domain.deck import Deck
from deckwright.domain.diagnostic import Diagnostic, Outcome, error
from deckwright.domain.location import Text
from deckwright.domain.named import NamedTuple
from deckwright.domain.note import Entry, Note, Parts
from deckwright.domain.notetype import NotetypeKind
from deckwright.domain.pattern import pattern
from deckwright.notekinds.build import make_note, speech
from deckwright.notekinds.look import templates
from deckwright.notekinds.record import CardTemplate, Key, NoteKind, NotetypeDesign

NAME = "occlusion"
STOCK_IMAGE_OCCLUSION = 6
FIELD_TAGS = {"Occlusion": 0, "Image": 1, "Header": 2, "Back Extra": 3, "Comments": 4}
"""How Anki finds the fields of its image occlusion, whatever they are called (read from Anki 26.9's own notetype)."""
HIDE_ALL, HIDE_ONE = "hide-all", "hide-one"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp")
_SHARE = pattern(r"(\d{1,3}(?:\.\d+)?) ?%")
_EDGES = ("left", "top", "width", "height")
_ROUNDING = 0.0001


class Box(NamedTuple):
    """A box over the picture. Its sides are shares, 0 to 1, of the picture's width and height."""

    left: float
    top: float
    width: float
    height: float


def _notes(entry: Entry, deck: Deck) -> Outcome[tuple[Note, ...]]:
    image, written = entry.text("image"), entry.entries("boxes")
    found = tuple(_problems(entry))
    boxes = [box for each in written if (box := _box(each)) is not None]
    if image is None or found:
        return Outcome((), found)
    names = tuple(name for each in written if (name := each.text("name")) is not None)
    hide_all = entry.text("mode") != HIDE_ONE
    shapes = tuple(_shape(each, box, hide_all=hide_all) for each, box in zip(written, boxes, strict=True))
    note = make_note(
        entry,
        deck,
        kind=NAME,
        main="image",
        texts={
            "Image": Text(f"![{_alternative(entry)}](<{image}>)", image.at, -1),
            "Header": entry.text("header"),
            "Back Extra": entry.text("extra"),
        },
        parts=Parts(names, {"Occlusion": shapes, "Names": names, "Speak": speech(deck, entry, names)}),
    )
    return Outcome((note,))


def _alternative(entry: Entry) -> str:
    """What is read out in the picture's place: it must not name what is hidden."""
    return re.sub(r"[\\\[\]]", "", str(entry.text("header") or "")).replace("\n", " ")


def _shape(written: Entry, box: Box, *, hide_all: bool) -> str:
    """The box as Anki's editor writes it into the field."""
    left, top, width, height = box
    if written.text("shape") == "ellipse":
        sides = {"left": left, "top": top, "rx": width / 2, "ry": height / 2}
    else:
        sides = box._asdict()
    places = ":".join(f"{name}={round(share, 4):g}" for name, share in sides.items())
    return f"image-occlusion:{written.text('shape') or 'rect'}:{places}{':oi=1' if hide_all else ''}"


def _box(written: Entry) -> Box | None:
    shares = [_share(text) for name in _EDGES if (text := written.text(name)) is not None]
    known = [share for share in shares if share is not None]
    return Box(*known) if len(known) == len(_EDGES) else None


def _share(text: Text) -> float | None:
    match = _SHARE.fullmatch(text)
    return float(match[1]) / 100 if match else None


def _problems(entry: Entry) -> Iterator[Diagnostic]:
    for check in _CHECKS:
        yield from check(entry)


def _check_image(entry: Entry) -> Iterator[Diagnostic]:
    image = entry.text("image")
    if image is not None and not image.lower().endswith(PICTURES):
        hint = f"Name a picture: {', '.join(PICTURES)}."
        yield error(image.at, "DW225", f"`{image}` does not look like a picture", hint)


def _check_any(entry: Entry) -> Iterator[Diagnostic]:
    if not entry.entries("boxes"):
        hint = "Below `boxes:`, give each part of the picture that is asked a `name`, `left`, `top`, `width`, `height`."
        yield error(entry.at, "DW221", "no box hides anything of this picture", hint)


def _check_shares(entry: Entry) -> Iterator[Diagnostic]:
    for written in entry.entries("boxes"):
        for name in _EDGES:
            text = written.text(name)
            if text is not None and _share(text) is None:
                hint = f"Write a share of the picture's {_side(name)}, such as `{name}: 12.5%`."
                yield error(text.at, "DW222", f"`{text}` is no share of the picture", hint)


def _check_inside(entry: Entry) -> Iterator[Diagnostic]:
    for written in entry.entries("boxes"):
        box = _box(written)
        if box is None:
            continue
        for start, length, name in ((box.left, box.width, "width"), (box.top, box.height, "height")):
            text = written.text(name)
            if text is not None and not (length > 0 and start + length <= 1 + _ROUNDING):
                reach = f"reaches to {(start + length) * 100:g} % of the {name}" if length else f"has no {name}"
                hint = f"Between the edge and `{name}` there are {max(0, 1 - start) * 100:g} %."
                yield error(text.at, "DW223", f"the box `{written.text('name')}` {reach}", hint)


def _check_names(entry: Entry) -> Iterator[Diagnostic]:
    seen: dict[str, Text] = {}
    for written in entry.entries("boxes"):
        name = written.text("name")
        if name is not None and seen.setdefault(name, name) is not name:
            hint = f"The name is what the box's reviews hang on: tell them apart, such as `{name} 2`."
            yield error(name.at, "DW224", f"the box on line {seen[name].at.line} is called `{name}` too", hint)


def _side(edge: str) -> str:
    return "width" if edge in ("left", "width") else "height"


_CHECKS: tuple[Callable[[Entry], Iterator[Diagnostic]], ...] = (
    _check_image,
    _check_any,
    _check_shares,
    _check_inside,
    _check_names,
)


def _statement(entry: Entry) -> tuple[Text, ...]:
    names = (each.text("name") for each in entry.entries("boxes"))
    return tuple(text for text in (entry.text("header"), *names) if text is not None)


BOX_KEYS = (
    Key("name", "markdown", "What the box hides; shown on the back. Reviews hang on it.", required=True),
    Key("left", "line", "From the picture's left edge to the box, such as `12.5%` of its width.", required=True),
    Key("top", "line", "From the picture's upper edge to the box, such as `30%` of its height.", required=True),
    Key("width", "line", "Width of the box, such as `20%` of the picture's.", required=True),
    Key("height", "line", "Height of the box, such as `8%` of the picture's.", required=True),
    Key("shape", "choice", "The form of the box.", choices=("rect", "ellipse")),
)

KIND = NoteKind(
    name=NAME,
    doc="A picture with named boxes over it; each box becomes a card.",
    keys=(
        Key("image", "line", "The picture's path from the deck file, such as `figures/cell.png`.", required=True),
        Key("boxes", "parts", "What of the picture is asked; each box becomes a card.", required=True, keys=BOX_KEYS),
        Key("header", "markdown", "The question above the picture."),
        Key(
            "mode",
            "choice",
            "`hide-all` (or nothing) covers all boxes, and one of them is asked; `hide-one` covers only that one.",
            choices=(HIDE_ALL, HIDE_ONE),
        ),
    ),
    design=NotetypeDesign(
        name=NAME,
        kind=NotetypeKind.CLOZE,
        fields=(*FIELD_TAGS, "Names", "Source", "Status", "Speak", "Key", "Spare"),
        templates=(CardTemplate("Occlusion", templates.OCCLUSION_FRONT, templates.OCCLUSION_BACK),),
        stock_kind=STOCK_IMAGE_OCCLUSION,
        tags=FIELD_TAGS,
    ),
    notes=_notes,
    statement=_statement,
)
