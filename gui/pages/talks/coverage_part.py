"""The part 覆盖情况 of the page: the rows, the square of the committee in the card, and planning from both."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.page_frame import Card, FilterChips
from gui.pages.talks.committee_matrix import CommitteeMatrix, CommitteePanel, Pair, committee_pairs
from gui.pages.talks.coverage_lines import CHIPS, Chip, YearOfTalks, year_of_talks
from gui.pages.talks.coverage_tasks import CoverageTasks
from gui.pages.talks.coverage_view import CoverageView
from gui.shell import Shell
from gui.widgets import plain_button
from ledger.life.facts import LifeFacts
from operations.life.talk_planning import UnitCoverage


class CoveragePart(QObject):
    """Who has talked with whom in the year and unit that the user looks at.

    Attributes:
        view: the table with its foot; ``table``, ``model`` and ``foot`` are its parts.
        chips: the filters.
        buttons: what stands beside the filters.
    """

    talk_asked = Signal(int)  # id of a talk to be shown
    changed = Signal()  # what is selected, and with it the commands and the status

    def __init__(self, shell: Shell, parent: QWidget, card: Card) -> None:
        super().__init__(parent)
        self._shell = shell
        self._card = card
        self._facts: LifeFacts | None = None
        self.year = YearOfTalks()
        self.tasks = CoverageTasks(shell, parent, lambda: self.year)
        self.view = CoverageView(shell)
        self.table, self.model, self.foot = self.view.table, self.view.model, self.view.foot
        self.matrix = CommitteeMatrix(shell.theme)
        self._panel = CommitteePanel(self.matrix)
        self.chips = FilterChips(CHIPS)
        self.matrix_button = plain_button("委员之间")
        self.plan_button = plain_button("计划…")
        self.plan_all_button = plain_button("计划全部缺的…")
        self.buttons = (self.matrix_button, self.plan_button, self.plan_all_button)
        self._connect()

    def show_year(self, facts: LifeFacts, search: str) -> None:
        """Compute and show the year; ``search`` narrows the rows by name."""
        self._facts = facts
        place, today = self._shell.session.place, self._shell.session.clock().date()
        self.year = year_of_talks(facts, place.year, today, place.unit_id)
        for chip, _ in CHIPS:
            self.chips.set_count(chip, sum(1 for one in self.year.lines if one.is_in(chip)))
        self._show_rows()
        self.model.filter(search)
        self.plan_all_button.setEnabled(self.year.unplanned > 0 and not self.tasks.is_past)
        self._follow_selection()

    def choose_lacking(self, unit_id: int) -> None:
        """Leave only those who lack a talk and go to the first one of a unit."""
        self.chips.choose(Chip.LACKING)
        for line in self.model.rows():
            if line.covered.unit.id == unit_id:
                self.table.select(line.key)
                return

    def open_matrix(self) -> None:
        """Show the square of the committee in the card."""
        covered = self._covered()
        if covered is not None and self.matrix.rowCount():
            self._card.show_body("委员之间", self._panel, covered.unit.short_name)

    def status_text(self) -> str:
        """How many people there are and how much is missing."""
        return f"{len(self.year.lines)} 人 · 还缺 {self.year.lacking} 次 · 未计划 {self.year.unplanned} 次"

    # How it is done

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._on_chip())
        self.view.picked.connect(self._follow_selection)
        self.view.planning_asked.connect(lambda line: self.tasks.plan([line]))
        self.matrix_button.clicked.connect(self.open_matrix)
        self.plan_button.clicked.connect(lambda: self.tasks.plan(self.view.chosen))
        self.plan_all_button.clicked.connect(self.tasks.plan_all)
        self.matrix.pointed.connect(lambda pair: self.view.say(pair.words, self.year.rule))
        self.matrix.opened.connect(self._open_pair)

    def _show_rows(self) -> None:
        self.view.show_year(self.year, self.chips.current)

    def _on_chip(self) -> None:
        self._show_rows()
        self._follow_selection()

    def _follow_selection(self) -> None:
        self.plan_button.setEnabled(any(one.unplanned for one in self.view.chosen) and not self.tasks.is_past)
        self._show_matrix()
        self.changed.emit()

    def _show_matrix(self) -> None:
        """The committee of the branch of the chosen member, of the first one when nobody is chosen."""
        covered = self._covered()
        if covered is None or self._facts is None:
            pairs: list[list[Pair | None]] = []
        else:
            pairs = committee_pairs(self._facts, covered, self._shell.session.place.year)
        self.matrix_button.setEnabled(len(pairs) > 1)
        self.matrix.show_pairs(pairs if len(pairs) > 1 else [])

    def _covered(self) -> UnitCoverage | None:
        line = self.view.current
        return line.covered if line is not None else next(iter(self.year.units), None)

    def _open_pair(self, pair: Pair) -> None:
        covered = self._covered()
        if pair.days:
            self.talk_asked.emit(pair.days[-1][1])
        elif covered is not None and pair.missing is not None:
            self.tasks.plan_pair(covered, pair.missing)
