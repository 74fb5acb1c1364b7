"""到会: the three numbers, whether there is a quorum, the list, and below it who attends without being counted."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QWidget

from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.attendance_list import AttendanceList
from gui.pages.life.meeting.citations import short_citation
from gui.pages.life.meeting.figures import Figures
from gui.pages.life.meeting.guests import Guests
from gui.pages.life.meeting.marking import Line, lines_of, marked, next_status, with_marks, without_marks
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.widgets import Words, column, label, link_button, row, set_words
from ledger.codes.meetings import GENERAL_MEETING, LEFT_OUT, MEMBER_MEETING
from ledger.errors import Level, Problem
from ledger.kinds.meetings import ATTENDANCES, Attendance, Vote
from ledger.life.expected import COMMITTEES
from ledger.life.sheet import with_attendance_of_roster
from ledger.life.votes import verdict
from operations.life.meetings import note_make_up

_VOTING_KINDS = COMMITTEES | {MEMBER_MEETING, GENERAL_MEETING}
_LEAST_LIST = 140
_CONSENT = ("reason", "superior_consent", "meeting_consent")


class AttendancePanel(QFrame):
    """The left side of the editor."""

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._open = open_
        self.figures = Figures(("应到党员", "应到有表决权", "实到有表决权"))
        self.quorum = label("", Words.SECONDARY, wraps=True)
        self.drift = link_button("按当天名册补齐")
        self.drift_words = label("", Words.WARN, wraps=True)
        self.list = AttendanceList(open_.shell, self)
        self.hint = label("空格或 1–4 改变到会情况，F2 写原因，直接键入首字母找人", Words.SECONDARY, wraps=True)
        self.guests = Guests(open_)
        drift = row(self.drift_words, self.drift)
        drift.setStretch(0, 1)
        self._drift_row = QWidget()
        self._drift_row.setLayout(drift)
        head = column(self.figures, self.quorum, self._drift_row, gap=2, margins=(20, 8, 12, 6))
        layout = column(gap=0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        foot = column(self.hint, self.guests, gap=4, margins=(20, 4, 12, 4))
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setMinimumWidth(240)
        self.list.setMinimumHeight(_LEAST_LIST)
        self._connect()

    def show_meeting(self) -> None:
        """Show the attendance of the meeting as it stands."""
        turnout = self._open.turnout
        self.list.lines.is_locked = self._open.is_locked
        self.list.show_lines(lines_of(self._open.known, turnout))
        if self.list.lines.rowCount() and not self.list.currentIndex().isValid():
            self.list.selectRow(0)
        came = str(turnout.came_vote) if self._open.meeting.held_on else "—"
        self.figures.say((str(turnout.should), str(turnout.should_vote), came))
        self.hint.setVisible(not self._open.is_locked)
        self._show_quorum()
        self._show_drift()
        self.guests.show_meeting()

    def _connect(self) -> None:
        shown = self.list
        shown.turned.connect(self._turn)
        shown.mark_asked.connect(self._mark)
        shown.reason_typed.connect(self._write_reason)
        shown.ordinary_asked.connect(self._toggle_ordinary)
        shown.make_up_asked.connect(self.ask_make_up)
        shown.removal_asked.connect(self._remove)
        self.drift.clicked.connect(self._follow_roster)

    # What is shown

    def _show_quorum(self) -> None:
        """The quorum of the meeting itself; its votes are judged one by one beside their figures."""
        sheet, turnout = self._open.sheet, self._open.turnout
        is_asked = sheet.meeting.kind in _VOTING_KINDS and sheet.meeting.held_on is not None and turnout.should_vote
        self.quorum.setVisible(bool(is_asked))
        if not is_asked:
            return
        step = verdict(Vote(), self._open.case).steps[0]
        rule = f"（{short_citation(step.rule)}）" if step.rule else ""
        words = f"达到法定人数 ✓{rule}" if step.holds else f"没有达到法定人数：{step.text}{rule}"
        self.quorum.setText(words)
        self.quorum.setToolTip(f"{step.text}。{step.citation}")
        set_words(self.quorum, Words.GOOD if step.holds else Words.MUST)

    def _show_drift(self) -> None:
        turnout = self._open.turnout
        parts = []
        if turnout.unmarked and self._open.meeting.held_on is not None:
            parts.append(f"{len(turnout.unmarked)}人没有登记到会情况")
        if turnout.strangers:
            parts.append(f"{len(turnout.strangers)}人不在当天名册")
        self.drift_words.setText("，".join(parts))
        self.drift.setVisible(not self._open.is_locked)
        self._drift_row.setVisible(bool(parts))

    # What is done

    def _turn(self) -> None:
        line = self._current()
        if line is not None:
            self._put(next_status(self._open.sheet, line.status))

    def _mark(self, status: str) -> None:
        if status == LEFT_OUT:
            self.ask_consents()
        else:
            self._put(status)

    def _put(self, status: str) -> None:
        ids = self.list.selection.ids
        self._open.alter(lambda sheet: marked(sheet, ids, status))

    def _write_reason(self, member_id: int, text: str) -> None:
        self._open.alter(lambda sheet: with_marks(sheet, [member_id], lambda one: replace(one, reason=text)))

    def _toggle_ordinary(self) -> None:
        line = self._current()
        if line is None or line.attendance is None:
            return
        is_on, ids = not line.attendance.as_ordinary, self.list.selection.ids
        self._open.alter(lambda sheet: with_marks(sheet, ids, lambda one: replace(one, as_ordinary=is_on)))

    def _remove(self) -> None:
        ids = self.list.selection.ids
        self._open.alter(lambda sheet: without_marks(sheet, ids))

    def _follow_roster(self) -> None:
        self._open.alter(lambda sheet: with_attendance_of_roster(self._open.known, sheet))

    def ask_consents(self) -> None:
        """不计入应到: the consents of the higher organisation and of the member meeting."""
        line = self._current()
        if line is None:
            return
        member_id = line.member_id
        record = line.attendance or Attendance(member_id=member_id)

        def save(asked: Attendance) -> None:
            self._open.alter_or_raise(
                lambda sheet: with_marks(
                    sheet,
                    [member_id],
                    lambda one: replace(
                        one,
                        status=LEFT_OUT,
                        reason=asked.reason,
                        superior_consent=asked.superior_consent,
                        meeting_consent=asked.meeting_consent,
                    ),
                )
            )

        note = "须经上级党组织同意，并经支部党员大会通过；两项都登记后才从应到中减去。请假不减少应到。"
        ask(
            self,
            self._open,
            Question(f"{line.name}不计入应到", ATTENDANCES, _CONSENT, record, note, problems=_lacking),
            save,
        )

    def ask_make_up(self) -> None:
        """补课 of somebody who was away; also after the minutes are sealed."""
        line = self._current()
        if line is None or line.attendance is None or not line.is_away or line.attendance.id <= 0:
            self._open.shell.notices.say("请先选择缺席的党员。")
            return
        record = line.attendance
        began = record if record.made_up_on else replace(record, made_up_on=self._open.today)

        def save(asked: Attendance) -> None:
            self._open.act_or_raise(lambda: note_make_up(self._open.store, record.id, asked.made_up_on, asked.made_up))

        question = Question(f"{line.name}补课", ATTENDANCES, ("made_up_on", "made_up"), began)
        ask(self, self._open, question, save)

    def _current(self) -> Line | None:
        current = self.list.selection.current
        return next((one for one in self.list.lines.rows() if one.member_id == current), None)


def _lacking(record: Attendance) -> list[Problem]:
    return [
        Problem(name, "还没有登记，仍计入应到。", Level.WARN)
        for name in ("superior_consent", "meeting_consent")
        if not getattr(record, name)
    ]
