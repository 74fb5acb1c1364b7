"""The columns that stand still at the left: name, kind, base, monthly due. They are the head of each row."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from gui.pages.dues.grid_model import DuesGridModel
from gui.tables.standing import StandingColumns, StandingCorner
from gui.theme.inks import Inks
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


class RowHeads(StandingColumns):
    """The standing columns of each member."""

    width_of_all = WIDTH

    def __init__(self, theme: Theme, model: DuesGridModel, parent: QTableView) -> None:
        super().__init__(theme, parent)
        self._rows = model
        self.setSectionsClickable(True)

    def paint_row(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Name, kind, base, monthly due."""
        row = self._rows.rows[place]
        paint_columns(painter, rect, self._inks, [one.text(row) for one in STANDING])


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


class CornerHeads(StandingCorner):
    """Their heads."""

    def paint_heads(self, painter: QPainter, rect: QRect) -> None:
        """The words, in one size and colour."""
        left = 0.0
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color("secondary"))
        for one in STANDING:
            room = QRectF(left, 0, self._inks.px(one.width), rect.height())
            left = room.right()
            painter.drawText(room.adjusted(self._inks.px(_SIDE), 0, -self._inks.px(_SIDE) / 2, 0), one.align, one.label)
