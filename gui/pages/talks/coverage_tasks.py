"""Planning what is missing, from the part 覆盖情况: one talk on an asked day, or all of them after a look."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.talks.coverage_lines import CoverageLine, YearOfTalks
from gui.pages.talks.plan_dialog import PlanDialog
from gui.pages.talks.questions import PLAN, PlanAsked
from gui.shell import Shell
from ledger.kind import missing_fields
from ledger.life.coverage import Missing
from operations.life.talk_planning import Proposal, UnitCoverage, plan_talks, proposals_for, spread

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_NOTHING = "所缺的谈话都已计划，到时在“登记”中填写谈话日期。"
_COMPLETE = "应谈的都已谈过。"
_PAST = "往年所缺的谈话不能再计划。"


class CoverageTasks:
    """Asks and plans. ``year`` gives what is shown at the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, year: Callable[[], YearOfTalks]) -> None:
        self._shell = shell
        self._parent = parent
        self._year = year

    @property
    def is_past(self) -> bool:
        """Whether the year is over: nothing can be planned in it any more."""
        return self._shell.session.place.year < self._shell.session.clock().year

    def plan(self, lines: Sequence[CoverageLine]) -> None:
        """Plan what the chosen members lack, on one asked day."""
        found: list[Proposal] = []
        for covered in self._year().units:
            missing = [one for line in lines if line.covered.unit.id == covered.unit.id for one in line.missing]
            found += proposals_for(covered, dict.fromkeys(missing))
        if not found:
            self._shell.notices.say(_NOTHING if any(line.missing for line in lines) else _COMPLETE)
        else:
            self._ask_day(found)

    def plan_pair(self, covered: UnitCoverage, missing: Missing) -> None:
        """Plan the talk of two committee members."""
        found = proposals_for(covered, [missing])
        if not found:
            self._shell.notices.say(_NOTHING)
        else:
            self._ask_day(list(found))

    def plan_all(self) -> None:
        """Show every talk that is missing and not planned, and plan those that stay ticked."""
        year = self._year()
        found = [proposal for covered in year.units for proposal in proposals_for(covered, covered.coverage.missing)]
        if not found:
            self._shell.notices.say(_NOTHING if year.lacking else _COMPLETE)
            return
        units = {one.branch_id: one.unit.short_name for one in year.units}
        PlanDialog(self._parent, self._shell.theme, found, self._names(), units, self._span(), self._plan).open()

    def _ask_day(self, found: list[Proposal]) -> None:
        if self.is_past:
            self._shell.notices.say(_PAST)
            return

        def save(asked: PlanAsked) -> None:
            self._plan([replace(one, on=asked.planned_on) for one in found], asked.occasion)

        setup: FormSetup[PlanAsked] = FormSetup(
            problems=lambda asked: missing_fields(PLAN, asked), sections=Sections.HEADINGS
        )
        dialog: RecordDialog[PlanAsked] = RecordDialog(self._parent, self._shell.theme, "计划谈话", PLAN, setup, save)
        names = self._names()
        words = "；".join(f"{names[one.talker_id]}与{names[one.partner_id]}（{one.kind}）" for one in found)
        first, last = self._span()
        (day,) = spread(1, min(first + _WEEK, last), last)
        dialog.show_record(PlanAsked(planned_on=day), f"计划谈话：{words}。")
        dialog.open()

    def _plan(self, proposals: Sequence[Proposal], occasion: str = "") -> None:
        store = self._shell.session.store
        plan_talks(store, proposals, occasion)
        self._shell.notices.say(f"已{store.undo_label}", "撤销", store.undo)

    def _names(self) -> dict[int, str]:
        return {number: name for line in self._year().lines for number, name in line.names.items()}

    def _span(self) -> tuple[date, date]:
        """From today or the first day of a coming year on, a month or until the year ends."""
        today, year = self._shell.session.clock().date(), self._shell.session.place.year
        first = max(today, date(year, 1, 1))
        return first, min(first + _MONTH, date(year, 12, 31))
