"""The dated facts of a member: where enrolled, which offices, posts, standing, absences; and what can be done."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from gui.pages.roster.course_lines import CourseLine, course_sections
from gui.pages.roster.tasks import RosterTasks
from gui.shell import Shell
from gui.widgets import Words, column, label, link_button, menu_button, row
from ledger.kinds.member import Member
from ledger.roster.asof import is_enrolled
from ledger.roster.facts import RosterFacts


class MembershipCourse(QScrollArea):
    """Sections of dated lines; each line can be opened for correction, each section continued."""

    def __init__(self, shell: Shell, tasks: RosterTasks) -> None:
        super().__init__()
        self._shell = shell
        self._tasks = tasks
        self._lines: dict[int, CourseLine] = {}
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_member(self, facts: RosterFacts, member: Member, on: date) -> None:
        """Show everything dated about a member."""
        inner = QFrame()
        inner.setProperty("role", "page")
        layout = column(gap=16, margins=(20, 14, 20, 20))
        layout.addLayout(self._commands(member, is_here=is_enrolled(facts, member, on)))
        self._lines.clear()
        for section in course_sections(facts, member):
            layout.addLayout(self._section(section.title, section.lines))
        layout.addStretch()
        inner.setLayout(layout)
        self.setWidget(inner)

    def _commands(self, member: Member, *, is_here: bool) -> QVBoxLayout:
        menu = QMenu(self)
        for text, take in self._offers(member.id, is_here=is_here):
            command = QAction(text, menu)
            command.triggered.connect(take)
            menu.addAction(command)
        button = menu_button("办理", menu, "bordered")
        line = row(button)
        line.addStretch()
        made = column()
        made.addLayout(line)
        return made

    def _offers(self, member_id: int, *, is_here: bool) -> list[tuple[str, Callable[[], None]]]:
        tasks = self._tasks
        if not is_here:
            return [
                ("转入…", lambda: tasks.transfer_in(member_id)),
                ("补开介绍信…", lambda: tasks.issue_letter(member_id)),
            ]
        return [
            ("转出…", lambda: tasks.transfer_out(member_id)),
            ("调到本账簿其他支部…", lambda: tasks.move(member_id)),
            ("调整党小组…", lambda: tasks.join_group(member_id)),
            ("登记工作岗位…", lambda: tasks.set_post(member_id)),
            ("登记党内任职…", lambda: tasks.give_office(member_id)),
            ("登记党籍变动…", lambda: tasks.change_standing(member_id)),
            ("登记外出流动…", lambda: tasks.begin_mobility(member_id)),
            ("登记失去联系…", lambda: tasks.lose_contact(member_id)),
        ]

    def _section(self, title: str, lines: tuple[CourseLine, ...]) -> QVBoxLayout:
        made = column(label(title, Words.SECTION), gap=6)
        for line in lines:
            made.addLayout(self._line(line))
        return made

    def _line(self, line: CourseLine) -> QGridLayout:
        opens = link_button(line.text)
        opens.setProperty("level", "quiet")
        opens.setToolTip("点击更正")
        key = len(self._lines)
        self._lines[key] = line
        opens.setProperty("line", key)
        opens.clicked.connect(self._open)
        made = QGridLayout()
        made.setHorizontalSpacing(12)
        made.addWidget(opens, 0, 0, Qt.AlignmentFlag.AlignLeft)
        made.addWidget(label(line.period, Words.SECONDARY), 0, 1, Qt.AlignmentFlag.AlignRight)
        if line.detail:
            detail = label(line.detail, Words.SECONDARY, wraps=True)
            made.addWidget(detail, 1, 0, 1, 2)
        made.setColumnStretch(0, 1)
        return made

    def _open(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self._tasks.correct(self._lines[sender.property("line")].kind, self._lines[sender.property("line")].record)
