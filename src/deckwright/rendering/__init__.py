"""Field text to the HTML that Anki stores, and Anki's template language as far as cards and the preview need it.

Pure functions on strings. Nothing here knows decks, files or note kinds.
"""
