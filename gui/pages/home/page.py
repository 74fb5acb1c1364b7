"""首页. Figures of the organisation that the user looks at, what is missing, what is due, whose 政治生日 is near."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.focus import first_focus
from gui.page import Page
from gui.pages.home.operator_banner import OperatorBanner
from gui.pages.home.panels import BirthdayPanel, BranchPanel, due_panel, figure, finding_panel
from gui.pages.home.upcoming import DueLine, upcoming
from gui.self_check import CheckResult
from gui.session import Wanted
from gui.shell import Shell
from gui.theme.theme import Look
from gui.widgets import Words, column, label, row
from ledger.checks.overview import Overview, overview
from ledger.errors import Finding, Level
from ledger.kind import RecordKind
from ledger.life.facts import LifeFacts
from operations.facts import ROSTER_KINDS, read_facts
from operations.life.reading import read_election_days
from operations.tables import rulebook
from storage.change_set import ChangeSet

_MARGIN = 24


class HomePage(Page):
    """The first page of an open book."""

    key: ClassVar[str] = "home"
    title: ClassVar[str] = "首页"
    icon: ClassVar[str] = "house"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = ROSTER_KINDS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._overview: Overview | None = None
        self._due: tuple[DueLine, ...] | None = None
        self._findings: tuple[Finding, ...] = ()  # those that are shown
        self._area = QScrollArea()
        self._area.setProperty("role", "page")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._operator = OperatorBanner(shell)
        self.setLayout(column(self._operator, self._area, gap=0))
        self.listen(shell.checks.done, self._on_checked)
        self.listen(shell.theme.changed, self._on_look)
        shell.checks.start()

    def refresh(self, changes: ChangeSet | None) -> None:
        """Count again. The figures come at once; what all rooms lack, and what is due, follows from the self-check."""
        del changes
        place, store = self.session.place, self.session.store
        elections = read_election_days(store)
        self._overview = overview(read_facts(store), rulebook(), place.as_of, place.unit_id, elections)
        self._show()

    def badge(self) -> int:
        """Findings that should be mended and have no reason; hints do not count."""
        result = self.shell.checks.result
        if result is not None:
            return result.to_mend
        found = self._overview.findings if self._overview is not None else ()
        return sum(1 for finding in found if finding.level is not Level.INFO)

    def status_text(self) -> str:
        """One sentence about the organisation."""
        if self._overview is None:
            return ""
        count = self._overview.headcount
        return f"{self.session.unit_name}　党员 {count.members} 名，其中预备党员 {count.on_probation} 名"

    def _show(self) -> None:
        if self._overview is None:
            return
        shown, had_keyboard = self._area.verticalScrollBar().value(), self._area.focusWidget() is not None
        self._area.setWidget(self._content(self._overview))
        self._area.verticalScrollBar().setValue(shown)
        first = first_focus(self._area) if had_keyboard else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_checked(self, result: CheckResult | None) -> None:
        """What was found everywhere. None comes with another place, which is read again anyway."""
        if result is None:
            self._due = None
            self.state_changed.emit()
            return
        given = (result.life, self.session.clock().date(), result.place.unit_id)
        self.shell.tasks.run("查看近期安排", _due, given, self._take_due, is_quiet=True)
        if result.waiting != self._findings:
            self._show_when_visible()
        self.state_changed.emit()

    def _on_look(self, _: Look) -> None:
        """The marks have a width that follows from the scale."""
        if self.session.is_open:
            self._show_when_visible()

    def _take_due(self, due: tuple[DueLine, ...]) -> None:
        if self.session.is_open and due != self._due and self.shell.checks.result is not None:
            self._due = due
            self._show_when_visible()

    def _show_when_visible(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._is_stale = True
        self.state_changed.emit()

    def _content(self, seen: Overview) -> QWidget:
        made = QFrame()
        made.setProperty("role", "page")
        layout = column(gap=20, margins=(_MARGIN, 20, _MARGIN, _MARGIN))
        layout.addLayout(self._heading())
        layout.addLayout(self._figures(seen))
        layout.addLayout(self._panels(seen), 1)
        made.setLayout(layout)
        return made

    def _heading(self) -> QHBoxLayout:
        day = self.session.place.as_of
        title = label(self.session.unit_name, Words.TITLE)
        note = label(f"截至 {day.year} 年 {day.month} 月 {day.day} 日", Words.SECONDARY)
        layout = row(title, note, gap=12)
        layout.setAlignment(note, Qt.AlignmentFlag.AlignBottom)
        layout.addStretch()
        return layout

    def _figures(self, seen: Overview) -> QHBoxLayout:
        count = seen.headcount
        year = self.session.place.as_of.year
        layout = row(
            figure("党员", count.members, "人"),
            figure("正式党员", count.full, "人"),
            figure("预备党员", count.on_probation, "人"),
            figure("流动党员", count.mobile, "人"),
            figure("失联党员", count.lost, "人"),
            figure(f"{year} 年增加", seen.arrivals, "人"),
            figure(f"{year} 年减少", seen.departures, "人"),
            gap=12,
        )
        for index in range(layout.count()):
            layout.setStretch(index, 1)
        return layout

    def _panels(self, seen: Overview) -> QHBoxLayout:
        result = self.shell.checks.result
        self._findings = result.waiting if result is not None else seen.findings
        findings = finding_panel(self.shell.theme, self._findings)
        findings.opened.connect(self.session.ask_for_finding)
        findings.more_asked.connect(lambda: self.session.ask_for_page("checks"))
        due = due_panel(self.shell.theme, self._due)
        due.opened.connect(self._open_due)
        due.more_asked.connect(lambda: self.session.ask_for_page("life"))
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(due)
        if len(seen.by_branch) > 1:
            side.addWidget(BranchPanel(seen.by_branch))
        birthdays = BirthdayPanel(seen.birthdays)
        birthdays.opened.connect(self._open_member)
        side.addWidget(birthdays)
        side.addStretch()
        layout = QHBoxLayout()
        layout.setSpacing(16)
        layout.addWidget(findings, 3)
        layout.addLayout(side, 2)
        return layout

    def _open_due(self, one: DueLine) -> None:
        self.session.wanted.emit(Wanted(one.kind, one.record_id, one.rule, one.scope))

    def _open_member(self, member_id: int) -> None:
        self.session.ask_for("members", member_id)


def _due(given: tuple[LifeFacts, date, int | None], _: object) -> tuple[DueLine, ...]:
    return upcoming(*given)
