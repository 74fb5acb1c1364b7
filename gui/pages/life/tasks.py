"""What is done on the page: each task asks in a window and hands the answer to its operation."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.life.beginning import Beginning, Wish, begun_sheet
from gui.pages.life.matter_lines import MatterLine
from gui.pages.life.new_meeting import NewMeetingDialog
from gui.pages.life.plan_dialog import PlanDialog
from gui.pages.life.questions import CLOSING, REASON, ClosingAsked, ReasonAsked
from gui.shell import Shell
from ledger.checks.answers import Checked
from ledger.errors import KnownError, Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet
from operations.answering import answer_finding, withdraw_answer
from operations.life.meetings import close_decision, remove_meeting, reopen_decision
from operations.life.planning import plan_meetings
from operations.life.talks import close_follow_up
from storage.store import Store


class LifeTasks:
    """The commands of the page. ``facts`` are those of the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, facts: Callable[[], LifeFacts]) -> None:
        self._shell = shell
        self._parent = parent
        self._facts = facts

    def begin(self, wish: Wish, go_on: Callable[[MeetingSheet], object]) -> None:
        """登记会议: ask what kind, of whom and when, and go on with its sheet."""
        facts = self._facts()
        dialog = NewMeetingDialog(self._parent, self._shell, facts, wish)

        def take(begun: Beginning) -> None:
            go_on(begun_sheet(facts, dialog.templates, begun))

        dialog.begun.connect(take)
        dialog.open()

    def plan(self) -> None:
        """计划一批: the meetings of a year in one step."""
        PlanDialog(self._parent, self._shell, self._facts(), self._plan).open()

    def explain(self, gap: Checked) -> None:
        """说明原因 of a gap; an earlier reason can be changed."""
        finding = gap.finding
        began = ReasonAsked(text=gap.answer.text if gap.answer is not None else "")

        def save(asked: ReasonAsked) -> None:
            answer_finding(self._store, finding, asked.text, self._today)
            self._say("已登记说明")

        self._ask("说明原因", REASON, began, save, f"{finding.sentence}（{finding.article}）说明随自查清单一并打印。")

    def withdraw(self, gap: Checked) -> None:
        """撤回说明."""
        withdraw_answer(self._store, gap.finding)
        self._say("已撤回说明")

    def close(self, line: MatterLine) -> None:
        """办结 of something decided or agreed."""
        matter = line.matter
        began = ClosingAsked(done_on=self._today, outcome=line.outcome)

        def save(asked: ClosingAsked) -> None:
            act = close_decision if line.is_decision else close_follow_up
            act(self._store, matter.record_id, asked.done_on or self._today, asked.outcome)
            self._say("已办结")

        def problems(asked: ClosingAsked) -> Sequence[Problem]:
            found = missing_fields(CLOSING, asked)
            if asked.done_on is not None and asked.done_on > self._today:
                found.append(Problem("done_on", "办结日期晚于今天。"))
            return found

        self._ask("办结", CLOSING, began, save, f"{line.source}：{matter.text}", problems)

    def reopen(self, line: MatterLine) -> None:
        """A decision is open again."""
        reopen_decision(self._store, line.matter.record_id)
        self._say("已恢复为未办结")

    def remove(self, meeting: Meeting) -> None:
        """Delete a meeting with its record, after a question; 撤销 brings it back."""
        words = MEETINGS.describe(meeting)
        if not messages.ask(self._parent, f"要删除{words}和它的全部记录吗？", "删除", "删除后可以用撤销找回。"):
            return
        try:
            remove_meeting(self._store, meeting.id)
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return
        self._say(f"已删除{words}")

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    @property
    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _say(self, words: str) -> None:
        self._shell.notices.say(words, "撤销", self._store.undo)

    def _plan(self, frame: Meeting, days: Sequence[date]) -> None:
        made = plan_meetings(self._store, frame, days, self._today)
        self._shell.session.choose_year(min(days).year)
        self._say(f"已计划{frame.kind} {len(made)} 次")

    def _ask(
        self,
        title: str,
        kind: RecordKind[Any],
        record: Any,
        save: Callable[[Any], None],
        note: str,
        problems: Callable[[Any], Sequence[Problem]] | None = None,
    ) -> None:
        setup: FormSetup[Any] = FormSetup(problems=problems or (lambda asked: missing_fields(kind, asked)))
        dialog: RecordDialog[Any] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, save)
        dialog.show_record(record, note)
        dialog.open()
