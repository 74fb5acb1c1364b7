"""The few faults that the sample has on purpose, so that the self-check has something to show.

Counted back from the month of the sample's today: three months ago the second branch held no 支部委员会, two months ago
the first one's chair wrote the minutes of a 主题党日 himself, the second one's were written twelve days late and
something decided was left undone; last month somebody was absent without a reason.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.codes.meetings import ABSENT, COMMITTEE_MEETING, PARTY_DAY, PRESENT
from ledger.kinds.meetings import Attendance
from ledger.kinds.organisation import OrgUnit
from ledger.life.sheet import MeetingSheet
from ledger.values.months import Month
from operations.demo.life_days import Occasion

_LATE = timedelta(days=12)
_MADE_UP = timedelta(days=8)
_WITH_A_SECOND_ONE = (4, 8)  # months in which the committee meets twice


@dataclass(frozen=True, slots=True)
class Flaws:
    """Where the faults are."""

    today: date
    first: OrgUnit
    second: OrgUnit

    @property
    def left_out(self) -> Month:
        """The month without a 支部委员会."""
        month = Month.of(self.today).plus(-3)
        return month.plus(-1) if month.number in _WITH_A_SECOND_ONE else month

    def is_left_out(self, one: Occasion) -> bool:
        """Whether a meeting does not take place."""
        is_usual = one.kind == COMMITTEE_MEETING and one.unit == self.second
        return is_usual and Month.of(one.day) == self.left_out

    def spoil(self, one: Occasion, sheet: MeetingSheet) -> MeetingSheet:
        """The minutes with the fault that they are to have; mostly none."""
        months_ago = _months_between(one.day, self.today)
        if months_ago == 2 and one.kind == PARTY_DAY and one.unit == self.first:
            return replace(sheet, meeting=replace(sheet.meeting, recorder_id=sheet.meeting.chair_id))
        if months_ago == 2 and one.kind == PARTY_DAY and one.unit == self.second:
            return replace(sheet, meeting=replace(sheet.meeting, written_on=one.day + _LATE))
        if months_ago == 2 and one.kind == COMMITTEE_MEETING and one.unit == self.first and not one.matter:
            late = replace(sheet.decisions[0], due_on=one.day + timedelta(days=20), done_on=None, outcome="")
            return replace(sheet, decisions=(late, *sheet.decisions[1:]))
        if months_ago == 1 and one.kind == PARTY_DAY and one.unit == self.first:
            return replace(sheet, attendances=_one_absent(sheet, one.day + _MADE_UP))
        return sheet


def _one_absent(sheet: MeetingSheet, made_up_on: date) -> tuple[Attendance, ...]:
    """Somebody who neither leads nor speaks nor writes stayed away, nobody knows why; the study was made up for."""
    busy = {sheet.meeting.chair_id, sheet.meeting.recorder_id}
    busy |= {said.speaker_id for item in sheet.items for said in item.speeches}
    who = next((one for one in sheet.attendances if one.status == PRESENT and one.member_id not in busy), None)
    if who is None:
        return sheet.attendances
    absent = replace(who, status=ABSENT, as_ordinary=False, made_up_on=made_up_on, made_up="自学并提交笔记")
    return tuple(absent if one is who else one for one in sheet.attendances)


def _months_between(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month
