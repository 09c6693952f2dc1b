"""Deckwright: plain-text decks that become Anki packages, and can be rebuilt for ever without losing a review."""

__version__ = "0.1.0"
