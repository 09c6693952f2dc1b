"""What fields may hold, as Markdown, one construct each: all that has been seen to break cards on phones."""

from __future__ import annotations

from collections.abc import Mapping

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
    "paragraphs": "First thought.\n\nSecond thought, longer than the first by far, so that it needs more than one line.",
    "long-word": "Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und mehr",
    "long-address": "See <https://example.org/" + "a-very-long-path/" * 12 + ">",
    "code-line": f"```python\n{_LONG_LINE[:300]}\n```",
    "code": f"```python\n{_PYTHON}\n```",
    "code-diff": "```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n```",
    "inline-code": f"Call `{_LONG_LINE[9:130]}` once.",
    "table": "| Side | Asks | Answers |\n|---|---|---|\n| structural | what the role gives | skills |\n| personal | who | self |",
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

FAILING_MATHS = "The formula $\\frac{1}{$ and $\\undefinedcommand{x}$ fails."
