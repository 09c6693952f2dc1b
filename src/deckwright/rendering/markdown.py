"""Markdown of one field to the HTML that Anki stores, and to plain text: at once where it is plainly written, and else
by the parser, with all that it needs."""

from __future__ import annotations

from collections.abc import Callable

from deckwright.rendering.quick import quick_html, quick_text

Media = Callable[[str], str]
"""Takes the target of an image, sound or video as written; gives the name under which it is stored."""


def render_markdown(source: str, *, media: Media, gaps: bool = False) -> str:
    """The HTML of a field. ``gaps`` says whether ``{{c1::…}}`` hides text here; elsewhere it appears as written.

    A field of one paragraph has no ``<p>`` around it. Number the shorthand first (``cloze.number_gaps``).
    """
    quick = quick_html(source, gaps=gaps)
    if quick is not None:
        return quick
    from deckwright.rendering.marked import render

    return render(source, media, gaps=gaps)


def plain_text(source: str) -> str:
    """The field as one reads it aloud: no markup, gaps and maths by their text, hints and files left out."""
    quick = quick_text(source)
    if quick is not None:
        return quick
    from deckwright.rendering.marked import read_aloud

    return read_aloud(source)
