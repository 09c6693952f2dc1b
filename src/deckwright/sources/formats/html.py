"""A saved web page → blocks of its article: menus, headers, footers, sidebars and cookie banners go.

readability-lxml finds the article; of the libraries tried it alone keeps lists, definition lists and tables as they
were (trafilatura makes every list a bulleted one, jusText takes short list items for boilerplate).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from deckwright.domain.diagnostic import Outcome
from deckwright.sources.formats import problems
from deckwright.sources.formats.encoding import read_text
from deckwright.sources.formats.record import Document, Format
from deckwright.sources.formats.tree import LINE, blocks_of_tree
from deckwright.sources.language.extra import MissingExtra

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAGIC = re.compile(rb"(?i)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL)
_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BESIDE = frozenset(["nav", "header", "footer", "aside", "form", "dialog"])
_BESIDE_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"]
)
_BESIDE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:cookies?|consent|gdpr|nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|masthead|"
    r"share|sharing|social|related|newsletter|subscribe|pagination|pager|comments?|advert(?:isement)?|skip-?link)"
    r"(?:$|[\s_-])"
)
_LEAST_SHARE = 0.5


def read(data: bytes, path: str) -> Outcome[Document]:
    """The article of the page. Where readability finds less than half of the text, all but what the page itself
    marks as standing beside the article is taken instead."""
    text = read_text(_declared(data), path)
    if not text.value:
        return Outcome(Document(()), text.diagnostics)
    root = parsed(text.value)
    if root is None:
        return Outcome(Document(()), (problems.empty(path),))
    title = _title(root)
    _drop_beside(root)
    return Outcome(Document(blocks_of_tree(_article(root)), title=title), text.diagnostics)


def parsed(text: str) -> HtmlElement | None:
    """The tree of an HTML text, None where there is nothing in it.

    Raises:
        MissingExtra: lxml is not installed.
    """
    try:
        from lxml import etree, html
    except ImportError as missing:
        raise MissingExtra("documents") from missing
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True)
        return html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _declared(data: bytes) -> bytes:
    """The page in UTF-8 where it names another encoding that fits; a wrong name is no use and is left out."""
    named = _CHARSET.search(data, 0, 4000)
    if named is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    try:
        return data.decode(named[1].decode("ascii")).encode("utf-8", "replace")
    except (LookupError, UnicodeDecodeError):
        return data


def _title(root: HtmlElement) -> str:
    found = root.find(".//title")
    return " ".join((found.text_content() if found is not None else "").split())


def _drop_beside(root: HtmlElement) -> None:
    """Drop what the page marks as standing beside the article; a header inside an article stays."""
    most = _LEAST_SHARE * _size(root)
    for element in list(root.iter("nav", "header", "footer", "aside", "form", "dialog", "div", "section", "ul", "p")):
        if _is_beside(element) and element.getparent() is not None and _size(element) < most:
            element.drop_tree()


def _is_beside(element: HtmlElement) -> bool:
    if element.tag in _BESIDE:
        return element.tag != "header" or not any(True for _ in element.iterancestors("article", "main"))
    if element.get("role", "") in _BESIDE_ROLES or element.get("aria-hidden") == "true" or "hidden" in element.attrib:
        return True
    return _BESIDE_NAMES.search(f"{element.get('id', '')} {element.get('class', '')}") is not None


def _size(element: HtmlElement) -> int:
    return len(element.text_content())


def _article(root: HtmlElement) -> HtmlElement:
    from lxml import html

    try:
        from readability import Document as Readable
    except ImportError as missing:
        raise MissingExtra("documents") from missing
    marked = root.xpath("//article | //main | //*[@role='main']")
    if len(marked) == 1 and _size(marked[0]) > _LEAST_SHARE * _size(root):
        return marked[0]
    _keep_lines(root)
    found = parsed(Readable(html.tostring(root, encoding="unicode")).summary(html_partial=True))
    return root if found is None or _size(found) < _LEAST_SHARE * _size(root) else found


def _keep_lines(root: HtmlElement) -> None:
    """Write down which line each element stood on: readability gives a new tree."""
    for element in root.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "pre", "div"):
        element.set(LINE, str(element.sourceline or 1))


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read, lambda data: bool(_MAGIC.match(data[:4000])), "documents")
