"""Tagged words into phrases: regular expressions over one letter for each word."""

from __future__ import annotations

import re

from deckwright.sources.language.letters import NOUN_LETTERS, letters_of
from deckwright.sources.language.records import Phrase, Phrases, Token, Words

_MODIFIERS = r"(?:a?(?:j(?:[,c]?c*j)*)|q(?:cq)?|o|a?e(?=[joqe]*n))*"


_BASE = (
    rf"(?:O?(?:a*(?=d?[qo]))?(?:[dD]+(?:a?j(?:[,c]?c*j)*|q(?:cq)?|o|a?e(?=[joqeg]*n)|g(?=[jn]*n))*n+|{_MODIFIERS}n+|[dD]*q+o?|[dD]*p+|[dD]*D+|[dD]+o+|o+(?=$|[,;:])|Y(?:[cr][Yq])?|[dD]+a?j+(?![joqeg]*n))"
    rf"(?:s{_MODIFIERS}n+)*)"
)


_COMPLEX = rf"{_BASE}(?:f{_BASE}(?:c{_BASE}(?=$|[,;:]))?)*"


_GRAMMAR = (  # the first that fits wins
    ("V", re.compile(r"a*(?:ht[ax]*i[eE]*|[mbhk]x*(?:[ax]*[ieEg])*(?:c[ieE](?!n))?|v)l?")),
    ("I", re.compile(r"x?t+[ax]*(?:i(?:a*[eE])*)l?(?:(?:,i)*,?ci(?:a*[eE])*)*|i(?:a*[eE])*l?")),
    ("N", re.compile(_COMPLEX)),
    ("P", re.compile(rf"a?[rf]+(?:{_COMPLEX})")),
    ("J", re.compile(r"a*j(?:,?c?,?a*j)*")),
    ("G", re.compile(r"x?a*g(?:a*[eE])*l?")),
    ("E", re.compile(r"x?a*[eE]+l?")),
    ("S", re.compile(r"u+")),
    ("R", re.compile(r"r?w")),
    ("T", re.compile(r"y")),
    ("X", re.compile(r"X+|x")),
    ("A", re.compile(r"[al]+")),
    ("W", re.compile(r"W")),
    ("C", re.compile(r"c+")),
    ("Z", re.compile(r"z")),
)


def phrases_of(tokens: Words) -> Phrases:
    """The phrases of a sentence in order. Words in parentheses and quotation marks are left out."""
    visible = tuple(token for token in said_words(tokens, connectives=True) if token.tag != "POS")
    letters = "".join(letters_of(visible))
    found: list[Phrase] = []
    at = 0
    while at < len(visible):
        kind, end = _next_phrase(letters, at)
        words = visible[at:end]
        found.append(Phrase(kind, words, _head(kind, words, letters[at:end])))
        at = end
    return tuple(found)


def _next_phrase(letters: str, at: int) -> tuple[str, int]:
    for kind, pattern in _GRAMMAR:
        match = pattern.match(letters, at)
        if match and match.end() > at:
            return kind, match.end()
    letter = letters[at]
    return (letter if letter in ",;:-B>" else "P" if letter in "rf" else "?"), at + 1


def said_words(tokens: Words, *, connectives: bool = False) -> Words:
    """The words of a sentence without those in parentheses, quotation marks, and the final sign."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth = max(0, depth - 1)
        elif depth == 0 and (token.tag == "POS" or token.text not in _SIGNS):
            kept.append(token)
    kept = kept[:-1] if kept and kept[-1].text in ".!?…" else kept
    return tuple(kept) if connectives else _without_connectives(kept)


def _without_connectives(tokens: list[Token]) -> Words:
    """The words without *, however,* and the like, which join a sentence to the one before it."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        for run in _CONNECTIVES:
            end = at + len(run)
            if tuple(token.low for token in tokens[at:end]) == run:
                opening, closing = (
                    at == 0 or tokens[at - 1].low in (",", ";"),
                    end == len(tokens) or tokens[end].low == ",",
                )
                if opening and closing:
                    behind = tokens[end + 1].low if end + 1 < len(tokens) else ""
                    if kept and kept[-1].low == "," and behind not in _AFTER_COMMA:
                        kept.pop()
                    at = end + (end < len(tokens))
                    break
        else:
            kept.append(tokens[at])
            at += 1
    return tuple(kept)


_AFTER_COMMA = ("which", "who", "whose", "whereas", "while", "so", "because", "since", "as", "and", "but")
_CONNECTIVES = tuple(
    tuple(text.split())
    for text in (
        "however", "therefore", "thus", "hence", "moreover", "furthermore", "consequently", "nevertheless",
        "nonetheless", "accordingly", "similarly", "likewise", "instead", "though", "for example", "for instance",
        "in addition", "by contrast", "in contrast", "in fact", "in other words", "as a result", "in turn", "of course",
        "on the other hand", "on the contrary", "in short", "above all", "in particular", "finally", "indeed", "too",
        "by comparison", "at the same time", "in this way", "for this reason", "as a consequence", "then", "in general",
    )
)  # fmt: skip


_SIGNS = frozenset(('"', "“", "”", "‘", "'", "``", "''", "*", "_"))


def _head(kind: str, words: Words, letters: str) -> Token:
    """The noun that decides number and meaning (before any *of*), or the lexical verb."""
    if kind in "NP":
        start = 0
        while kind == "P" and start < len(words) - 1 and letters[start] in "arf":
            start += 1
        stop = next((at for at in range(start, len(words)) if letters[at] == "f" and at > start), len(words))
        nouns = [at for at in range(start, stop) if letters[at] in NOUN_LETTERS]
        return words[nouns[-1]] if nouns else words[-1]
    if kind in "VIGE":
        verbs = [word for word in words if word.tag[0] == "V"]
        return verbs[-1] if verbs else words[-1]
    return words[-1]
