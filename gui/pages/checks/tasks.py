"""What is done with a finding: a reason is given or taken back, the list goes on paper or into a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.checks.lines import CHECK_COLUMNS, CheckedLine
from gui.shell import Shell
from gui.tables.saving import save_rows
from ledger import fields
from ledger.kind import Record, RecordKind, missing_fields
from operations.answering import answer_finding, withdraw_answer
from operations.registers import REGISTER_BY_KEY, RegisterOptions

_REGISTER = "findings"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerAsked(Record):
    """Why something is as it is."""

    text: str = fields.long_text("原因说明", required=True)


ANSWER = RecordKind("answer_asked", AnswerAsked, "说明", lambda one: one.text)


class CheckTasks:
    """The commands of the page."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def answer(self, line: CheckedLine) -> None:
        """说明原因…: kept in the book and printed with the list."""
        store, today = self._shell.session.store, self._shell.session.clock().date()

        def save(asked: AnswerAsked) -> None:
            answer_finding(store, line.finding, asked.text, today)

        setup: FormSetup[AnswerAsked] = FormSetup(
            problems=lambda asked: missing_fields(ANSWER, asked), sections=Sections.HEADINGS
        )
        dialog: RecordDialog[AnswerAsked] = RecordDialog(
            self._parent, self._shell.theme, "说明原因", ANSWER, setup, save
        )
        dialog.show_record(AnswerAsked(text=line.answer), f"{line.finding.sentence}（{line.finding.article}）")
        dialog.open()

    def withdraw(self, line: CheckedLine) -> None:
        """撤回说明."""
        store = self._shell.session.store
        withdraw_answer(store, line.finding)
        self._shell.notices.say("已撤回说明", "撤销", store.undo)

    @property
    def can_print(self) -> bool:
        """Whether the list exists on paper."""
        return _REGISTER in REGISTER_BY_KEY

    def print_list(self) -> None:
        """自查清单 of the unit and day."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        place = self._shell.session.place
        open_preview(self._shell, _REGISTER, RegisterOptions(as_of=place.as_of, unit_id=place.unit_id))

    def save_sheet(self, lines: Sequence[CheckedLine]) -> None:
        """What the table shows, as a sheet."""
        session = self._shell.session
        subtitle = f"{session.unit_name}　截至{session.place.as_of.isoformat()}"
        save_rows(self._shell, self._parent, "自查清单", CHECK_COLUMNS, lines, subtitle)
