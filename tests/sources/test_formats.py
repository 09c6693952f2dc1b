"""Every format: what a real file of it becomes, and what is said of a broken one."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from deckwright.sources import FORMATS, format_of, read_document
from deckwright.sources.formats import archive
from deckwright.sources.formats.record import Block
from deckwright.sources.language.extra import MissingExtra

DATA = Path(__file__).parent / "data"

NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
FOOT = "<footer><p>Copyright 2019 Example Guild. All rights reserved.</p><p><a href='/p'>Privacy</a></p></footer>"
ITEMS = (
    "Every guild has offices of its own.",
    "Trust grows slowly.",
    "Roots absorb water, not light.",
    "A guild is a group of workers who share a craft and protect its standards.",
)
LIST = "<ol>" + "".join(f"<li><p>{item}</p></li>" for item in ITEMS) + "</ol>"
BANNER = (
    "<div id='cookie-banner' class='cc-window'>We use cookies to improve your experience. <button>OK</button></div>"
)
SIDEBAR = (
    "<div class='sidebar'><h3>Related posts</h3><ul><li><a href='/1'>Ten ways to lead a meeting</a></li></ul></div>"
)
LAYOUT_TABLE = f"<table><tr><td><a href='/toc'>Contents</a></td></tr><tr><td>{LIST}</td></tr></table>"


def read(data: bytes | str, path: str) -> tuple[Block, ...]:
    outcome = read_document(data.encode() if isinstance(data, str) else data, path)
    assert outcome.diagnostics == ()
    return outcome.value.blocks


def codes(data: bytes, path: str) -> list[str]:
    outcome = read_document(data, path)
    assert outcome.value.blocks == ()
    return [diagnostic.code for diagnostic in outcome.diagnostics]


def texts(blocks: tuple[Block, ...], *kinds: str) -> list[str]:
    return [block.text for block in blocks if not kinds or block.kind in kinds]


def archive_of(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


def epub(*chapters: str, extra: dict[str, str] | None = None) -> bytes:
    items = "".join(
        f"<item id='c{n}' href='text/c%20{n}.xhtml' media-type='application/xhtml+xml'/>" for n in range(len(chapters))
    )
    spine = "".join(f"<itemref idref='c{n}'/>" for n in range(len(chapters)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
        made.writestr(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            "<rootfile full-path='book/package.opf'/></rootfiles></container>",
        )
        made.writestr(
            "book/package.opf",
            "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>"
            "<dc:title>The Guild Book</dc:title></metadata><manifest>"
            "<item id='toc' href='toc.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
            f"{items}</manifest><spine><itemref idref='toc'/>{spine}</spine></package>",
        )
        made.writestr("book/toc.xhtml", "<html><body><p>Contents of the book.</p></body></html>")
        for number, chapter in enumerate(chapters):
            made.writestr(
                f"book/text/c {number}.xhtml",
                f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{chapter}</body></html>",
            )
        for name, text in (extra or {}).items():
            made.writestr(name, text)
    return buffer.getvalue()


def test_the_table_names_each_format_once() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize(
    ("data", "path", "name"),
    [
        (b"# Guilds\n\nOld.", "-", "markdown"),
        (b"Guilds are old.", "-", "text"),
        (b"a\tb\nc\td\n", "-", "table"),
        (b"<!DOCTYPE html><p>x", "-", "html"),
        (b"%PDF-1.4", "notes.txt", "pdf"),
        (b"Guilds are old.", "notes.weird", "text"),
        (b"a,b", "x.CSV", "table"),
    ],
)
def test_the_format_is_known_by_proof_then_suffix_then_looks(data: bytes, path: str, name: str) -> None:
    assert format_of(data, path).name == name


def test_markdown() -> None:
    blocks = read(
        "---\ntitle: x\n---\n# Cells\n\nNotes on *cells*.\n\n- **Mitochondria** make ATP\n"
        "  - with `two` membranes\n\n3. three\n4. four\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n"
        "\nOsmosis\n: movement of water\n\n[only](x)\n",
        "a.md",
    )
    assert [(each.kind, each.text, each.number) for each in blocks] == [
        ("heading", "Cells", None),
        ("paragraph", "Notes on cells.", None),
        ("item", "Mitochondria make ATP", None),
        ("item", "with two membranes", None),
        ("item", "three", 3),
        ("item", "four", 4),
        ("row", "a; b", None),
        ("row", "c; d", None),
        ("code", "code\n", None),
        ("definition", "Osmosis: movement of water", None),
        ("paragraph", "only", None),
    ]
    assert blocks[0].at == 4
    assert blocks[3].level == 2
    assert [each.linked for each in blocks] == [False] * 10 + [True]
    assert [each.head for each in blocks if each.kind == "row"] == [True, False]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{BANNER}<header>{NAV}</header><main><article><h1>Guilds</h1>{LIST}</article></main>{FOOT}</body></html>",
        f"<html><body><div class=menu>{NAV}</div>{BANNER}<div><h1>Guilds</h1>{LIST}</div>{SIDEBAR}{FOOT}</body></html>",
        f"<html><body>{NAV}{LIST}{SIDEBAR}{FOOT}</body></html>",
        f"<html><body>{LAYOUT_TABLE}{FOOT}</body></html>",
    ],
)
def test_a_web_page_keeps_its_list_and_loses_what_stands_around_it(page: str) -> None:
    blocks = read(page, "page.html")
    assert texts(blocks, "item") == list(ITEMS)
    assert [each.number for each in blocks if each.kind == "item"] == [1, 2, 3, 4]
    whole = " ".join(texts(tuple(block for block in blocks if not block.linked)))
    assert not [word for word in ("Home", "cookies", "Related", "Privacy", "rights") if word in whole]


def test_a_page_keeps_definitions_tables_and_code() -> None:
    page = (
        f"<html><head><title> Ranks </title></head><body>{NAV}<main><h2>Ranks</h2><dl><dt>Guild</dt>"
        "<dd>A group.</dd></dl><table><tr><th>Rank</th><th>Years</th></tr><tr><td>Master</td><td>7</td></tr></table>"
        "<pre>x\ny</pre></main></body></html>"
    )
    outcome = read_document(page.encode(), "a.htm")
    assert outcome.value.title == "Ranks"
    assert [(each.kind, each.text) for each in outcome.value.blocks] == [
        ("heading", "Ranks"),
        ("definition", "Guild: A group."),
        ("row", "Rank; Years"),
        ("row", "Master; 7"),
        ("code", "x\ny"),
    ]


def test_lines_of_a_page_are_those_of_the_file() -> None:
    page = (
        f"<html>\n<body>\n<div class=menu>{NAV}</div>\n<div>\n"
        f"<p>Guilds are old, and they are many.</p>\n{LIST}</div></body></html>"
    )
    assert read(page, "a.html")[0].at == 5


def test_an_encoding_that_the_page_names_is_believed() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Доверие растёт медленно.</p></body></html>"
    assert texts(read(page.encode("cp1251"), "a.html")) == ["Доверие растёт медленно."]


def test_pdf_loses_page_furniture_and_hyphens() -> None:
    blocks = read((DATA / "chapter.pdf").read_bytes(), "chapter.pdf")
    assert texts(blocks, "heading") == ["The Guild", "Principles", "Offices"]
    assert [each.number for each in blocks if each.kind == "item"] == [1, 2, 3]
    whole = " ".join(texts(blocks))
    assert "reader" not in whole
    assert "Page" not in whole
    assert whole.count("understanding of responsibilities. Nobody else may open the strongbox.") == 8


def test_pdf_columns_are_read_one_after_the_other() -> None:
    blocks = read((DATA / "columns.pdf").read_bytes(), "columns.pdf")
    firsts = [each.text.split(" of the guild")[0] for each in blocks if each.kind == "paragraph"]
    names = ["apprentice", "journeyman", "master", "steward", "treasurer", "warden", "clerk", "porter"]
    assert firsts == [f"The {name}" for name in names]


def test_docx() -> None:
    outcome = read_document((DATA / "guild.docx").read_bytes(), "guild.docx")
    blocks = outcome.value.blocks
    assert outcome.value.unit == "paragraph"
    assert texts(blocks, "heading") == ["Principles", "Ranks"]
    assert [each.number for each in blocks if each.kind == "item"] == [1, 2, 3, None, None]
    assert ("Apprentice", "seven") in [each.cells for each in blocks if each.kind == "row"]


def test_epub_in_spine_order_without_contents() -> None:
    outcome = read_document(epub("<h1>One</h1><p>Guilds are old.</p>", "<p>Trust&#160;grows.</p>"), "b.epub")
    assert outcome.value.title == "The Guild Book"
    assert [(each.text, each.at) for each in outcome.value.blocks] == [
        ("One", 1),
        ("Guilds are old.", 1),
        ("Trust grows.", 2),
    ]


@pytest.mark.parametrize(
    ("data", "pairs"),
    [
        (
            "What is a guild?\tA group\nQuorum\tleast number\n",
            [("What is a guild?", "A group"), ("Quorum", "least number")],
        ),
        (
            'Term,Definition\n"Haus, das",house\nBaum,"tree\n(plant)"\n',
            [("Haus, das", "house"), ("Baum", "tree (plant)")],
        ),
        ("Antwort;Frage\nBerlin;Hauptstadt?\n", [("Hauptstadt?", "Berlin")]),
        ("a,b,c\n", [("a", "b", "c")]),
    ],
)
def test_a_spreadsheet_becomes_pairs(data: str, pairs: list[tuple[str, ...]]) -> None:
    assert [each.cells for each in read(data, "x.csv")] == pairs


def test_columns_called_like_keys_are_named() -> None:
    (block,) = read("Source,Front,Back,Extra,Tags\npage 3,Haus,house,das,noun easy\n", "x.csv")
    assert block.cells == ("Haus", "house", "das")
    assert dict(block.named) == {"source": "page 3", "tags": "noun easy"}


def test_a_first_row_that_asks_nothing_names_no_columns() -> None:
    (block,) = read("spring,source,tag\n", "x.csv")
    assert (block.cells, block.named) == (("spring", "source", "tag"), ())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Each consul could veto the other.[1][2] Rome grew.", "Each consul could veto the other. Rome grew."),
        ("Vesuvius<sup>[3]</sup> destroyed Pompeii.", "Vesuvius destroyed Pompeii."),
        ("Energy is mc<sup>2</sup>.", "Energy is mc2."),
        ("The sum of x[1] and y is z.", "The sum of x[1] and y is z."),
        ("It is said (see [4]) so.", "It is said (see [4]) so."),
    ],
)
def test_marks_of_notes_are_left_out(page: str, text: str) -> None:
    assert texts(read(f"<html><body><article><p>{page}</p></article></body></html>", "x.html")) == [text]


def test_rows_without_an_answer_are_named() -> None:
    outcome = read_document(b"a,b\nc,\nd\n", "x.csv")
    assert [(each.code, each.at.line) for each in outcome.diagnostics] == [("DW010", 2)]
    assert len(outcome.value.blocks) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    outcome = read_document("Führung ist kein Titel, sondern ein Weg übers Land.".encode(encoding), "a.txt")
    assert texts(outcome.value.blocks) == ["Führung ist kein Titel, sondern ein Weg übers Land."]
    assert [each.code for each in outcome.diagnostics] == (["DW004"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        (b"", "a.txt", "DW001"),
        (b" \n\t\n", "a.pdf", "DW001"),
        (bytes(range(256)) * 8, "a.txt", "DW002"),
        (b"\x00\x01\x02" * 100, "a.html", "DW002"),
        (b"\xd0\xcf\x11\xe0rest", "a.doc", "DW003"),
        (b"{\\rtf1 x}", "a.rtf", "DW003"),
        (b"\x89PNG\r\n", "a.png", "DW003"),
        (archive_of(xl__workbook="x"), "a.xlsx", "DW003"),
        (b"%PDF-1.7 broken", "a.pdf", "DW007"),
        (b"PK\x03\x04 word/ broken", "a.docx", "DW007"),
        (b"a\nb\n", "a.csv", "DW009"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, path: str, code: str) -> None:
    assert codes(data, path) == [code]


def test_a_scan_and_a_locked_file_are_told_apart() -> None:
    assert codes((DATA / "scan.pdf").read_bytes(), "a.pdf") == ["DW005"]
    assert codes((DATA / "locked.pdf").read_bytes(), "a.pdf") == ["DW006"]
    assert codes(epub("<p>x</p>", extra={"META-INF/rights.xml": "<r/>"}), "a.epub") == ["DW006"]


def test_an_archive_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LIMIT", 1_000_000)
    assert codes(epub("x" * 2_000_000), "a.epub") == ["DW008"]


def test_an_epub_outside_its_own_folder_reads_nothing() -> None:
    data = epub("<p>Guilds are old.</p>").replace(b"text/c%20", b"../../%20")
    assert codes(data, "a.epub") in (["DW001"], ["DW007"])


def test_an_xml_bomb_in_an_epub_stays_small() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'><!ENTITY c '&b;&b;&b;&b;'>]><p>&c; Guilds are old.</p>"
    outcome = read_document(epub(bomb), "a.epub")
    assert sum(len(block.text) for block in outcome.value.blocks) < 200


@pytest.mark.parametrize(
    ("library", "data", "path"),
    [
        ("pypdfium2", b"%PDF-1.4", "a.pdf"),
        ("mammoth", archive_of(**{"word__document.xml": "<w/>"}), "a.docx"),
        ("lxml", b"<html><p>Guilds are old.</p></html>", "a.html"),
        ("readability", b"<html><p>Guilds are old.</p></html>", "a.html"),
        ("lxml", epub("<p>x</p>"), "a.epub"),
    ],
)
def test_a_missing_library_names_the_extra(
    library: str, data: bytes, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as missing:
        read_document(data, path)
    assert missing.value.extra == "documents"
