"""The preview's page as one HTML text: markup, style and script from ``templates``, and for a static page all data."""

from __future__ import annotations

import hashlib
import html
import json
import zipfile
from functools import cache, lru_cache
from importlib.resources import as_file, files
from string import Template

from deckwright.preview.record import SiteRecord

_SCRIPTS = ("list.js", "device.js", "about.js", "app.js")
_MATHJAX = "mathjax-3.2.2.zip"
"""From the npm package ``mathjax`` 3.2.2 (Apache-2.0, its licence beside it), unchanged: ``es5/tex-chtml-full.js`` at
the top and the fonts of ``es5/output/chtml/fonts/woff-v2`` under ``fonts/``. What Anki's own clients use."""


def content_policy(nonce: str, *, files_too: bool = False) -> str:
    """What the page may load and run: its own script, and files from where it came from; never anything else.

    ``files_too`` for a page on disk, where browsers do not agree on what its own address is.
    """
    own = "'self' file:" if files_too else "'self'"
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; img-src {own} data:; "
        f"font-src {own} data:; media-src {own}; connect-src 'self'; frame-src 'self'; base-uri {own}; "
        "form-action 'none'"
    )


def live_page(nonce: str) -> str:
    """The page that asks a server for its data. ``nonce`` is new for every page."""
    return _page(nonce, content_policy(nonce), "")


def static_page(record: SiteRecord) -> str:
    """The page with all of its data in it, to be opened from disk or put on a web server."""
    every = [record.face(number) for number in range(len(record.cards))]
    data = json.dumps({**record.index(), "version": "static", "faces": every}, ensure_ascii=False)
    nonce = hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return _page(nonce, content_policy(nonce, files_too=True), data.replace("<", "\\u003c"))


def _page(nonce: str, policy: str, data: str) -> str:
    script = "\n".join(_text(name) for name in _SCRIPTS)
    parts = {"nonce": nonce, "policy": html.escape(policy), "style": _text("page.css"), "script": script, "data": data}
    return Template(_text("page.html")).substitute(parts)


@cache
def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def mathjax_file(name: str) -> bytes | None:
    """A file of MathJax by its name (``tex-chtml-full.js``, ``fonts/…``), None where there is none."""
    with as_file(files(__package__) / "mathjax" / _MATHJAX) as path, zipfile.ZipFile(path) as archive:
        return archive.read(name) if name in archive.namelist() else None


def mathjax_names() -> tuple[str, ...]:
    """The names of all of its files."""
    with as_file(files(__package__) / "mathjax" / _MATHJAX) as path, zipfile.ZipFile(path) as archive:
        return tuple(archive.namelist())
