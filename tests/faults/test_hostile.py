"""Files made to harm: refused in a sentence, in a few seconds, in bounded memory; the program goes on."""

import io
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from ledger.errors import KnownError
from operations.sheets import read_workbook
from tests.faults import hostile
from tests.faults.children import MEGABYTE, Limits, Outcome, in_child
from tests.faults.hostile import FAR, LAUGHS, LONG_COMMENT, ONE, cell, ods, pack, row, sheet, xlsb, xlsx

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

SMALL = 20_000
BOUNDS = Limits(memory=1500 * MEGABYTE, seconds=15)
TOO_LARGE = "上限|过大|还有内容|超过 5000000 格"
BROKEN = "已经损坏"
NO_ENTITIES = "不正常的实体声明"
STRANGE = '<sheet name="S"'


def book(prologue: str, name: str = "S") -> str:
    return hostile.BOOK.replace("<workbook", f"{prologue}<workbook").replace(STRANGE, f'<sheet name="{name}"')


def in_utf_16(xml: str) -> bytes:
    return xml.replace('?xml version="1.0"', '?xml version="1.0" encoding="UTF-16"').encode("utf-16")


ENTITY_OF_A_FILE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SHARED = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'
ROW_OF_SHARED = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>'
WORKBOOKS: dict[str, tuple[Callable[[], hostile.Parts], str]] = {
    "a cell in the last row and column": (lambda: xlsx(FAR), TOO_LARGE),
    "the same in single quotes": (lambda: xlsx(FAR.replace('"', "'")), TOO_LARGE),
    "the same with other blanks": (lambda: xlsx(FAR.replace("<c r=", "<c\tr =")), TOO_LARGE),
    "the same with a long attribute": (lambda: xlsx(FAR.replace("<c ", f'<c s="{"0" * 200}" ')), TOO_LARGE),
    "the same in small letters": (lambda: xlsx(FAR.replace("XFD", "xfd")), TOO_LARGE),
    "the same with a prefix": (
        lambda: xlsx(
            xl__worksheets__sheet1_xml=sheet(FAR)
            .replace("<", "<x:")
            .replace("<x:/", "</x:")
            .replace("<x:?", "<?")
            .replace("xmlns=", "xmlns:x=")
        ),
        TOO_LARGE,
    ),
    "a row far down, its cell without address": (
        lambda: xlsx(f'{ONE}<row r="1048576"><c><v>1</v></c></row>'),
        TOO_LARGE,
    ),
    "cells without address": (
        lambda: xlsx(f"<row>{'<c><v>1</v></c>' * 30000}</row>{'<row/>' * 100_000}<row><c><v>1</v></c></row>"),
        TOO_LARGE,
    ),
    "few values in a large rectangle": (
        lambda: xlsx('<row r="1"><c r="RZ1"><v>1</v></c></row><row r="199999"><c r="A199999"><v>1</v></c></row>'),
        TOO_LARGE,
    ),
    "a sheet under a name in other letters": (
        lambda: {**xlsx(), "xl/worksheets/sheet1.xml": "", "xl/worksheets/SHEET1.xml": sheet(FAR)},
        TOO_LARGE,
    ),
    "a sheet on a detour": (
        lambda: {
            **xlsx(FAR),
            "xl/_rels/workbook.xml.rels": hostile.RELATIONS.replace("worksheets/", "/xl/worksheets/./"),
        },
        TOO_LARGE,
    ),
    "a long text in many cells": (
        lambda: xlsx(
            "".join(ROW_OF_SHARED.format(number) for number in range(1, 20001)),
            xl__sharedStrings_xml=SHARED.format("甲" * 1_000_000),
        ),
        TOO_LARGE,
    ),
    "the same in other words": (
        lambda: xlsx(
            "".join(ROW_OF_SHARED.format(number) for number in range(1, 20001)).replace('t="s"', "t = 's'"),
            xl__sharedStrings_xml=SHARED.format("甲" * 1_000_000),
        ),
        TOO_LARGE,
    ),
    "billion laughs": (lambda: xlsx(xl__workbook_xml=book(LAUGHS, "&a9;")), NO_ENTITIES),
    "billion laughs after a long comment": (
        lambda: xlsx(xl__workbook_xml=book(LONG_COMMENT + LAUGHS, "&a9;")),
        NO_ENTITIES,
    ),
    "billion laughs in UTF-16": (lambda: xlsx(xl__workbook_xml=in_utf_16(book(LAUGHS, "&a9;"))), NO_ENTITIES),
    "a long text many times": (
        lambda: xlsx(
            xl__workbook_xml=book(f'{LONG_COMMENT}<!DOCTYPE l [<!ENTITY a "{"x" * 100_000}">]>', "&a;" * 30000)
        ),
        NO_ENTITIES,
    ),
    "billion laughs in a sheet": (
        lambda: xlsx(xl__worksheets__sheet1_xml=sheet(ONE).replace("<worksheet", f"{LAUGHS}<worksheet")),
        NO_ENTITIES,
    ),
    "a file of this computer as an entity": (
        lambda: xlsx(xl__workbook_xml=book(LONG_COMMENT + ENTITY_OF_A_FILE, "&a;")),
        NO_ENTITIES,
    ),
    "millions of styles": (
        lambda: xlsx(xl__styles_xml=f"<styleSheet><cellXfs>{'<xf/>' * 4_000_000}</cellXfs></styleSheet>"),
        TOO_LARGE,
    ),
    "a sheet that bursts": (lambda: xlsx(ONE + " " * 60_000_000), TOO_LARGE),
    "beginnings of cells without end": (lambda: xlsx('<c r="A1"<f ' * 200_000), BROKEN),
    "addresses without end": (lambda: xlsx('<c r="A1"' + ' r="AAA1"' * 300_000), BROKEN),
    "formulas without end": (lambda: xlsx('<f><c r="A1"> <f> ' * 200_000), BROKEN),
    "an OpenDocument repeated in both directions": (lambda: ods(row(cell(16384), 1048576)), TOO_LARGE),
    "an OpenDocument wide and long": (lambda: ods(row(cell(16384)) + row(cell(), 1048575)), TOO_LARGE),
    "an OpenDocument with numbers beyond any": (lambda: ods(row(cell(), 9**18)), TOO_LARGE),
    "a binary workbook with a far cell": (lambda: xlsb(1048576, 16384), TOO_LARGE),
    "a binary workbook with a large rectangle": (lambda: xlsb(190_000, 400), TOO_LARGE),
}
TEXTS: dict[str, tuple[Callable[[], str], str]] = {
    "lines.csv": (lambda: "a,b\n" * 2_500_000, TOO_LARGE),
    "empty lines.csv": (lambda: "\n" * 3_000_000, TOO_LARGE),
    "commas.csv": (lambda: "," * 5_000_000, "500 列"),
    "quotes.csv": (lambda: "a,b\n" + '"' * 2_000_000, "不像表格|不是表格|长得不像"),
    "wide cells.xls": (lambda: "<table><tr>" + "<td colspan=500>x" * 100_000, "500 列"),
    "high cells.xls": (lambda: "<table><tr>" + "<td rowspan=500>x" * 100_000, "500 列"),
    "rows.xls": (lambda: "<table>" + "<tr>" * 300_000, TOO_LARGE),
    "far rows.xls": (lambda: "<workbook>" + '<Row ss:Index="900000000">' * 200_000, TOO_LARGE),
    "comments.xls": (lambda: "<table><tr><td>x" + "<!--" * 2_000_000, "没有表格"),
    "tags.xls": (lambda: "<table><tr><td>" + "<a " * 2_000_000, "没有表格"),
    "endings.xls": (lambda: "<table><tr><td>" + "</a " * 2_000_000, "没有表格"),
    "attributes.xls": (lambda: "<table><tr><td " + "a " * 2_000_000, "没有表格"),
    "declarations.xls": (lambda: "<table><tr><td>x<![x y]]></table>", "没有表格"),
}


