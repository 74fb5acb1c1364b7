"""What is done for the whole unit: collect a month, carry assessments over, close months and years."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.dues.board import Board
from gui.pages.dues.collect_dialog import CollectDialog
from gui.pages.dues.differences_dialog import DifferencesDialog
from gui.pages.dues.questions import CLOSING, YEAR_CLOSING, ClosingAsked, YearClosingAsked
from gui.pages.dues.till import Till
from gui.shell import Shell
from ledger.dues.closing import month_problems, next_month_to_close, year_problems
from ledger.errors import KnownError, Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.organisation import BRANCH
from ledger.values.months import Month
from operations.dues.closing import close_month, close_year
from operations.dues.differences import differences
from operations.dues.verifying import renewals, verify_many

_MONTH_NOTE = (
    "月结把这个月每名党员的应交固定下来，以后修改核定也不再变动；差额用更正登记。收款不受影响，欠交的仍可补交。"
)
_YEAR_NOTE = "年结在十二月月结之后办理，各年按顺序；之后这一年只能登记更正。"


class UnitTasks:
    """The commands of the page that concern everybody shown."""

    def __init__(self, shell: Shell, parent: QWidget, board: Callable[[], Board], till: Till) -> None:
        self._shell = shell
        self._parent = parent
        self._board = board
        self._till = till

    def collect(self, month: Month) -> None:
        """Ask who has paid a month. Raises KnownError when nobody is missing."""
        dialog = CollectDialog(
            self._parent, self._shell, self._board().rows, month, self._till.received_on, self._till.collect
        )
        dialog.open()

    def renewal_count(self) -> int:
        """For how many members last year's assessment can be carried over."""
        scope = self._board().scope
        return len(renewals(self._board().facts, scope.year, scope.unit_id))

    def renew(self) -> None:
        """Carry the assessments of the year before over, after one question. Raises KnownError when there are none."""
        board = self._board()
        year, store = board.scope.year, self._shell.session.store
        found = renewals(board.facts, year, board.scope.unit_id)
        if not found:
            raise KnownError(f"没有可以从上年带入的核定：{year}年已经核定，或者上年没有核定。")
        detail = "工资项目和金额照上年带入，应交按现行标准重新计算。工资有变动的党员，带入后请逐人重新核定。"
        if messages.ask(self._parent, f"从上年为 {len(found)} 名党员带入 {year} 年核定？", "带入", detail):
            dated = [replace(one, verified_on=board.scope.today, verified_by=store.operator) for one in found]
            verify_many(store, dated, f"从上年带入{year}年党费核定（{len(dated)}人）")
            self._shell.notices.say(f"已为 {len(dated)} 名党员带入 {year} 年核定", "撤销", store.undo)

    def compare(self, preview: Callable[[], None]) -> None:
        """Show who owes another amount than last year; ``preview`` opens the list as it is printed."""
        board = self._board()
        lines = differences(board.facts, board.scope.year, board.scope.unit_id)
        DifferencesDialog(self._parent, self._shell.theme, board.scope.year, lines, preview).open()

    def close_month(self, proposed: int | None) -> None:
        """Ask which branch closes which month; ``proposed`` is the branch that the user looks at."""
        board = self._board()
        branch = self._branch() or proposed
        wanted = next_month_to_close(board.facts, branch) if branch else None
        began = ClosingAsked(
            branch_id=branch,
            month=wanted or Month.of(board.scope.today).plus(-1),
            closed_on=board.scope.today,
            closed_by=self._shell.session.store.operator,
        )

        def problems(asked: ClosingAsked) -> list[Problem]:
            found = missing_fields(CLOSING, asked)
            if asked.branch_id is None or asked.month is None or asked.closed_on is None:
                return found
            return month_problems(board.facts, asked.branch_id, asked.month, asked.closed_on)

        self._ask("党费月结", CLOSING, began, problems, self._close_month, _MONTH_NOTE)

    def close_year(self, proposed: int | None) -> None:
        """Ask which branch closes which year; ``proposed`` is the branch that the user looks at."""
        board = self._board()
        began = YearClosingAsked(
            branch_id=self._branch() or proposed,
            year=board.scope.year,
            closed_on=board.scope.today,
            closed_by=self._shell.session.store.operator,
        )

        def problems(asked: YearClosingAsked) -> list[Problem]:
            found = missing_fields(YEAR_CLOSING, asked)
            return found or year_problems(board.facts, asked.branch_id or 0, asked.year)

        self._ask("党费年结", YEAR_CLOSING, began, problems, self._close_year, _YEAR_NOTE)

    # How it is done

    def _close_month(self, asked: ClosingAsked) -> None:
        if asked.month is not None and asked.closed_on is not None:
            store = self._shell.session.store
            close_month(store, asked.branch_id or 0, asked.month, asked.closed_on, asked.closed_by)
            self._shell.notices.say(f"已月结 {asked.month.chinese()}", "撤销", store.undo)

    def _close_year(self, asked: YearClosingAsked) -> None:
        if asked.closed_on is not None:
            store = self._shell.session.store
            close_year(store, asked.branch_id or 0, asked.year, asked.closed_on, asked.closed_by)
            self._shell.notices.say(f"已年结 {asked.year} 年", "撤销", store.undo)

    def _branches(self) -> list[Option]:
        board = self._board()
        wanted = board.facts.wanted_branches(board.scope.unit_id)
        units = [one for one in board.facts.roster.units if one.level == BRANCH]
        return [Option(one.id, one.short_name) for one in units if wanted is None or one.id in wanted]

    def _branch(self) -> int | None:
        """The only branch that is shown; None when there are several."""
        found = self._branches()
        return found[0].id if len(found) == 1 else None

    def _ask(
        self,
        title: str,
        kind: RecordKind[Any],
        record: Any,
        problems: Callable[[Any], list[Problem]],
        save: Callable[[Any], None],
        note: str,
    ) -> None:
        setup: FormSetup[Any] = FormSetup(problems=problems, options={"branch_id": self._branches()})
        dialog: RecordDialog[Any] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, save)
        dialog.show_record(record, note)
        dialog.open()
