"""One file per format: bytes → a `Document`. The table of them is `deckwright.sources.FORMATS`."""
