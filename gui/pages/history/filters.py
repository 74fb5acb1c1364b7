"""The filters of the change log: period, kind of record and who has done it."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.forms.editors import CalmComboBox, DateEditor
from gui.theme.theme import Look, Theme
from gui.widgets import Words, label, row
from ledger.fields import FieldInfo, Form
from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY, KINDS
from operations.history import HistoryFilter

_DAY_WIDTH = 136
_EVERYBODY = "全部操作人"


class Period(StrEnum):
    """The periods that are offered."""

    ALL = "全部时间"
    TODAY = "今天"
    WEEK = "最近 7 天"
    MONTH = "最近 30 天"
    YEAR = "今年"
    OWN = "指定日期"


class HistoryFilters(QWidget):
    """Three drop-downs, and two days when the user wants to name them."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.period = CalmComboBox()
        self.period.addItems([one.value for one in Period])
        self.period.setAccessibleName("时间")
        self.kind = CalmComboBox()
        self.kind.addItem("全部登记", "")
        for kind in KINDS:
            self.kind.addItem(kind.title, kind.key)
        self.kind.setAccessibleName("登记种类")
        self.operator = CalmComboBox()
        self.operator.addItem(_EVERYBODY, None)
        self.operator.setAccessibleName("操作人")
        self.since = _day_editor(theme, "自")
        self.until = _day_editor(theme, "至")
        self._days = QWidget()
        self._days.setLayout(row(label("自", Words.SECONDARY), self.since, label("至", Words.SECONDARY), self.until))
        self._days.hide()
        self.setLayout(row(self.period, self._days, self.kind, self.operator))
        self.period.currentIndexChanged.connect(self._on_period)
        self.kind.currentIndexChanged.connect(self.changed)
        self.operator.currentIndexChanged.connect(self.changed)
        self.since.left.connect(self.changed)
        self.until.left.connect(self.changed)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def wanted(self, today: date, text: str) -> HistoryFilter:
        """The filter that is chosen; a day that is not understood does not narrow it."""
        since, until = self._span(today)
        kind: RecordKind[Any] | None = KIND_BY_KEY.get(self.kind.currentData())
        return HistoryFilter(since, until, kind, text, self.operator.currentData() or "")

    def offer_operators(self, names: Sequence[str]) -> None:
        """Offer who has worked in the book; the choice stays as long as the name is among them."""
        known = [name for name in names if name]
        if known == [self.operator.itemData(place) for place in range(1, self.operator.count())]:
            return
        chosen = self.operator.currentData()
        self.operator.blockSignals(True)
        while self.operator.count() > 1:
            self.operator.removeItem(1)
        for name in known:
            self.operator.addItem(name, name)
        self.operator.setCurrentIndex(max(self.operator.findData(chosen), 0) if chosen else 0)
        self.operator.blockSignals(False)

    @property
    def is_narrowing(self) -> bool:
        """Whether something else than everything is chosen."""
        return any(one.currentIndex() for one in (self.period, self.kind, self.operator))

    def reset(self) -> None:
        """Choose everything again."""
        self.period.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.operator.setCurrentIndex(0)

    def _span(self, today: date) -> tuple[date | None, date | None]:
        chosen = Period(self.period.currentText())
        if chosen is Period.OWN:
            return _day(self.since), _day(self.until)
        begins = {
            Period.TODAY: today,
            Period.WEEK: today - timedelta(days=6),
            Period.MONTH: today - timedelta(days=29),
            Period.YEAR: today.replace(month=1, day=1),
        }
        return begins.get(chosen), None

    def _on_period(self) -> None:
        names_days = self.period.currentText() == Period.OWN
        self._days.setVisible(names_days)
        if names_days:
            self.since.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _fit(self, _: Look) -> None:
        for editor in (self.since, self.until):
            editor.setFixedWidth(self._theme.px(_DAY_WIDTH))


def _day_editor(theme: Theme, name: str) -> DateEditor:
    editor = DateEditor(FieldInfo(name, Form.DAY), theme)
    editor.inner.setAccessibleName(f"{name}哪一天")
    return editor


def _day(editor: DateEditor) -> date | None:
    reading = editor.read()
    editor.mark("must" if reading.doubt else "")
    return reading.value if isinstance(reading.value, date) else None
