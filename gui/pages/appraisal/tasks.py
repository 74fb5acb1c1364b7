"""What is done with an appraisal: each task asks in a window and hands the answer to its operation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.appraisal.questions import TELLING, TellingAsked
from gui.shell import Shell
from ledger.appraisal.entering import appraisal_problems
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet
from ledger.errors import KnownError
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.appraisal import APPRAISALS, MEMBER_SCORES, Appraisal, MemberScore
from ledger.kinds.meetings import MEETINGS, Meeting
from operations.appraisal.recording import begin_appraisal, follow_roster, remove_appraisal, save_appraisal, tell_all
from operations.records import remove_record, save_record
from storage.store import Store

_HEAD = ("meeting_id", "held_on", "issued", "returned", "void", "opinion_on", "reported_on", "document", "note")
_SCORE = ("member_id", "title", "for_year", "period", "points", "grade", "note")


class AppraisalTasks:
    """The commands of the page."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def begin(self, unit_id: int, year: int) -> bool:
        """Begin the appraisal of a year. False when it was refused, after the reason was told."""
        return self._tried(lambda: begin_appraisal(self._store, unit_id, year, self._today()))

    def save(self, facts: AppraisalFacts, sheet: AppraisalSheet) -> bool:
        """Keep a changed appraisal. False when it was refused, after the reason was told."""
        return self._tried(lambda: save_appraisal(self._store, sheet, self._today(), facts), is_told=False)

    def change_head(self, facts: AppraisalFacts, sheet: AppraisalSheet) -> None:
        """Meeting, ballots and days."""
        today = self._today()

        def save(one: Appraisal) -> None:
            save_appraisal(self._store, replace(sheet, appraisal=one), today, facts)

        self._ask(
            "评议概况",
            APPRAISALS,
            sheet.appraisal,
            save,
            FormSetup(
                problems=lambda one: [
                    problem
                    for problem in appraisal_problems(facts, replace(sheet, appraisal=one), today)
                    if problem.field in _HEAD
                ],
                fields=_HEAD,
                options={"meeting_id": meeting_options(facts, sheet.appraisal)},
            ),
            "结合组织生活会一并开展的，关联那次组织生活会。关联会议以后，以会议日期当天的名册为准。",
        )

    def follow_roster(self, appraisal_id: int) -> None:
        """Bring the list to the roster of the day."""
        self._tried(lambda: follow_roster(self._store, appraisal_id, self._today()))

    def tell(self, appraisal_id: int) -> None:
        """告知本人 of everybody with a grade who has no day yet."""

        def save(asked: TellingAsked) -> None:
            tell_all(self._store, appraisal_id, asked.told_on or self._today(), self._today())

        note = "给已评定等次、还没有登记告知日期的党员登记同一个日期；已经登记的不变。"
        setup: FormSetup[TellingAsked] = FormSetup(
            problems=lambda asked: missing_fields(TELLING, asked), sections=Sections.NONE
        )
        self._ask("登记告知本人", TELLING, TellingAsked(told_on=self._today()), save, setup, note)

    def remove(self, one: Appraisal) -> None:
        """Take an appraisal out, after a question."""
        detail = "各人的自评、互评、票数和等次一并删除，可以撤销。"
        if messages.ask(self._parent, f"删除{APPRAISALS.describe(one)}吗？", "删除", detail):
            self._tried(lambda: remove_appraisal(self._store, one.id))

    # Scores

    def enter_score(self, began: MemberScore, people: list[Option]) -> None:
        """A score by hand, new or to be corrected."""
        setup: FormSetup[MemberScore] = FormSetup(
            problems=lambda one: missing_fields(MEMBER_SCORES, one),
            fields=_SCORE,
            sections=Sections.NONE,
            options={"member_id": people},
        )
        self._ask("考评得分", MEMBER_SCORES, began, lambda one: save_record(self._store, MEMBER_SCORES, one), setup, "")

    def remove_score(self, score_id: int) -> None:
        """Take a score out, with the way back."""
        self._tried(lambda: remove_record(self._store, MEMBER_SCORES, score_id))

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _tried(self, act: Callable[[], object], *, is_told: bool = True) -> bool:
        before = self._store.undo_label
        try:
            act()
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return False
        if is_told and self._store.undo_label not in (None, before):
            self._shell.notices.say(f"已{self._store.undo_label}", "撤销", self._store.undo)
        return True

    def _ask(
        self,
        title: str,
        kind: RecordKind[Any],
        began: Any,
        save: Callable[[Any], object],
        setup: FormSetup[Any],
        note: str,
    ) -> None:
        def keep(asked: Any) -> None:
            save(asked)
            self._shell.notices.say(f"已{self._store.undo_label}", "撤销", self._store.undo)

        dialog: RecordDialog[Any] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, keep)
        dialog.show_record(began, note)
        dialog.open()


def meeting_options(facts: AppraisalFacts, one: Appraisal) -> list[Option]:
    """The meetings at which the year may have been appraised first, then every other of the unit near it."""
    fitting = list(facts.meetings_for(one.org_unit_id or 0, one.for_year))
    others = [
        meeting
        for meeting in facts.life.meetings_of_unit.get(one.org_unit_id or 0, ())
        if meeting not in fitting and _year(meeting) in (one.for_year, one.for_year + 1)
    ]
    return [Option(meeting.id, _words(meeting)) for meeting in (*fitting, *reversed(others))]


def _year(one: Meeting) -> int:
    day = one.held_on or one.planned_on
    return day.year if day else 0


def _words(one: Meeting) -> str:
    return f"{MEETINGS.describe(one)}　{one.topic}" if one.topic else MEETINGS.describe(one)
