"""The nouns: frozen values that every other floor speaks in. Imports nothing of ours."""
