"""What a forecast cannot know, in sentences that go with every figure."""

from __future__ import annotations

LIMITS = (
    "Every card starts new, today: cards that are already studied, and what a schedule says of them, do not count.",
    "The learner studies every day and does all that is due; a day left out makes the following ones longer.",
    "How often an answer is right follows from FSRS; which button is pressed and how many seconds it takes are "
    "averages of the FSRS project's data, so cards that ask for a long answer take longer.",
    "Anki moves reviews by some days, to spread them, to keep siblings apart and to keep easy days free; that is not "
    "simulated. Anki's own simulator, which spreads them, comes to up to 3 % more reviews in a year.",
    "All cards of a preset are taken as one deck, in which siblings may share a day; learning steps of a day or "
    "longer count as done on the first day.",
)
"""Sentences about what the simulation leaves out, the same for every forecast."""
