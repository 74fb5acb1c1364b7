"""节假日: the days of a year that are not as their weekday, entered by span, pasted, imported, saved as a sheet."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSpinBox

from gui import messages
from gui.connections import Connections
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.importing.pasting import pasted_cells
from gui.pages.settings.item_rows import CalmSpinBox
from gui.pages.settings.items import Panel
from gui.pages.settings.listing import Listing
from gui.shell import Shell
from gui.tables.column import Column
from gui.widgets import Words, label, plain_button, row
from ledger import fields
from ledger.codes.holidays import HOLIDAY_KIND, OFF, WORKED
from ledger.errors import KnownError, Problem
from ledger.kind import Record, RecordKind
from ledger.kinds.development import HOLIDAYS, Holiday
from ledger.todo.life import WEEKDAYS
from operations.holidays import (
    HolidaySpan,
    holidays_of_year,
    paste_holidays,
    remove_days,
    save_span,
    span_problems,
)

SHEETS = "表格 (*.xlsx);;逗号分隔 (*.csv)"
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
COLUMNS = (
    Column[Holiday]("day_on", "日期", 10, lambda one: one.day_on.isoformat() if one.day_on else ""),
    Column[Holiday]("weekday", "星期", 4, lambda one: WEEKDAYS[one.day_on.weekday()] if one.day_on else ""),
    Column[Holiday]("arranged", "安排", 8, lambda one: HOLIDAY_KIND.labels[int(one.is_work)]),
    Column[Holiday]("name", "节日", 12, lambda one: one.name),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpanAsked(Record):
    """Days that are arranged alike."""

    first: date | None = fields.day("开始日期", required=True)
    last: date | None = fields.day("结束日期", hint="只有一天的可不填")
    arranged: str = fields.choice("安排", HOLIDAY_KIND, required=True)
    name: str = fields.text("节日", width=8, hint="如 国庆节")

    @property
    def span(self) -> HolidaySpan:
        """As it is kept."""
        return HolidaySpan(self.first, self.last, self.arranged == WORKED, self.name)


SPAN = RecordKind("holidays_asked", SpanAsked, "节假日", lambda one: one.name)


class HolidaysPanel(Panel):
    """The table of one year; working days and the check of meeting days follow from it."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__(
            "节假日安排",
            "按国务院办公厅每年公布的放假安排登记放假和调休上班的日期。公示期等工作日据此计算，没有登记的年份按周一至周五暂算。",
        )
        self._shell = shell
        self.year: QSpinBox = CalmSpinBox(minimum=_FIRST_YEAR, maximum=_LAST_YEAR)
        self.year.setValue(shell.session.clock().year)
        self.year.setAccessibleName("年份")
        self.year.valueChanged.connect(lambda _: self.refresh())
        self.note = label("", Words.WARN)
        self.listing = Listing(shell, "holidays", COLUMNS, lambda one: one.id, "这一年还没有登记")
        self.listing.add(plain_button("登记…"), self.ask)
        self.listing.add(plain_button("粘贴"), self.paste)
        self.listing.add(plain_button("导入…"), self.take_sheet)
        self.listing.add(plain_button("存为表格…"), self.save_sheet)
        self.listing.add(plain_button("删除"), self.remove, needs_row=True)
        head = row(label("年份"), self.year, self.note, gap=8)
        head.addStretch()
        self.body.addLayout(head)
        self.body.addWidget(self.listing)
        QShortcut(QKeySequence.StandardKey.Paste, self.listing, self.paste)

    def refresh(self) -> None:
        """Read the year."""
        session = self._shell.session
        if session.is_open:
            found = holidays_of_year(session.store, self.year.value())
            self.listing.show_rows(found)
            self.note.setText("" if found else f"{self.year.value()}年的工作日现在是暂算。")

    def ask(self) -> None:
        """Ask for a span; of the chosen day when there is one."""
        chosen = self.listing.chosen
        record = SpanAsked(arranged=OFF)
        if chosen is not None:
            record = SpanAsked(first=chosen.day_on, arranged=HOLIDAY_KIND.labels[int(chosen.is_work)], name=chosen.name)
        setup: FormSetup[SpanAsked] = FormSetup(problems=_problems, sections=Sections.HEADINGS)
        dialog: RecordDialog[SpanAsked] = RecordDialog(self, self._shell.theme, "登记节假日", SPAN, setup, self._save)
        dialog.show_record(record)
        dialog.open()

    def paste(self) -> None:
        """Take in the cells on the clipboard."""
        store, today = self._shell.session.store, self._shell.session.clock().date()
        try:
            done = paste_holidays(store, pasted_cells(QGuiApplication.clipboard().text()), today)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self._shell.notices.say(done.sentence, "撤销", store.undo)

    def take_sheet(self) -> None:
        """Choose a workbook and look at what it would do."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self._shell, kind=IMPORT_KINDS[HOLIDAYS.key])

    def save_sheet(self) -> None:
        """Write the year as a sheet that can be imported again."""
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  readers are loaded when they are wanted
        from operations.importing.outputs import Wanted  # noqa: PLC0415  likewise

        year = self.year.value()
        target = messages.choose_save(self, "存为表格", SHEETS, Path(f"节假日安排-{year}年.xlsx"))
        if target is None:
            return
        try:
            wanted = Wanted(self._shell.session.clock().date(), year)
            IMPORT_KINDS[HOLIDAYS.key].export(self._shell.session.store, wanted, target)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self._shell.notices.say("表格已保存。")

    def remove(self) -> None:
        """Take the chosen days out."""
        store = self._shell.session.store
        count = remove_days(store, self.listing.table.selection.ids)
        if count:
            self._shell.notices.say(f"已删除{count}天", "撤销", store.undo)

    def _save(self, asked: SpanAsked) -> None:
        kept = save_span(self._shell.session.store, asked.span)
        day = kept[0].day_on
        if day is not None:
            self.year.setValue(day.year)


def _problems(asked: SpanAsked) -> list[Problem]:
    found = span_problems(asked.span)
    return found if asked.arranged else [*found, Problem("arranged", "请选择放假或调休上班。")]
