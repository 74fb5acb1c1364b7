"""What a parser of values drops from an xlsx sheet and an import must know.

Three marks are looked up in the raw sheet: formulas whose result was never stored, error values, and numbers whose
format shows less or more than their value: a date shown as 1990年3月, the number 1990.1 shown as 1990.10.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from ledger.intake.cells import Missing
from operations.sheet_guards import REST_OF_TAG

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA_TAGS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
# A formula of type str without a value has given an empty text.
_CELL = rb'<(?:\w{1,20}:)?c r="([A-Z]{1,3})(\d{1,7})"'
_EMPTY_FORMULA = re.compile(
    _CELL + rb'(?![^<>]{0,99}t="str")[^<>]{0,99}>\s{0,99}'
    rb"<(?:\w{1,20}:)?f(?:\s[^<>]{0,99})?(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s{0,99}"
    rb"(?:<(?:\w{1,20}:)?v\s{0,99}/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,99}</(?:\w{1,20}:)?c>"
)
_ERROR_CELL = re.compile(_CELL + REST_OF_TAG + rb' t="e"')
_STYLED_CELL = _CELL + rb'[^<>]{0,99}? s="(%s)"'
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_BUILT_IN = {17: "mmm-yy", 2: "0.00"} | dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月")  # 27 and above: zh-CN


@dataclass(frozen=True, slots=True)
class Marks:
    """By (row, column), 0-based: cells without a value, dates shown without their day, numbers shown as N.NN."""

    missing: dict[tuple[int, int], Missing]
    month_only: frozenset[tuple[int, int]]
    two_decimals: frozenset[tuple[int, int]]


NO_MARKS = Marks({}, frozenset(), frozenset())


def marks_of(archive: zipfile.ZipFile) -> Iterator[Marks]:
    """The marks of each sheet in the order of the workbook."""
    months, decimals = _telling_styles(archive)
    for part in _sheet_parts(archive):
        if part is None:
            yield NO_MARKS
            continue
        xml = archive.read(part)
        yield Marks(_missing(xml), _cells_with_style(xml, months), _cells_with_style(xml, decimals))


def _missing(xml: bytes) -> dict[tuple[int, int], Missing]:
    found: dict[tuple[int, int], Missing] = {}
    if any(tag in xml for tag in _FORMULA_TAGS):
        found.update((_position(one), Missing.FORMULA) for one in _EMPTY_FORMULA.finditer(xml))
    if b't="e"' in xml:
        found.update((_position(one), Missing.ERROR) for one in _ERROR_CELL.finditer(xml))
    return found


def _cells_with_style(xml: bytes, styles: set[int]) -> frozenset[tuple[int, int]]:
    if not styles:
        return frozenset()
    pattern = re.compile(_STYLED_CELL % b"|".join(b"%d" % style for style in sorted(styles)))
    return frozenset(_position(one) for one in pattern.finditer(xml))


def _position(found: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _sheet_parts(archive: zipfile.ZipFile) -> list[str | None]:
    """The archive member of each sheet, None where the workbook names one that is not there (a chart sheet)."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return []
    targets = {
        relation.get("Id"): relation.get("Target", "").removeprefix("/xl/").removeprefix("/")
        for relation in ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - entities refused before
    }
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - a file that declares entities is refused before
    parts = [f"xl/{targets.get(sheet.get(_RELATION))}" for sheet in book.iter(f"{_MAIN}sheet")]
    return [part if part in names else None for part in parts]


def _telling_styles(archive: zipfile.ZipFile) -> tuple[set[int], set[int]]:
    """The cell styles that show a date without its day, and those that show a number with two decimals."""
    if "xl/styles.xml" not in archive.namelist():
        return set(), set()
    styles = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 - a file that declares entities is refused before
    codes = _BUILT_IN | {
        int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")
    }
    crossed = styles.find(f"{_MAIN}cellXfs")
    formats = [] if crossed is None else [codes.get(int(one.get("numFmtId", 0)), "") for one in crossed]
    months = {number for number, code in enumerate(formats) if shows_month_only(code)}
    return months, {number for number, code in enumerate(formats) if _plain(code) == "0.00"}


def shows_month_only(code: str) -> bool:
    """Whether a number format shows year and month but no day."""
    plain = _plain(code)
    return "y" in plain and "m" in plain and not {"d", "h", "s"} & set(plain)


def _plain(code: str) -> str:
    return _QUOTED.sub("", code.partition(";")[0]).lower()
