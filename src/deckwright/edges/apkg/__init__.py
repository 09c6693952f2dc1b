"""Package plan → Anki package: ``rows`` fills the database, ``archive`` zips it. Neither decides what is in it."""
