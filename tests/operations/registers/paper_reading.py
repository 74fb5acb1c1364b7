"""Reading registers back: what stands on the sheets of a PDF, line by line, and in the cells of a workbook."""

import io
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from python_calamine import CalamineWorkbook

from exports.paper.document import Document
from exports.paper.faces import FontPolicy
from exports.pdf import pdf_bytes
from exports.sheets import SheetDocument, xlsx_bytes

_SAME_LINE, _SAME_TEXT = 4, 3.5  # points between middles, and between one text and the next


class _Piece(NamedTuple):
    middle: float
    left: float
    right: float
    text: str


def pages_of(document: Document) -> list[list[list[str]]]:
    """For every page its lines from the top, each as its texts from the left."""
    pdf = pypdfium2.PdfDocument(pdf_bytes(document, policy=FontPolicy.BUNDLED))
    pages = [[list(_texts(line)) for line in _lines(page)] for page in pdf]
    pdf.close()
    return pages


def running_text(document: Document) -> str:
    """Everything in the order in which it was set, without line ends."""
    pdf = pypdfium2.PdfDocument(pdf_bytes(document, policy=FontPolicy.BUNDLED))
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def text_of(document: Document) -> str:
    """The pages as a text for golden files."""
    pages = [[" | ".join(line) for line in page] for page in pages_of(document)]
    return "\n".join("\n".join(page) + "\n" + "-" * 20 for page in pages) + "\n"


def _lines(page: pypdfium2.PdfPage) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = []
    for piece in sorted(_pieces(page), reverse=True):
        if lines and lines[-1][0].middle - piece.middle < _SAME_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _pieces(page: pypdfium2.PdfPage) -> Iterator[_Piece]:
    text = page.get_textpage()
    for i in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(i)
        content = text.get_text_bounded(left, bottom, right, top).strip()
        if content:
            yield _Piece((top + bottom) / 2, left, right, content)


def _texts(line: list[_Piece]) -> Iterator[str]:
    """Texts that touch are one."""
    joined, end = "", 0.0
    for piece in sorted(line, key=lambda one: one.left):
        if joined and piece.left - end > _SAME_TEXT:
            yield joined
            joined = ""
        joined, end = joined + piece.text, piece.right
    if joined:
        yield joined


def sheet_rows(document: SheetDocument) -> list[list[object]]:
    """The cells of the workbook, row by row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(document)))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]
