"""The shapes that statements come in: lists, prose, tables. Each turns neighbouring blocks into statements."""
