"""Compiled decks: fields rendered, cards counted, ids and places given, all as values for the package writer."""
