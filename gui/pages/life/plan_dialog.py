"""计划一批…: the meetings of a kind for a year, on the same day of every month, each to be kept or left out."""

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.editors import CalmComboBox, LineEditor
from gui.pages.life.new_meeting import fitting_unit
from gui.pages.life.words import WEEKDAYS, long_day
from gui.shell import Shell
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.codes.meetings import COMMITTEE_MEETING, GROUP_MEETING, LECTURE, MEMBER_MEETING, PARTY_DAY
from ledger.errors import KnownError
from ledger.fields import FieldInfo, Form
from ledger.kinds.meetings import Meeting
from ledger.life.facts import LifeFacts
from ledger.values.months import Month
from operations.life.planning import LAST, Rhythm, planned_days, taken_months

KINDS = (PARTY_DAY, COMMITTEE_MEETING, GROUP_MEETING, LECTURE, MEMBER_MEETING)
_QUARTERLY = frozenset({LECTURE, MEMBER_MEETING})
_PLACES = ((1, "第一个"), (2, "第二个"), (3, "第三个"), (4, "第四个"), (LAST, "最后一个"))
_DAY_ROLE = Qt.ItemDataRole.UserRole
_TEXT = FieldInfo("地点", Form.TEXT)
_CLOCK = FieldInfo("开始时间", Form.CLOCK)
_USUAL_DAY = 15
_HOLIDAYS = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
"""Holidays on the same day of every year: one is told, and decides oneself."""


