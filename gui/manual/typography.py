"""How a page of the manual is set: Qt lays Markdown out plainly, here it gets sizes, air and the colours in force."""

from typing import Any

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)

from gui.theme.theme import Theme

BODY = 15
_HEADINGS = {1: 24, 2: 18, 3: 15}
_ABOVE = {1: 0, 2: 26, 3: 16}
_COLUMN = 1000  # for pictures; sentences keep to less
_WORDS = 780
_SIDE = 32
_LINE_HEIGHT = 115.0  # per cent of what the font asks for, which is much with Chinese fonts
_AFTER = 8
_CELL = 5


def side_margin(theme: Theme, room: int) -> int:
    """The margin at each side of the page when the window has this width."""
    return max(theme.px(_SIDE), (room - theme.px(_COLUMN)) // 2)


def dress(document: QTextDocument, theme: Theme, room: int) -> None:
    """Set a page that Qt has just read into a column of the width ``room``."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _frame(document, theme, room)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _table(frame, theme)
    width = room - 2 * side_margin(theme, room)
    block = document.begin()
    while block.isValid():
        _block(block, theme, width)
        block = block.next()
    cursor.endEditBlock()


def _frame(document: QTextDocument, theme: Theme, room: int) -> None:
    document.setDocumentMargin(0)
    made = QTextFrameFormat()
    made.setLeftMargin(side_margin(theme, room))
    made.setRightMargin(side_margin(theme, room))
    made.setTopMargin(theme.px(24))
    made.setBottomMargin(theme.px(40))
    document.rootFrame().setFrameFormat(made)


def _table(table: QTextTable, theme: Theme) -> None:
    made = table.format()
    made.setBorder(0)
    made.setBorderCollapse(True)
    made.setCellPadding(0)
    made.setTopMargin(theme.px(_AFTER))
    made.setBottomMargin(theme.px(2 * _AFTER))
    table.setFormat(made)
    for line in range(table.rows()):
        for column in range(table.columns()):
            table.cellAt(line, column).setFormat(_cell(theme, is_head=line == 0))


def _cell(theme: Theme, *, is_head: bool) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    made.setPadding(theme.px(_CELL))
    made.setRightPadding(theme.px(4 * _CELL))
    made.setBottomBorder(1)
    made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBottomBorderBrush(QBrush(theme.color("line")))
    if is_head:
        made.setBackground(theme.color("surface"))
    return made


def _block(block: QTextBlock, theme: Theme, width: int) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    spans: list[Any] = block.textFormats()  # Qt's stubs leave out the attributes of a span
    made = QTextBlockFormat()
    is_code = block.blockFormat().nonBreakableLines()
    made.setNonBreakableLines(False)
    made.setTopMargin(theme.px(_ABOVE.get(level, 0)))
    made.setBottomMargin(0 if is_code or cursor.currentTable() is not None else theme.px(_AFTER))
    if not any(span.format.isImageFormat() for span in spans):
        made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setRightMargin(0 if cursor.currentTable() is not None else max(0, width - theme.px(_WORDS)))
    cursor.mergeBlockFormat(made)
    for span in spans:
        cursor.setPosition(block.position() + span.start)
        cursor.setPosition(block.position() + span.start + span.length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_letters(QTextCharFormat(span.format), level, theme))


def _letters(made: QTextCharFormat, level: int, theme: Theme) -> QTextCharFormat:
    if level:
        made.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        made.setProperty(QTextFormat.Property.FontPixelSize, theme.px(_HEADINGS[level]))
        made.setFontWeight(QFont.Weight.DemiBold)
    if made.fontFixedPitch():
        made.setBackground(theme.color("surface"))
    if made.isAnchor():
        made.setForeground(theme.color("accent"))
    return made
