"""Decks of everything that has been seen to break cards on phones, written as authors write them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import indent

_COLUMNS = [f"Column {number}" for number in range(1, 13)]
_LONG_LINE = "result = " + " + ".join(f"coefficient_{number}*value[{number}]" for number in range(12))
_PYTHON = '''@cached
class Leader(Person):
    """Leads from the middle."""

    def weigh(self, options: list[str], limit=0x2A) -> dict[str, float]:
        # one comment
        if not options or limit is None:
            raise ValueError(f"no {self.name!r} options\\n")
        return {option: 1.5 for option in sorted(options)[:limit]}'''

CONSTRUCTS: Mapping[str, str] = {
    "plain": "Leaders in the middle rely on skills of their own.",
    "emphasis": "**Strong**, *soft*, ~~gone~~, `code`, and a line\nthat goes on below.",
    "paragraphs": "First thought.\n\nSecond thought, longer by far, so that it needs more than one line.",
    "long-word": "Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und mehr",
    "long-address": "See <https://example.org/" + "a-very-long-path/" * 12 + ">",
    "code-line": f"```python\n{_LONG_LINE[:300]}\n```",
    "code": f"```python\n{_PYTHON}\n```",
    "code-diff": "```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n```",
    "inline-code": f"Call `{_LONG_LINE[9:130]}` once.",
    "table": "| Side | Asks | Needs |\n|---|---|---|\n| structural | what the role is | skill |\n| own | who | I |",
    "wide-table": "\n".join(
        ("|".join(["", *_COLUMNS, ""]), "|".join(["", *["---"] * 12, ""]), "|".join(["", *["a value"] * 12, ""]))
    ),
    "arabic": "القيادة من الوسط تعتمد على مهارات خاصة بها، مثل التأثير بلا سلطة.\n\n- أولًا\n- ثانيًا",
    "japanese": "中間層のリーダーは、自らの役割に固有のスキルを頼りにする。",
    "mixed": "The word قيادة means leadership, and 指導 does too.",
    "maths": "Euler: $e^{i\\pi} + 1 = 0$, and\n\n$$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$$",
    "long-maths": "$$" + " + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(30)) + "$$",
    "long-inline-maths": "So $" + " + ".join(f"a_{{{n}}}" for n in range(40)) + "$ holds.",
    "chemistry": "$\\ce{2 H2 + O2 -> 2 H2O}$",
    "wide-image": "![A wide picture](wide.png)",
    "image": "Before ![A small picture](small.png) after.",
    "lists": "- one\n  - below one\n  - and more\n- two\n\n1. first\n2. second\n\n10. tenth",
    "quote": "> Lead, follow, or get out of the way.\n>\n> > Said twice.",
    "link": "Read [the chapter](https://example.org/chapter) first.",
    "headings": "# One\n\ntext\n\n## Two\n\ntext\n\n### Three\n\ntext",
    "details": "<details><summary>A hint</summary>\n\nThink of the **middle**.\n\n</details>",
    "keys": "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>; H<sub>2</sub>O, x<sup>2</sup>, <mark>marked</mark>.",
    "ruby": "<ruby>指導<rt>しどう</rt></ruby>",
    "rule": "Above\n\n---\n\nBelow",
    "signs": "x < 5 & y > 3, List<int>, 2 * 3 * 4, snake_case_name, a == b",
}

GAPS: Mapping[str, str] = {
    "long": "Leaders {{c1::rely on skills of their own that others do not need, and that nobody taught them}} here.",
    "hint": "Leaders in the {{c1::middle::where do they stand?}} rely on {{c2::skills}} of their own.",
    "nested": "Leaders {{c1::in the {{c2::middle}} ranges}} rely on skills.",
    "together": "{{c1::One}} and {{c1::two}} at once, then {{c2::three}}.",
    "maths": "Energy is ${{c1::E}} = m {{c2::c^2}}$, or $$E = {{c3::\\frac{p^2}{2m} }}$$",
    "code": "```python\ndef {{c1::leader}}(self):\n    return {{c2::None}}\n```\n\nor `{{c3::inline}}`",
    "table": "| Side | Asks |\n|---|---|\n| {{c1::structural}} | {{c2::what the role gives}} |",
    "list": "- {{c1::first}}\n- {{c2::second}}\n- {{c3::third}}",
    "quote": "> {{c1::Lead}}, follow, or {{c2::get out of the way}}.",
    "link": "Read {{c1::[the chapter](https://example.org)}} first.",
    "image": "{{c1::![A small picture](small.png)}}",
    "long-word": "{{c1::Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft}}",
    "arabic": "القيادة من {{c1::الوسط}} تعتمد على {{c2::مهارات خاصة}} بها.",
    "japanese": "中間層の{{c1::リーダー}}は、自らの{{c2::役割}}に固有のスキルを頼りにする。",
}

FAILING_MATHS = r"The formula $\frac{1}{$ and $\undefinedcommand{x}$ fails."


def write_pictures(folder: Path) -> None:
    """The two pictures that the constructs show: one wider than any phone, one small."""
    (folder / "wide.png").write_bytes(png(4000, 1200))
    (folder / "small.png").write_bytes(png(240, 160))


def png(width: int, height: int) -> bytes:
    """A picture of bands of colour, made here so that the repository holds no binary files."""
    shades = ((92, 122, 168), (168, 122, 92), (122, 168, 92))
    rows = b"".join(b"\x00" + bytes(shades[row * 6 // height % 3]) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def deck_of(constructs: Mapping[str, str], gaps: Mapping[str, str]) -> str:
    """A deck with every kind of note for every construct, and a cloze note for every way to place a gap."""
    notes = [
        *(note for name, text in constructs.items() for note in _notes(name, text)),
        *(_note(f"gap-{name}", cloze=text, extra="More", source="p. 3") for name, text in gaps.items()),
        _note("typed", question="Which power do they lack?", answer="**formal** authority", typed="true"),
        _note("typed-item", list="Steps", typed="true") + _items("formal authority", "Authority"),
        _note("typed-gap", cloze="They lack {{c1::formal authority::power}} over others.", typed="true"),
    ]
    return "id: constructs\ndeck: Constructs\nnotes:\n" + "".join(notes)


def _notes(name: str, text: str) -> Iterator[str]:
    source = f"The book, *chapter*, {text.splitlines()[0]}"
    yield _note(f"ask-{name}", question=text, answer=text, extra=text, source=source, reverse="true")
    yield _note(f"gap-in-{name}", cloze=f"{text}\n\nA {{{{c1::gap}}}} below.", extra=text, source=source)
    yield _note(f"reflect-{name}", reflect=text, extra=text, see=f"[ask-{name}, gap-in-{name}]")
    yield _note(f"list-{name}", list=text, extra=text) + _items(text, "Second")


def _items(*texts: str) -> str:
    return "    items:\n" + "".join(f"      - |-\n{indent(text, ' ' * 8)}\n" for text in texts)


def _note(name: str, **values: str) -> str:
    plain = {"see", "typed", "reverse"}
    keys = (
        f"    {key}: {text}\n" if key in plain else f"    {key}: |-\n{indent(text, ' ' * 6)}\n"
        for key, text in values.items()
    )
    return f"  - id: {name}\n{''.join(keys)}"
