"""The columns that stand still at the left: name, kind, base, monthly due. They are the head of each row."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gui.pages.dues.grid_model import DuesGridModel
from gui.pages.dues.inks import Inks
from gui.theme.metrics import BODY, SMALL
from gui.theme.theme import Theme
from ledger.dues.year import YearRow
from ledger.values.money import format_money

_SIDE = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class StandingColumn:
    """One of them; ``width`` in design pixels."""

    label: str
    width: int
    text: Callable[[YearRow], str]
    align: Qt.AlignmentFlag = _LEFT
    size: float = BODY
    shade: str = "text"


def _base(row: YearRow) -> str:
    return format_money(row.assessment.base) if row.assessment and row.assessment.base else ""


STANDING = (
    StandingColumn("姓名", 80, lambda row: row.member.name),
    StandingColumn(
        "类型",
        92,
        lambda row: row.assessment.person_kind if row.assessment else "未核定",
        size=SMALL,
        shade="secondary",
    ),
    StandingColumn("基数", 80, _base, _RIGHT, shade="secondary"),
    StandingColumn("月应交", 68, lambda row: format_money(row.assessment.due) if row.assessment else "", _RIGHT),
)
WIDTH = sum(one.width for one in STANDING)


class StandingColumns(QHeaderView):
    """Paints the standing columns of each row."""

    def __init__(self, theme: Theme, model: DuesGridModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._inks = Inks(theme, self)
        self._model = model
        self._view = parent
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        return QSize(self._inks.px(WIDTH), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and below them the ground of the table."""
        super().paintEvent(event)
        room = self.viewport().rect()
        room.setTop(self.length() - self.offset())
        if room.height() > 0:
            QPainter(self.viewport()).fillRect(room, self._inks.color("ground"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """The columns of one row."""
        if logicalIndex >= self._model.rowCount():
            return
        is_current = self._view.selectionModel().rowIntersectsSelection(logicalIndex)
        painter.save()
        painter.fillRect(rect, self._inks.color("selected" if is_current else "ground"))
        row = self._model.rows[logicalIndex]
        paint_columns(painter, rect, self._inks, [one.text(row) for one in STANDING])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._inks.color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), self._inks.color("edge"))
        painter.restore()


def paint_columns(painter: QPainter, rect: QRect, inks: Inks, texts: list[str]) -> None:
    """Write a text into each standing column."""
    left = float(rect.left())
    for one, text in zip(STANDING, texts, strict=True):
        room = QRectF(left, rect.top(), inks.px(one.width), rect.height())
        left = room.right()
        room.adjust(inks.px(_SIDE), 0, -inks.px(_SIDE) / 2, 0)
        painter.setFont(inks.font(one.size))
        painter.setPen(inks.color(one.shade))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, one.align, elided)


class StandingHeads(QWidget):
    """The heads of the standing columns, over the corner of the table."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words."""
        del event
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, self._inks.color("surface"))
        painter.fillRect(0, rect.bottom(), rect.width(), 1, self._inks.color("line"))
        painter.fillRect(rect.right(), 0, 1, rect.height(), self._inks.color("edge"))
        left = 0.0
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color("secondary"))
        for one in STANDING:
            room = QRectF(left, 0, self._inks.px(one.width), rect.height())
            left = room.right()
            painter.drawText(room.adjusted(self._inks.px(_SIDE), 0, -self._inks.px(_SIDE) / 2, 0), one.align, one.label)
