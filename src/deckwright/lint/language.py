"""Words: how a text falls into them, whether they are English, and which of them say little by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+")
_PAIR = re.compile(r"..?", re.DOTALL)


def word_set(words: str) -> frozenset[str]:
    """The words of a text with blanks between them, to be looked up in."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    "a an the of in on at by for with to from into onto and or but nor so as if than that this these those is are was "
    "were be been being am do does did has have had it its he she they them his her their we you your i me my our us "
    "not no will would can could may might must shall should there which who whom whose"
)
"""English words that carry no fact by themselves."""

_QUESTION_WORDS = word_set("what which who whom whose when where why how")
_ASKING_VERBS = word_set("are were does did can could would should")
_VAGUE = word_set(
    "called call mean means meaning define defined definition describe explain example examples thing things stuff "
    "kind type sort about one some any all name tell say happen happens work works do"
)
_ENGLISH = word_set(
    "the of and is are were which who how does did with from that this these by its their has have it they for than "
    "not would should into between"
)
_ALSO_ENGLISH = word_set("a an in on to as at be can do was so or we you your my one no if all when what where why")
_NOT_PLURAL = ("ss", "us", "is")


def words_of(text: str) -> list[str]:
    """The words in small letters; a script without blanks between words gives pieces of two characters."""
    found = _WORD.findall(text.lower())
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [piece for word in found for piece in (_PAIR.findall(word) if _UNSPACED.match(word) else (word,))]


def is_english(words: Sequence[str]) -> bool:
    """Whether a text is English: it begins with a question word or a verb that asks, or holds at least two different
    ones of the words that English sentences consist of, one of which other languages do not have."""
    if words and (words[0] in _QUESTION_WORDS or words[0] in _ASKING_VERBS):
        return True
    sure = len(_ENGLISH.intersection(words))
    return sure > 1 or (sure == 1 and not _ALSO_ENGLISH.isdisjoint(words))


def content_words(words: Iterable[str]) -> list[str]:
    """The words that carry a fact."""
    return [word for word in words if word not in FUNCTION_WORDS and word not in _QUESTION_WORDS and word not in _VAGUE]


def singular(word: str) -> str:
    """The word without the ``s`` of an English plural or verb."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def find_word(text: str, word: str) -> int:
    """Where a word begins in a text, whatever its case; 0 where it is not found, as between marks of Markdown."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    return found.start() if found else 0
