"""The part 考评得分 of the page: the table of a year, entered by hand or taken from a sheet."""

from datetime import date

from PySide6.QtWidgets import QWidget

from gui.actions import Act, Handlers
from gui.forms.editors import Option
from gui.pages.appraisal.scores import SCORE_COLUMNS, ScoreLine, score_lines
from gui.pages.appraisal.tasks import AppraisalTasks
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import EmptyState, primary_button
from ledger.appraisal.facts import AppraisalFacts
from ledger.kinds.appraisal import MEMBER_SCORES, MemberScore
from ledger.roster.asof import roster_on
from operations.preferences import ROSTER_ORDER, preference
from operations.tables import names_of

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)


class ScoresPart:
    """Table and commands. What it shows is in ``body``."""

    def __init__(self, shell: Shell, page: QWidget, tasks: AppraisalTasks) -> None:
        self._shell = shell
        self._tasks = tasks
        self._facts: AppraisalFacts | None = None
        self.model = TableModel(SCORE_COLUMNS, lambda one: one.score.id, lambda one: one.searched, shell.theme, page)
        self.table: TableView[ScoreLine] = TableView(shell, "member_scores", self.model, _MENU)
        self.take_button = primary_button("导入得分表")
        words = "党员先锋指数等由本单位组织的考评得分，可以照原表导入，评定等次和评优时列在旁边。程序不计算、不排名。"
        self.empty = EmptyState(shell.theme, "chart-column", "这一年度还没有考评得分", words, self.take_button)
        self.table.opened.connect(lambda _: self.edit())

    @property
    def body(self) -> QWidget:
        """The table, or how to begin."""
        return self.table if self.model.total else self.empty

    def show(self, facts: AppraisalFacts, search: str) -> None:
        """Show the scores of the place."""
        self._facts = facts
        place, store = self._shell.session.place, self._shell.session.store
        order, names = preference(store, ROSTER_ORDER), names_of(store)
        self.model.set_rows(score_lines(facts, place.year, place.unit_id, order, names))
        self.model.filter(search)

    def handlers(self) -> Handlers:
        """Enter, correct, take out."""
        found: Handlers = {Act.NEW: self.enter}
        if self.table.selection.current is not None:
            found |= {Act.EDIT: self.edit, Act.DELETE: self.remove}
        return found

    def status_text(self) -> str:
        """How many there are."""
        return f"{self._shell.session.place.year} 年度 考评得分 {self.model.rowCount()} 项"

    def enter(self) -> None:
        """A score by hand."""
        place = self._shell.session.place
        self._tasks.enter_score(MemberScore(org_unit_id=place.unit_id, for_year=place.year), self._people())

    def edit(self) -> None:
        """Correct the chosen score."""
        current = self.table.selection.current
        if current is not None:
            self._tasks.enter_score(self._shell.session.store.get(MEMBER_SCORES, current), self._people())

    def remove(self) -> None:
        """Take the chosen score out, with the way back."""
        current = self.table.selection.current
        if current is not None:
            self._tasks.remove_score(current)

    def _people(self) -> list[Option]:
        """The members of the place at the end of the year, found by name or initials."""
        place, store = self._shell.session.place, self._shell.session.store
        if self._facts is None:
            return []
        pinyin = names_of(store).pinyin
        day = min(date(place.year, 12, 31), self._shell.session.clock().date())
        return [
            Option(one.member.id, f"{one.member.name}（{one.branch.short_name}）", pinyin.search_text(one.member.name))
            for one in roster_on(self._facts.roster, day, place.unit_id)
        ]
