"""Deck files: YAML text into the domain, domain into YAML text, and edits that leave every other byte alone."""
