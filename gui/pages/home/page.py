"""首页. Figures of the organisation that the user looks at, what is missing, whose 政治生日 is near."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.page import Page
from gui.pages.home.panels import BirthdayPanel, BranchPanel, FindingPanel, figure
from gui.session import Wanted
from gui.shell import Shell
from gui.widgets import Words, column, label, row
from ledger.cash.facts import CashFacts
from ledger.checks.money import money_findings
from ledger.checks.overview import Overview, overview
from ledger.errors import Finding, Level
from ledger.kind import RecordKind
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from ledger.kinds.dues import ASSESSMENTS, DUES_CLOSINGS, EXEMPTIONS, PAYMENTS
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from operations.cash.reading import read_cash
from operations.facts import ROSTER_KINDS, read_facts
from operations.tables import rulebook
from storage.change_set import ChangeSet

_MARGIN = 24
_COUNT_PAUSE_MS = 400
_MONEY_KINDS = (ASSESSMENTS, PAYMENTS, EXEMPTIONS, DUES_CLOSINGS, REMITTANCES, CASH_ENTRIES, CASH_COUNTS)


@dataclass(frozen=True, slots=True)
class _Input:
    """What is counted; plain values, so that it may be counted beside the window."""

    facts: RosterFacts
    rules: Rulebook
    day: date
    unit_id: int | None


class HomePage(Page):
    """The first page of an open book."""

    key: ClassVar[str] = "home"
    title: ClassVar[str] = "首页"
    icon: ClassVar[str] = "house"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, *_MONEY_KINDS)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._overview: Overview | None = None
        self._pause = QTimer(self, singleShot=True, interval=_COUNT_PAUSE_MS)
        self._pause.timeout.connect(self._count_unseen)
        self._money: tuple[Finding, ...] = ()
        self._money_pause = QTimer(self, singleShot=True, interval=_COUNT_PAUSE_MS)
        self._money_pause.timeout.connect(self._count_money)
        self._area = QScrollArea()
        self._area.setProperty("role", "page")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._area, gap=0))

    def refresh(self, changes: ChangeSet | None) -> None:
        """Count again; what dues lack follows a moment later, and of another book or unit nothing stays meanwhile."""
        if changes is None:
            self._money = ()
        self._overview = _counted(self._input())
        self._money_pause.start()
        self._show(self._overview)

    def _show(self, seen: Overview) -> None:
        shown = self._area.verticalScrollBar().value()
        self._area.setWidget(self._content(seen))
        self._area.verticalScrollBar().setValue(shown)

    def badge(self) -> int:
        """Findings that should be mended; hints do not count."""
        if self._overview is None:
            return 0
        return sum(1 for finding in (*self._overview.findings, *self._money) if finding.level is not Level.INFO)

    def status_text(self) -> str:
        """One sentence about the organisation."""
        if self._overview is None:
            return ""
        count = self._overview.headcount
        return f"{self.session.unit_name}　党员 {count.members} 名，其中预备党员 {count.on_probation} 名"

    def _refresh_when_visible(self, changes: ChangeSet | None) -> None:
        super()._refresh_when_visible(changes)
        if not self.isVisible():
            self._pause.start()  # the figure in the side bar is seen from every page
            self._money_pause.start()

    def _count_unseen(self) -> None:
        if self._is_stale and self.session.is_open:
            work = self.shell.tasks
            work.run("核对名册", lambda given, _: _counted(given), self._input(), self._take_count, is_quiet=True)

    def _take_count(self, seen: Overview) -> None:
        if self._is_stale and self.session.is_open:
            self._overview = seen
            self.state_changed.emit()

    def _count_money(self) -> None:
        """Dues look at every month since the first assessment, so they are counted beside the window."""
        if self.session.is_open:
            place = self.session.place
            given = (read_cash(self.session.store), place.as_of, place.unit_id)
            self.shell.tasks.run("核对党费", _money_counted, given, self._take_money, is_quiet=True)

    def _take_money(self, found: tuple[Finding, ...]) -> None:
        if self.session.is_open and self._overview is not None and found != self._money:
            self._money = found
            if self.isVisible():
                self._show(self._overview)
            self.state_changed.emit()

    def _input(self) -> _Input:
        place = self.session.place
        return _Input(read_facts(self.session.store), rulebook(), place.as_of, place.unit_id)

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
        findings = FindingPanel(self.shell.theme, (*seen.findings, *self._money))
        findings.opened.connect(self._open_finding)
        side = QVBoxLayout()
        side.setSpacing(16)
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

    def _open_finding(self, wanted: Wanted) -> None:
        self.session.ask_for(wanted.kind, wanted.record_id)

    def _open_member(self, member_id: int) -> None:
        self.session.ask_for("members", member_id)


def _counted(given: _Input) -> Overview:
    return overview(given.facts, given.rules, given.day, given.unit_id)


def _money_counted(given: tuple[CashFacts, date, int | None], _: object) -> tuple[Finding, ...]:
    return tuple(money_findings(*given))
