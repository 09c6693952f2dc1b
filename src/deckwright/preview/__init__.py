"""Compiled decks → a page that shows every card as the phone will, and the values that the page asks for."""