def read(path: Path) -> Outcome:
    return in_child(lambda: [sheet.rows for sheet in read_workbook(path).sheets], BOUNDS)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_made_to_harm_is_refused(name: str, tmp_path: Path) -> None:
    make, words = WORKBOOKS[name]
    path = pack(tmp_path / "表.xlsx", make())
    outcome = read(path)
    assert outcome.fault == ""
    assert any(word in outcome.sentence for word in words.split("|")), outcome
    if path.stat().st_size < SMALL:
        with pytest.raises(KnownError):  # also here, now that it is known to do no harm
            read_workbook(path)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_made_to_harm_is_refused(name: str, tmp_path: Path) -> None:
    make, words = TEXTS[name]
    path = tmp_path / name
    path.write_text(make(), encoding="utf-8")
    outcome = read(path)
    assert outcome.fault == ""
    assert any(word in outcome.sentence for word in words.split("|")), outcome
    if path.stat().st_size < SMALL:
        with pytest.raises(KnownError):
            read_workbook(path)


def old_workbook(row: int, column: int) -> bytearray:
    """An xls with a value in its first cell and in one more."""
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    page.write(0, 0, 1)
    page.write(row, column, 2)
    buffer = io.BytesIO()
    book.save(buffer)
    return bytearray(buffer.getvalue())


