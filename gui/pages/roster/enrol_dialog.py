"""The window in which a new person is entered: who he is, and how he came into which branch."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.editors import Option
from gui.forms.record_form import FormSetup, RecordForm, Sections
from gui.shell import Shell
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.checks.roster import member_problems
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from operations.roster import Arrival, enrol

_PERSON = (
    "name",
    "sex",
    "ethnic_group",
    "birth_on",
    "id_number",
    "education",
    "admitted_on",
    "full_member_on",
    "person_category",
    "admin_post",
    "phone",
)
_ARRIVAL = ("branch_id", "joined_on", "join_way", "came_from", "join_letter_no", "joined_paid_through")


class EnrolDialog(QDialog):
    """Asks for a new member. 保存并继续 keeps the window for the next person."""

    enrolled = Signal(int)  # id of the person with whom the window was closed

    def __init__(self, parent: QWidget, shell: Shell, branches: Sequence[Option], branch_id: int | None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._start = Stay(branch_id=branch_id)
        self.setWindowTitle("新增党员")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.person: RecordForm[Member] = RecordForm(
            MEMBERS,
            shell.theme,
            FormSetup(member_problems, fields=_PERSON, sections=Sections.HEADINGS, drafts=shell.drafts),
        )
        self.arrival: RecordForm[Stay] = RecordForm(
            STAYS,
            shell.theme,
            FormSetup(
                lambda stay: [one for one in missing_fields(STAYS, stay) if one.field in _ARRIVAL],
                {"branch_id": branches},
                _ARRIVAL,
                Sections.HEADINGS,
                shell.drafts,
            ),
        )
        self._build()
        self._begin()

    def accept(self) -> None:
        """Save and close."""
        enrolled = self._save()
        if enrolled is not None:
            super().accept()
            self.enrolled.emit(enrolled.id)

    def save_and_go_on(self) -> None:
        """Save and begin with the next person in the same branch."""
        if self._save() is not None:
            self._start = replace(self._start, branch_id=self.arrival.record.branch_id)
            self._begin()

    def reject(self) -> None:
        """Close; what was typed is given up, after a question."""
        if (self.person.is_touched or self.arrival.is_touched) and not messages.ask_to_give_up(self):
            return
        self._forget_drafts()
        super().reject()

    def _build(self) -> None:
        go_on = plain_button("保存并继续")
        go_on.clicked.connect(self.save_and_go_on)
        save = primary_button("保存")
        save.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(cancel, go_on, save, margins=(24, 12, 24, 16))
        foot.insertStretch(0)
        left = column(label("本人", Words.HEADING), self.person, gap=4)
        right = column(label("进入支部", Words.HEADING), self.arrival, gap=4)
        right.addWidget(label("建账以前已在本支部的，进入日期留空即可。", Words.SECONDARY, wraps=True))
        both = row(gap=24, margins=(24, 20, 24, 0))
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        layout = column(gap=0)
        layout.addLayout(both, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        px = self._shell.theme.px
        resize_within_screen(self, px(940), px(640))

    def _begin(self) -> None:
        key = self._shell.session.draft_key
        self.person.show_record(Member(), key(MEMBERS.key, "new"))
        self.arrival.show_record(self._start, key(STAYS.key, "new"))
        self.person.go_to("name")

    def _save(self) -> Member | None:
        if not (self.person.check() and self.arrival.check()):
            return None
        stay = self.arrival.record
        arrival = Arrival(
            branch_id=stay.branch_id or 0,
            on=stay.joined_on,
            way=stay.join_way,
            came_from=stay.came_from,
            letter_no=stay.join_letter_no,
            dues_paid_through=stay.joined_paid_through,
        )
        try:
            member = enrol(self._shell.session.store, self.person.record, arrival)
        except KnownError as error:
            messages.show_known_error(self, error)
            return None
        self._forget_drafts()
        self._shell.notices.say(f"已新增党员{member.name}")
        return member

    def _forget_drafts(self) -> None:
        self.person.forget_draft()
        self.arrival.forget_draft()
