"""What ``deckwright new`` writes: a small deck, commented, that builds as it is."""

from __future__ import annotations

import unicodedata

from deckwright.deckfile.schema import SCHEMA_FILE
from deckwright.deckfile.writer import write_scalar
from deckwright.domain.pattern import pattern

_NOT_SLUG = pattern(r"[^a-z0-9]+")

SCHEMA_COMMENT = "# yaml-language-server: $schema="
"""What editors look for in a file's first lines; the path to the schema follows."""

DECK = """\
{comment}{schema}
id: {id}          # identity: never changes, or Anki takes every note for a new one
deck: {title}
description: What this deck is about.
tags: [{id}]
reference: {{title: The book that it is from}}    # shown small on every back; `author` and `url` too
notes:

  # A principle is one statement. Its ==gaps== become cards, and so does each question under `ask`.
  - id: spacing
    principle: Memories last longer when reviews are ==spread over time==.
    ask:
      - id: what-helps
        question: What makes a memory last longer, for the same number of reviews?
        answer: Spreading them over time
    source: page 1

  # A cloze is a sentence with gaps, in the shorthand above or in Anki's own syntax.
  - id: testing
    cloze: Recalling an answer strengthens memory more than {{{{c1::rereading}}}} it.

  # A question and its answer; `reverse: true` asks both ways. In doubt, write `|-` and the text below it.
  - id: forgetting-curve
    question: |-
      What does the *forgetting curve* show?
    answer: How memory fades with time

  # An open question: the back shows the notes that it refers to.
  - id: my-habits
    reflect: Which of your habits would you change, knowing this?
    see: [spacing, testing]
"""

PROJECT = """\
{comment}{schema}
# Marks this folder as a deckwright project. Commit it, the decks and deckwright.lock together.
project: {id}     # identity: never changes

# presets:        # deck options that travel with the decks; `steady` is built in
#   gentle:
#     extends: steady
#     new_per_day: 5
"""

GIT_ATTRIBUTES = (
    "# Two people's builds merge by keeping both lines; deckwright reconciles them.\ndeckwright.lock merge=union\n"
)


def slug(name: str) -> str:
    """The name as an id, ``[a-z0-9-]+``; empty where nothing is left of it."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _NOT_SLUG.sub("-", latin.lower()).strip("-")


def starter_deck(name: str, schema: str) -> str:
    """The text of a new deck file for a deck of this name; ``schema`` is the path from it to the schema for editors."""
    words = name.replace("-", " ").strip()
    title = words if any(letter.isupper() for letter in words) else words.title()
    return DECK.format(comment=SCHEMA_COMMENT, schema=schema, id=slug(name), title=write_scalar(title, 2))


def starter_project(name: str) -> str:
    """The text of a new project file."""
    return PROJECT.format(comment=SCHEMA_COMMENT, schema=SCHEMA_FILE, id=slug(name))
