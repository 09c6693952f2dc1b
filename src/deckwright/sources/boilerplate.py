"""Blocks that are not what a source says: menus, running lines, tables of contents, notices.

They are known by general signals (what repeats, what is only links, what stands outside the body and is no sentence),
never by the words of one site.
"""

from __future__ import annotations

import re
from collections import Counter

from deckwright.sources.formats.record import Block

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_NOTICE = re.compile(r"(?i)^(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b|^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$")
_NAMES = r"[A-Z][\w.'’-]*(?: (?:and )?[A-Z][\w.'’-]*){0,8}"
_DATED = r"(?:[^a-zA-Z]|[A-Z][a-z]*\b|(?:updated|published|posted|last|on|at|mins?|minutes?|read|st|nd|rd|th|am|pm)\b)*"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Von|Par|Por|Di) {_NAMES}(?: ?[|,·•–—-]{_DATED}\d{_DATED})?"
    r"|.{0,100}\b\d+[ -]min(?:ute)?s?[ -]read\b.{0,20}"
)
_LONGEST_BYLINE = 140
_REMINDER = re.compile(r"(?:TODO|FIXME|TBD|XXX)\b")
_LEADERS = re.compile(r"(?:\.[ .]{2,}|…+ ?|·{3,}) ?\d+$")
_MENU = re.compile(r"(?: \| | · | • | › | » | >> )")
_COOKIES = re.compile(r"(?i)\b(?:cookies?|galletas)\b")
_ASKS_CONSENT = re.compile(
    r"(?i)\b(?:we(?: and our partners)? (?:may )?(?:use|set|store)|this (?:web)?site uses|our (?:site|partners)|consent"
    r"|by continuing|continu\w+ to (?:use|browse)|wir (?:verwenden|nutzen|setzen)|diese (?:web)?seite verwendet"
    r"|einwillig\w*|nous utilisons|ce site utilise|en continuant|utilizamos|este sitio|al continuar)\b"
)
_CONSENT_BUTTON = re.compile(
    r"(?i)(?:(?:accept|allow|reject|refuse|decline|deny|manage|customi[sz]e|agree|alle|tout|tous)\b"
    r"(?: (?:&|and|to|all|only|necessary|essential|non-essential|optional|selected|cookies?|settings|preferences"
    r"|choices|options|close|continue|akzeptieren|ablehnen|accepter|refuser))+"
    r"|cookie (?:settings|preferences|policy|notice))\s*[.›>»]?"
)
_LONGEST_NOTICE = 700
_TAIL = 200
_LIST_ITEMS = 5
_LIST_SHARE = 0.25
_OFTEN = 3


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text[-12:]) is not None


def without_boilerplate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that belong to the body, in their order."""
    counts = Counter(_key(block) for block in blocks)
    titles = {_key(block) for block in blocks if block.kind == "heading"}
    kept = [block for block in blocks if not _is_furniture(block, counts, titles)]
    return tuple(_around_list_dropped(kept))


def _key(block: Block) -> str:
    """What repeated lines share: page numbers may differ. A sentence repeats only word for word."""
    if len(block.text) > _TAIL or ends_sentence(block.text):
        return block.text
    return _DIGITS.sub("#", block.text).casefold()


def _is_furniture(block: Block, counts: Counter[str], titles: set[str]) -> bool:
    """Notices, dot leaders and links; what repeats; what only repeats a heading. Data is never furniture."""
    if block.kind in ("row", "pair", "definition", "code"):
        return False
    if _NOTICE.search(block.text[:_TAIL]) or _LEADERS.search(block.text[-_TAIL:]) or _is_aside(block.text):
        return True
    if block.kind == "heading":
        return _MENU.search(block.text) is not None
    if block.linked:
        return True
    return _repeats(block, counts[_key(block)], titles)


def _is_aside(text: str) -> bool:
    """Who wrote it and when, a reminder of the author's to himself, or a request for consent."""
    byline = len(text) <= _LONGEST_BYLINE and _BYLINE.fullmatch(text) is not None
    return byline or _REMINDER.match(text) is not None or _asks_consent(text)


def _asks_consent(text: str) -> bool:
    """A cookie banner, which a page printed as PDF shows as text like any other; or one of its buttons."""
    if len(text) > _LONGEST_NOTICE:
        return False
    return _CONSENT_BUTTON.fullmatch(text) is not None or (
        _COOKIES.search(text) is not None and _ASKS_CONSENT.search(text) is not None
    )


def _repeats(block: Block, count: int, titles: set[str]) -> bool:
    if ends_sentence(block.text):
        return block.kind == "paragraph" and count >= _OFTEN
    in_menu = block.kind == "paragraph" and len(_MENU.findall(block.text[:_TAIL])) > 1
    return in_menu or (count > 1 and block.number is None) or _key(block) in titles


def _around_list_dropped(blocks: list[Block]) -> list[Block]:
    """A source that is a list has its body between the first and the last item: lines before and after go.

    What stands below a heading is kept: there the source itself says that it is more than a list.
    """
    listed = [index for index, block in enumerate(blocks) if block.kind == "item" and block.number is not None]
    if len(listed) < _LIST_ITEMS:
        return blocks
    words = sum(len(blocks[index].text) for index in listed)
    prose = sum(len(block.text) for block in blocks if block.kind == "paragraph")
    if prose > _LIST_SHARE * words:
        return blocks
    first, last = listed[0], listed[-1]
    return [block for index, block in enumerate(blocks) if first <= index <= last or block.kind != "paragraph"]
