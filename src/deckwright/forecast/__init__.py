"""Forecasts of the work that decks will ask for: simulated, planned, shown as text, as a page, as JSON."""
