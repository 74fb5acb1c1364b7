"""Files made to harm whoever opens them: each is small, and asks for more than there is."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_HEAD = '<?xml version="1.0"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
BOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>'
)
_USUAL = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"/>',
    "_rels/.rels": (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS,
}
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
LAUGHS = '<!DOCTYPE l [<!ENTITY a0 "lol">{}]>'.format(
    "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
)
LONG_COMMENT = f"<!--{'x' * 5000}-->"

Parts = Mapping[str, str | bytes]


def sheet(rows: str, after: str = "") -> str:
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def pack(path: Path, parts: Parts) -> Path:
    """An archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def xlsx(rows: str = ONE, **parts: str | bytes) -> Parts:
    """A workbook of one sheet; further parts by name, ``__`` for a slash and ``_xml`` for the ending."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return {**_USUAL, "xl/worksheets/sheet1.xml": sheet(rows), **named}


def ods(rows: str) -> Parts:
    """An OpenDocument of one sheet."""
    spaces = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return {
        "mimetype": kind,
        "META-INF/manifest.xml": (
            f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry'
            f' manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
        ),
        "content.xml": (
            f"{_HEAD}<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>"
        ),
    }


def cell(repeated: int = 1) -> str:
    """A filled cell of an OpenDocument."""
    times = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell office:value-type="string"{times}><text:p>x</text:p></table:table-cell>'


def row(cells: str, repeated: int = 1) -> str:
    """A row of an OpenDocument."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def xlsb(rows: int, columns: int) -> Parts:
    """A binary workbook with a value in its first cell and one in the last of so many rows and columns."""

    def record(kind: int, content: bytes = b"") -> bytes:
        number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return number + bytes([len(content)]) + content

    def value(line: int, column: int) -> bytes:
        place = (line - 1).to_bytes(4, "little") + bytes(13)
        return record(0, place) + record(2, (column - 1).to_bytes(4, "little") + bytes(4) + (6).to_bytes(4, "little"))

    cells = value(1, 1) + (value(rows, columns) if rows > 1 else b"")
    name = "S".encode("utf-16-le")
    relation = "rId1".encode("utf-16-le")
    bundle = bytes(4) + (1).to_bytes(4, "little") + (4).to_bytes(4, "little") + relation
    bundle += (1).to_bytes(4, "little") + name
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(157, bytes(26)) + record(132)
    data = record(129) + record(148, bytes(16)) + record(145) + cells + record(146) + record(130)
    relations = RELATIONS.replace("sheet1.xml", "sheet1.bin")
    start = _USUAL["_rels/.rels"].replace("workbook.xml", "workbook.bin")
    return {
        "[Content_Types].xml": _USUAL["[Content_Types].xml"],
        "_rels/.rels": start,
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations,
        "xl/worksheets/sheet1.bin": data,
    }
