"""What is done with a thing to do: it is opened where it belongs, put off with a reason, taken up again, printed."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.session import Wanted
from gui.shell import Shell
from ledger import fields
from ledger.errors import Problem
from ledger.kind import Record, RecordKind, missing_fields
from ledger.todo.todo import Todo
from operations.registers import Period, RegisterOptions
from operations.todo.snoozing import snooze, wake


@dataclass(frozen=True, kw_only=True, slots=True)
class SnoozeAsked(Record):
    """Until when, and why."""

    until: date | None = fields.day("提醒日期", required=True, hint="到这一天再出现在“现在要办”里")
    reason: str = fields.long_text("暂缓原因", required=True)


SNOOZE = RecordKind("snooze_asked", SnoozeAsked, "暂缓", lambda one: one.reason)


class TodoTasks:
    """The commands of the first page."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def open(self, one: Todo) -> None:
        """Go where it is done; a page shows the organisation that has it to do."""
        session = self._shell.session
        if one.page:
            if one.unit_id is not None and one.unit_id in {unit.id for unit in session.units}:
                session.choose_unit(one.unit_id)
            session.ask_for_page(one.page, one.part)
        else:
            session.wanted.emit(Wanted(one.record_kind, one.record_id, one.rule, one.scope))

    def put_off(self, one: Todo) -> None:
        """暂缓…: until a day, with a reason; both are needed."""
        store, today = self._shell.session.store, self._shell.session.clock().date()

        def save(asked: SnoozeAsked) -> None:
            snooze(store, one, asked.until or today, asked.reason, today)
            self._shell.notices.say("已暂缓", "撤销", store.undo)

        def problems(asked: SnoozeAsked) -> list[Problem]:
            found = missing_fields(SNOOZE, asked)
            if asked.until is not None and asked.until <= today:
                found.append(Problem("until", "提醒日期应当晚于今天。"))
            return found

        setup: FormSetup[SnoozeAsked] = FormSetup(problems=problems, sections=Sections.HEADINGS)
        dialog: RecordDialog[SnoozeAsked] = RecordDialog(self._parent, self._shell.theme, "暂缓", SNOOZE, setup, save)
        dialog.show_record(SnoozeAsked(), one.words)
        dialog.open()

    def wake(self, one: Todo) -> None:
        """恢复提醒."""
        store = self._shell.session.store
        wake(store, one)
        self._shell.notices.say("已恢复提醒", "撤销", store.undo)

    def print_card(self, member_id: int, on: date) -> None:
        """The card of one person, for the year in which the day lies."""
        self.preview("birthday_card", Period(on.year), member_id)

    def print_month(self, year: int, month: int) -> None:
        """The plan of a month."""
        self.preview("month_plan", Period.of_month(year, month))

    def preview(self, key: str, period: Period | None = None, member_id: int | None = None) -> None:
        """Show a register as it will be printed."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        session = self._shell.session
        options = RegisterOptions(
            as_of=session.clock().date(),
            unit_id=session.place.unit_id,
            period=period or Period(session.place.year),
            member_id=member_id,
        )
        open_preview(self._shell, key, options)
