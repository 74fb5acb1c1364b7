"""Rows on the clipboard, so that a spreadsheet takes them cell by cell and leaves long numbers alone."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

Cells = Sequence[Sequence[str]]
KEPT_MS = 60_000
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


class _Put:
    """What was put there last."""

    text = ""


def put_on_clipboard(cells: Cells) -> None:
    """Put rows on the clipboard. With an id number among them they are taken off after a minute, if still there."""
    QGuiApplication.clipboard().setMimeData(table_mime(cells))
    text = _Put.text = tab_separated(cells)
    if _ID_NUMBER.search(text):
        QTimer.singleShot(KEPT_MS, lambda: _take_off(text))


def hand_over() -> None:
    """Before the program ends: leave plain text that Qt has made itself.

    What Python has made is destroyed only after Python has gone, which ends the process with a fault.
    """
    clipboard = QGuiApplication.clipboard()
    if _Put.text and clipboard.text() == _Put.text:
        clipboard.setText(_Put.text)


def _take_off(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()


def table_mime(cells: Cells) -> QMimeData:
    """Tab-separated text, and the same as HTML that marks every cell as text.

    Without the mark a spreadsheet reads an id number as a number and loses its last digits.
    """
    mime = QMimeData()
    mime.setText(tab_separated(cells))
    mime.setHtml(_html(cells))
    return mime


def tab_separated(cells: Cells) -> str:
    """One line a row; a cell with tab, line end or quote stands in quotes."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in cells)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in '\t\n"') else cell


def _html(cells: Cells) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in cells)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<meta charset=utf-8><style>td{{mso-number-format:'\\@'}}</style><table>{body}</table>"
