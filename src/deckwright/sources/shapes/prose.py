"""Paragraphs → the statements in their sentences, questions that stand alone, *Q:* / *A:* pairs, and glossary lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from deckwright.sources.boilerplate import ends_sentence
from deckwright.sources.formats.record import Block
from deckwright.sources.language.splitting import sentences
from deckwright.sources.outline import LeftOut, Piece, Reason, Statement, item_place, named_place, sentence_place
from deckwright.sources.shapes.lists import definition_statement
from deckwright.sources.shapes.signs import (
    announces_definitions,
    announces_questions,
    definition,
    is_language,
    is_question,
    is_speech,
    word_count,
)

_QUESTION_MARK = re.compile(r"(?:Q|Question|Frage|F)\s*\d*\s*[:.]\s+", re.IGNORECASE)
_ANSWER_MARK = re.compile(r"(?:A|Answer|Antwort)\s*\d*\s*[:.]\s+", re.IGNORECASE)
_BOTH = re.compile(r"(?i)^Q\s*\d*\s*[:.]\s+(?P<question>.+?)\s+A\s*\d*\s*[:.]\s+(?P<answer>.+)$")
_STOP = re.compile(r"[.!?…]\s|[。！？]")
_WIDE_STOP = re.compile(r"(?<=[。！？])(?=[^」』”）\s])")
_LEAST_WORDS = 3
_LONGEST_SENTENCE = 2_000
_LEAST_DEFINED = 2


def prose_statements(blocks: Sequence[Block], path: tuple[str, ...], first: int) -> list[Piece]:
    """What neighbouring paragraphs say; ``first`` is the number of the first one below its heading."""
    made: list[Piece] = []
    number = first
    for defines, group in groupby(blocks, key=lambda block: definition(block.text) is not None):
        run = tuple(group)
        marked = any(block.cells for block in run)
        if defines and (marked or len(run) >= _LEAST_DEFINED or announces_definitions(path)):
            made += _definitions(run, path)
        else:
            made += _paragraphs(run, path, number)
        number += len(run)
    return made


def _definitions(blocks: Sequence[Block], path: tuple[str, ...]) -> Iterator[Piece]:
    for block in blocks:
        found = definition(block.text)
        yield (
            LeftOut(block.text, block.at, "fragment") if found is None else definition_statement(*found, block.at, path)
        )


def _paragraphs(blocks: Sequence[Block], path: tuple[str, ...], first: int) -> list[Piece]:
    made: list[Piece] = []
    answered = -1
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if index == answered:
            continue
        pair = _answered(block, after, path)
        if pair is not None:
            answered = index if _BOTH.match(block.text) else index + 1
            made.append(pair)
        elif _asks(block, blocks, path):
            place = item_place("question", str(first + index), path)
            made.append(Statement(block.text, "question", place, block.at, None, path))
        else:
            made += _sentences(block, path, first + index)
    return made


def answer_pair(question: str, answer: str, at: int, path: tuple[str, ...]) -> Statement:
    """A question that the source itself answers."""
    place = named_place("pair", question)
    return Statement(f"{question} {answer}", "pair", place, at, None, path, front=question, back=answer)


def _answered(block: Block, after: Block | None, path: tuple[str, ...]) -> Statement | None:
    """*Q: …* and *A: …*, in one paragraph or two."""
    both = _BOTH.match(block.text) if len(block.text) < _LONGEST_SENTENCE else None
    if both is not None:
        return answer_pair(both["question"], both["answer"], block.at, path)
    marked = _QUESTION_MARK.match(block.text)
    answer = _ANSWER_MARK.match(after.text) if after is not None else None
    if marked is None or after is None or answer is None:
        return None
    return answer_pair(block.text[marked.end() :], after.text[answer.end() :], block.at, path)


def _asks(block: Block, blocks: Sequence[Block], path: tuple[str, ...]) -> bool:
    """A paragraph that is a question: below a heading that announces questions, or next to others like it."""
    if not is_question(block.text) or is_speech(block.text):
        return False
    return announces_questions(path) or (len(blocks) > 1 and all(is_question(each.text) for each in blocks))


def _sentences(block: Block, path: tuple[str, ...], number: int) -> Iterator[Piece]:
    """The sentences that state something. Speech, rhetorical questions, fragments and noise do not."""
    if not ends_sentence(block.text) and not _has_sentence(block.text):
        yield LeftOut(block.text, block.at, "fragment")
        return
    before = ""
    for index, sentence in enumerate(_split(block.text), start=1):
        reason = _not_stating(sentence)
        if reason:
            yield LeftOut(sentence, block.at, reason)
        else:
            place = sentence_place(number, index, path)
            yield Statement(sentence, "statement", place, block.at, None, path, before)
        before = sentence


def _split(text: str) -> Iterator[str]:
    """The sentences; where no space follows the full stop, as in Chinese and Japanese, they are cut behind it."""
    for sentence in sentences(text):
        yield from _WIDE_STOP.split(sentence) if "。" in sentence else (sentence,)


def _has_sentence(text: str) -> bool:
    return _STOP.search(text) is not None


def _not_stating(sentence: str) -> Reason | None:
    """Why a sentence states nothing; None where it does."""
    if len(sentence) > _LONGEST_SENTENCE:
        return "long"
    if is_question(sentence):
        return "question"
    if is_speech(sentence):
        return "speech"
    if not ends_sentence(sentence):
        return "fragment"
    if word_count(sentence) < _LEAST_WORDS:
        return "short"
    return None if is_language(sentence) else "figures"