def test_an_xls_whose_sectors_go_in_a_circle_is_refused(tmp_path: Path) -> None:
    original = old_workbook(0, 1)
    table = (struct.unpack_from("<I", original, 76)[0] + 1) * 512
    for sector in range(4):
        content = bytearray(original)
        struct.pack_into("<I", content, table + 4 * sector, sector)
        path = tmp_path / "表.xls"
        path.write_bytes(content)
        outcome = read(path)
        assert BROKEN in outcome.sentence, outcome
        with pytest.raises(KnownError):
            read_workbook(path)


def test_an_xls_with_a_large_rectangle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.xls"
    path.write_bytes(old_workbook(65535, 255))
    assert "过大" in read(path).sentence
    path.write_bytes(old_workbook(2, 3))
    assert read(path).value == [((1, None, None, None), (None,) * 4, (None, None, None, 2))]


def test_what_is_only_unusual_is_read(tmp_path: Path) -> None:
    unusual = "<row r='2'><c r='A2'><v>1</v></c></row><row><c/><c><v>2</v></c></row>"
    for name, parts in (("a.xlsx", xlsx(unusual)), ("b.ods", ods(row(cell(2), 2))), ("c.xlsb", xlsb(3, 2))):
        assert read_workbook(pack(tmp_path / name, parts)).sheets[0].rows
    assert read(pack(tmp_path / "a.xlsx", xlsx(unusual))).value == [((None, None), (1, None), (None, 2))]
    assert read(pack(tmp_path / "b.ods", ods(row(cell(2), 2) + row("<table:table-cell/>", 9**9)))).value == [
        (("x", "x"), ("x", "x"))
    ]
    assert read(pack(tmp_path / "c.xlsb", xlsb(3, 2))).value == [((1, None), (None, None), (None, 1))]


def test_what_lies_outside_of_the_file_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "别处.txt"
    secret.write_text("别处的内容", encoding="utf-8")
    link = (
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"'
        f' Target="{secret.as_uri()}" TargetMode="External"/></Relationships>'
    )
    parts = {
        **xlsx('<row r="1"><c r="A1"><f>\'[1]S\'!A1</f><v>7</v></c></row>'),
        "xl/_rels/workbook.xml.rels": hostile.RELATIONS.replace("</Relationships>", link),
    }
    assert read(pack(tmp_path / "表.xlsx", parts)).value == [((7,),)]
