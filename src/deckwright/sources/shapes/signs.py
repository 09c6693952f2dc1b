"""What tells a statement from a question, a definition or a fragment, by its form alone."""

from __future__ import annotations

import re

_QUESTION = re.compile(r"[?？؟][\"'”’»)\]]*(?:\s|$)")
_ASKS = re.compile(
    r"(?i)\b(?:questions?|exercises?|discussion|quiz|problems|review|fragen|aufgaben|preguntas|exercices)\b"
)
_GLOSSARY = re.compile(
    r"(?i)\b(?:glossary|definitions?|vocabulary|key (?:terms|words|concepts)|terms|glossar|vokabeln)\b"
)
_DEFINES = re.compile(r"(?P<term>[^\W_][^:.?!;\n]{0,60}?)(?:\s*:|\s+[-–—]|—)\s+(?P<meaning>\S.*)")
_LABEL = re.compile(
    r"(?i)(?:note|example|e\.g|i\.e|tip|hint|warning|important|remember|figure|fig|table|source|see(?: also)?|summary|"
    r"answer|question|objectives?|nb|ps|q|a|for example|that is|in short|in other words)\b"
)
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PLAIN_WORD = re.compile(r"[\W_]{0,4}[^\W\d_]+(?:[-'’·.,/&–—。、，]+[^\W\d_]+)*[\W_]{0,4}")
_CODE = re.compile(r"[={}<>\\_|^~]|[;:]$|->|\(\)|\"\"\"|::|/\*|\w\(|\]\.|\w\[")
_QUOTED_CODE = re.compile(r"\"\"\"|\'\'\'|\\[nrt](?![a-z])|\\(?:[\"'\\]|$)")
_SPEECH = ('"', "“", "„", "«", "‘", "—", "–", "'")
_TERM_WORDS = 6
_WORD_SHARE = 0.55
_CODE_SHARE = 0.15
_SAMPLE = 2000


def word_count(text: str) -> int:
    """How many words; in scripts without spaces, two letters for one."""
    return len(text.split()) + len(_WIDE.findall(text, 0, _SAMPLE)) // 2


def asks(text: str) -> bool:
    """Whether a question mark ends one of its sentences."""
    return _QUESTION.search(text) is not None


def is_question(text: str) -> bool:
    """Whether it ends in a question mark."""
    return asks(text[-12:])


def announces_questions(path: tuple[str, ...]) -> bool:
    """Whether the headings say that questions follow."""
    return bool(path) and _ASKS.search(path[-1]) is not None


def announces_definitions(path: tuple[str, ...]) -> bool:
    """Whether the headings say that a glossary follows."""
    return bool(path) and _GLOSSARY.search(path[-1]) is not None


def definition(text: str) -> tuple[str, str] | None:
    """The term and its meaning in *Term: meaning* or *Term — meaning*; None for anything else."""
    found = _DEFINES.match(text)
    if found is None or _LABEL.match(found["term"]) or word_count(found["term"]) > _TERM_WORDS:
        return None
    if not is_language(text):
        return None
    return found["term"].strip(), found["meaning"].strip()


def is_speech(text: str) -> bool:
    """Whether somebody's words are quoted from its very beginning, as in a novel."""
    return text.startswith(_SPEECH)


def is_language(text: str) -> bool:
    """Whether it is mostly words, as text is and tables of figures, code and noise are not."""
    if _QUOTED_CODE.search(text, 0, _SAMPLE):
        return False
    words = text[:_SAMPLE].split()
    plain = sum(_PLAIN_WORD.fullmatch(word) is not None for word in words)
    return plain >= _WORD_SHARE * len(words) > 0 and len(_CODE.findall(text, 0, _SAMPLE)) <= len(words) * _CODE_SHARE