class PlanDialog(QDialog):
    """Every day is shown before anything is planned; months that already have such a meeting are not ticked."""

    def __init__(
        self, parent: QWidget, shell: Shell, facts: LifeFacts, plan: Callable[[Meeting, Sequence[date]], object]
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._facts = facts
        self._plan = plan
        self._today = shell.session.clock().date()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("计划一批会议")
        self.kind, self.unit = CalmComboBox(), CalmComboBox()
        self.year = QSpinBox(minimum=1990, maximum=2999)
        self.by_weekday, self.by_day = QRadioButton("每月"), QRadioButton("每月")
        self.place, self.weekday = CalmComboBox(), CalmComboBox()
        self.day = QSpinBox(minimum=1, maximum=31)
        self.room, self.clock = LineEditor(_TEXT), LineEditor(_CLOCK)
        self.days = _DayList()
        self.sum = label("", Words.SECONDARY)
        self.plan_button = primary_button("计划")
        self._fill()
        self._build()
        self._connect()
        self.refill()
        self._look_ahead()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    # What it says

    @property
    def rhythm(self) -> Rhythm:
        """On which day of every month."""
        if self.by_day.isChecked():
            return Rhythm(day=self.day.value())
        return Rhythm(weekday=self.weekday.currentIndex(), place=self.place.currentData())

    @property
    def frame(self) -> Meeting:
        """What is planned, without its day."""
        from_time = self.clock.read().value
        return Meeting(
            kind=self.kind.currentText(),
            org_unit_id=self.unit.currentData(),
            place=str(self.room.raw()).strip(),
            from_time=from_time if isinstance(from_time, time) else None,
        )

    def refill(self) -> None:
        """Show the days again; what is over or already there is not ticked."""
        kind, unit_id, year = self.kind.currentText(), self.unit.currentData() or 0, self.year.value()
        taken = taken_months(self._facts, kind, unit_id, year)
        self.days.show_days(planned_days(year, self.rhythm), taken, self._today, is_quarterly=kind in _QUARTERLY)
        self._count()

    def accept(self) -> None:
        """Plan what is ticked; stay open when it is refused."""
        if not self.plan_button.isEnabled():
            return
        doubt = self.clock.read().doubt
        if doubt:
            self.sum.setText(doubt)
            return
        try:
            self._plan(self.frame, self.days.ticked)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()

    # Building

    def _fill(self) -> None:
        for kind in KINDS:
            self.kind.addItem(kind)
        session = self._shell.session
        for one in session.units:
            self.unit.addItem("　" * one.depth + one.name, one.id)
        self.year.setValue(session.place.year)
        for number, words in _PLACES:
            self.place.addItem(words, number)
        for words in WEEKDAYS:
            self.weekday.addItem(f"星期{words}")
        self.weekday.setCurrentIndex(4)
        self.day.setValue(_USUAL_DAY)
        self.day.setSuffix(" 日")
        self.by_weekday.setChecked(True)
        self.clock.line.setPlaceholderText("如 15:00")
        self._fit_unit()

    def _build(self) -> None:
        for name, part in (
            ("会议", self.kind),
            ("召开单位", self.unit),
            ("年度", self.year),
            ("第几个", self.place),
            ("星期", self.weekday),
            ("几日", self.day),
            ("地点", self.room),
            ("开始时间", self.clock),
            ("日期", self.days),
        ):
            part.setAccessibleName(name)
        group = QButtonGroup(self)
        group.addButton(self.by_weekday)
        group.addButton(self.by_day)
        weekday, day = row(self.by_weekday, self.place, self.weekday), row(self.by_day, self.day)
        for line in (weekday, day):
            line.addStretch()
        form = QFormLayout()
        form.setSpacing(self._shell.theme.px(8))
        form.addRow(label("会议", Words.SECTION), self.kind)
        form.addRow(label("召开单位", Words.SECTION), self.unit)
        form.addRow(label("年度", Words.SECTION), self.year)
        form.addRow(label("哪一天", Words.SECTION), weekday)
        form.addRow(label("", Words.SECTION), day)
        form.addRow(label("开始时间", Words.SECTION), self.clock)
        form.addRow(label("地点", Words.SECTION), self.room)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.plan_button.clicked.connect(self.accept)
        foot = row(self.sum, cancel, self.plan_button)
        foot.insertStretch(1)
        layout = column(gap=12, margins=(24, 16, 24, 16))
        layout.addLayout(form)
        layout.addWidget(self.days, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, self._shell.theme.px(520), self._shell.theme.px(640))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._on_kind())
        self.unit.currentIndexChanged.connect(lambda _: self.refill())
        self.place.currentIndexChanged.connect(lambda _: self._take(self.by_weekday))
        self.weekday.currentIndexChanged.connect(lambda _: self._take(self.by_weekday))
        self.day.valueChanged.connect(lambda _: self._take(self.by_day))
        self.year.valueChanged.connect(lambda _: self.refill())
        self.by_day.toggled.connect(lambda _: self.refill())
        self.days.itemChanged.connect(lambda _: self._count())

    def _look_ahead(self) -> None:
        """Where nothing is left of the current year the plan begins with the next one."""
        if self.year.value() == self._today.year and not self.days.ticked:
            self.year.setValue(self._today.year + 1)

    def _take(self, way: QRadioButton) -> None:
        """Whoever turns at a number means that way of counting."""
        way.setChecked(True)
        self.refill()

    def _on_kind(self) -> None:
        self._fit_unit()
        self.refill()

    def _fit_unit(self) -> None:
        current = self.unit.currentData() or self._shell.session.place.unit_id
        near = self._facts.roster.unit_by_id.get(current or 0)
        fitting = fitting_unit(self._facts, near, self.kind.currentText())
        if fitting is not None:
            self.unit.setCurrentIndex(self.unit.findData(fitting.id))

    def _count(self) -> None:
        ticked = len(self.days.ticked)
        self.sum.setText(f"已勾选 {ticked} 次")
        self.plan_button.setEnabled(ticked > 0)


class _DayList(QListWidget):
    """The twelve days, each with a tick; Space ticks and goes down."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "boxed")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @property
    def ticked(self) -> list[date]:
        """The days that are wanted."""
        items = [self.item(number) for number in range(self.count())]
        return [one.data(_DAY_ROLE) for one in items if one.checkState() is Qt.CheckState.Checked]

    def show_days(self, days: Sequence[date], taken: frozenset[Month], today: date, *, is_quarterly: bool) -> None:
        """Show days; of a kind that is held each quarter only the last month of each is ticked at first."""
        self.blockSignals(True)
        self.clear()
        for day in days:
            is_taken, is_over = Month.of(day) in taken, day < today
            note = "已有" if is_taken else "已过" if is_over else _HOLIDAYS.get((day.month, day.day), "")
            made = QListWidgetItem(f"{day.year}年{long_day(day)}　{note}".rstrip())
            made.setData(_DAY_ROLE, day)
            made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_wanted = not is_taken and not is_over and (not is_quarterly or day.month % 3 == 0)
            made.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
            self.addItem(made)
        self.blockSignals(False)
        if self.count():
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the day and goes on to the next."""
        one = self.currentItem()
        if event.key() == Qt.Key.Key_Space and one is not None:
            is_ticked = one.checkState() is Qt.CheckState.Checked
            one.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
            self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))
            return
        super().keyPressEvent(event)
