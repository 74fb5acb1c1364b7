"""How a day of the month is painted: its number, and a line for each meeting as far as there is room."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from gui.pages.life.month_model import DAY_ROLE, MonthModel, is_weekend
from gui.pages.life.painting import paint_sign
from gui.pages.life.words import DOTS, hours_words, shade_of, short_kind
from gui.theme.inks import Inks
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme
from ledger.kinds.meetings import Meeting

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP, _LINE, _SIDE, _DOT, _NUMBER = 28, 20, 7, 8, 22
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DayPainter(QStyledItemDelegate):
    """Paints the cells; ``unit_name`` gives the short name of the organisation where several are shown."""

    def __init__(self, theme: Theme, parent: QObject, unit_name: Callable[[Meeting], str]) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)
        self._unit_name = unit_name

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """Ground, number, meetings, frame of the chosen day."""
        day = index.data(DAY_ROLE)
        model = cast(MonthModel, index.model())
        room = QRectF(option.rect)
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "selected" if is_chosen else "surface" if is_weekend(day) else "ground"
        painter.fillRect(option.rect, self._inks.color(ground))
        self._paint_number(painter, room, index)
        for box, one in self.boxes(option.rect, model.meetings(day)):
            if one is None:
                self._paint_rest(painter, box, model.meetings(day), self.room_for(option.rect.height()))
            else:
                self._paint_meeting(painter, box, one, model)
        painter.setPen(self._inks.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._inks.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def boxes(self, rect: Any, meetings: tuple[Meeting, ...]) -> list[tuple[QRectF, Meeting | None]]:
        """Where each meeting stands in a cell; None where the rest of them is counted."""
        px, most = self._inks.px, self.room_for(rect.height())
        shown: list[Meeting | None] = list(meetings) if len(meetings) <= most else [*meetings[: most - 1], None]
        return [
            (QRectF(rect.left() + px(3), rect.top() + px(_TOP + number * _LINE), rect.width() - px(6), px(_LINE)), one)
            for number, one in enumerate(shown)
        ]

    def room_for(self, height: int) -> int:
        """How many lines a cell has, at least one."""
        return max((height - self._inks.px(_TOP)) // self._inks.px(_LINE), 1)

    def _paint_number(self, painter: QPainter, room: QRectF, index: AnyIndex) -> None:
        day, model, px = index.data(DAY_ROLE), cast(MonthModel, index.model()), self._inks.px
        box = QRectF(room.left() + px(4), room.top() + px(3), px(_NUMBER), px(_NUMBER))
        painter.setFont(self._inks.font(SMALL))
        if day == model.today:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks.color("accent"))
            painter.drawEllipse(box)
            painter.restore()
            painter.setPen(self._inks.color("on_accent"))
        elif model.is_outside(day):
            painter.setPen(self._inks.color("faint"))
        else:
            painter.setPen(self._inks.color("secondary" if is_weekend(day) else "text"))
        painter.drawText(box, _CENTER, str(day.day))

    def _paint_meeting(self, painter: QPainter, box: QRectF, one: Meeting, model: MonthModel) -> None:
        px = self._inks.px
        colour = self._inks.color(shade_of(one, model.today))
        sign = QRectF(box.left() + px(_SIDE - 3), box.top(), px(_DOT + 4), box.height())
        paint_sign(painter, sign, DOTS.get(one.state, "full"), colour, px(_DOT))
        words = box.adjusted(px(_SIDE + _DOT + 6), 0, -px(2), 0)
        painter.setFont(self._inks.font(SMALL))
        is_pale = one.held_on is None and one.planned_on is not None and one.planned_on >= model.today
        painter.setPen(self._inks.color("secondary" if is_pale else "text"))
        text = " ".join(part for part in (short_kind(one.kind), self._unit_name(one), hours_words(one)[:5]) if part)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, _LEFT, elided)

    def _paint_rest(self, painter: QPainter, box: QRectF, meetings: tuple[Meeting, ...], most: int) -> None:
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color("secondary"))
        left = len(meetings) - most + 1
        words = f"还有 {left} 次" if most > 1 else f"{left} 次"
        painter.drawText(box.adjusted(self._inks.px(_SIDE), 0, 0, 0), _LEFT, words)
