"""The patterns by which an author's Markdown is read: for gaps, maths, code, HTML tags and sounds."""

from __future__ import annotations

import re

from deckwright.domain.pattern import pattern

_SAME_BLOCK = r"(?!\n[ \t]*(?:[-+*>#\n]|\d{1,9}[.)][ \t]))"
"""Holds where the text does not go on in another block on the next line."""

_TOKEN = r"""
    (?=[`~$\\{}:=<\[\n])  # one quick look per character
    (?: (?P<fence>(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=mark)[`~]*[ \t]*$|.*))
    | (?P<code>(?P<ticks>`++)(?:SAME.)+?(?<!`)(?P=ticks)(?!`))
    | (?P<math>\$\$(?=\s*[^\s$])(?P<display>(?:[^\\$]|\\.|\$(?!\$))+)\$\$
        | \$(?=[^\s$])(?P<inline>(?:SAME[^\\$]|\\.)+)(?<!\s)\$(?!\d)
        | \\\[(?=\s*[^\s\\]|\s*\\[^]])(?P<square>(?:(?!\\[\[\]]).)+)\\\]
        | \\\((?=\s*[^\s\\]|\s*\\[^)])(?P<round>(?:(?!\\[()]|\n[ \t]*\n).)+)\\\))
    | (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<open>\{\{c(?P<numbers>[0-9]{1,9}(?:,[0-9]{1,9})*)::)
    | (?P<close>\}\})
    | (?P<hint>::)
    | (?P<equals>(?<!=)==(?!=))
    | (?P<comment><!--(?:(?!<!--).)*?-->)
    | (?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>)
    | (?P<sound>\[sound:[^\]\n]+\])
    | (?P<block>\n(?=[ \t]*(?:[-+*>#|\n]|\d{1,9}[.)][ \t])))
    | (?P<unpaired>`+|~+)
    )
    """.replace("SAME", _SAME_BLOCK)
TOKEN_PATTERN = pattern(_TOKEN, re.VERBOSE | re.MULTILINE | re.DOTALL)
"""Whatever means more than itself. Compiled where a field needs it: most are plain, and it takes milliseconds."""
CODE_SPAN = pattern(r"(?P<ticks>`++)(?:SAME.)+?(?<!`)(?P=ticks)(?!`)".replace("SAME", _SAME_BLOCK), re.DOTALL)
"""Code between backticks. Like the following ones for what few fields hold."""
BEFORE_FENCE = pattern(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
"""What may stand on a line before a code fence."""
INNER_TOKEN = pattern(r"\\[{}]|\{\{c(?P<numbers>[0-9]{1,9}(?:,[0-9]{1,9})*)::|(?P<hint>::)|[{}]")
"""What means something inside code and maths."""
RUN = pattern(r"`+|~+")

PLAIN = r"\\`*_\[\]{}<&$~|\x00-\x1f"
"""For a character class: what plain text has none of, since it may be markup."""
ODD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U000f0000-\U0010ffff"
"""For a character class: what is written from right to left, and private characters."""
ODD_PATTERN = pattern(f"[{ODD}]")
"""Characters that most fields do not hold: to compile them into all the patterns below would take longer than to build
a small deck."""
NEXT_LINE = r"(?<!\s)\n(?=[^\W\d_]|[&<(]|\{\{c)"
"""A line's end in a paragraph: what follows begins no block of its own."""
BRACKETS = rf"(?<!!)\[(?!/|(?i:latex|anki))[^\s:!^={PLAIN}][^:={PLAIN}]*+\](?![(\[:])"
"""Words in square brackets that are no link: there is no link to be had without ``(`` or ``:`` behind them."""
_SIMPLE_GAP = (
    rf"\{{\{{c([1-9][0-9]?)::([^\s:={PLAIN}][^:={PLAIN}]*+)(?:::([^:={PLAIN}]*+))?\}}\}}"
    rf"|==(?<![=\w]==)([^\s:={PLAIN}][^:={PLAIN}]*+)(?<!\s)==(?![=\w])"
)
"""Both ways to write a gap begin with a plain character, by which `re` finds them three times as fast."""
EACH_SIMPLE_GAP = pattern(_SIMPLE_GAP)
SIMPLE = pattern(rf"(?:[^={PLAIN}]++|{NEXT_LINE}|{BRACKETS}|{_SIMPLE_GAP})*+\n*")
"""Plain text with plain gaps side by side: nearly every field, read without the machinery below."""
WORD = pattern(r"[0-9A-Za-z_]")
