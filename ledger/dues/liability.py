"""Who owes dues for a month, and to which branch: one branch a month over the whole book, or nobody with the reason.

First month: that of the branch meeting that accepted the person (2008 article 8), never in parts. Last month: that of
death, or of the approval of 开除, 取消预备党员资格 and the like; nothing is refunded. Transfers hand over after the
month that the letter names (党费交至); without a letter the branch in which the month began collects.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.codes.membership import DIED, RESTORED, STOPPED, TRANSFERRED_IN, TRANSFERRED_OUT
from ledger.dues.facts import DuesFacts
from ledger.dues.settings import ProbationStart, RetirementMonth, TransferMonth
from ledger.kinds.member import Member
from ledger.kinds.membership import StandingChange, Stay
from ledger.values.months import Month

EARLIEST, LATEST = Month(1, 1), Month(9999, 12)


class NotDue(StrEnum):
    """Why a member owes nothing for a month."""

    NOT_YET_MEMBER = "not_yet_member"
    NOT_YET_HERE = "not_yet_here"
    TRANSFERRED = "transferred"
    DIED = "died"
    LEFT = "left"
    STOPPED = "stopped"
    NOT_ASSESSED = "not_assessed"
    PAID_ELSEWHERE = "paid_elsewhere"
    BY_HAND = "by_hand"
    NOT_IN_CLOSING = "not_in_closing"


NOT_DUE_WORDS = {
    NotDue.NOT_YET_MEMBER: "尚未入党",
    NotDue.NOT_YET_HERE: "尚未转入",
    NotDue.TRANSFERRED: "已转出",
    NotDue.DIED: "已去世",
    NotDue.LEFT: "已不是党员",
    NotDue.STOPPED: "停止党籍",
    NotDue.NOT_ASSESSED: "尚未核定",
    NotDue.PAID_ELSEWHERE: "在流动地交纳",
    NotDue.BY_HAND: "经登记不计应交",
    NotDue.NOT_IN_CLOSING: "月结时未列入",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Months, both included, that a branch collects."""

    first: Month
    last: Month
    branch_id: int
    leave_way: str


@dataclass(frozen=True, slots=True)
class Liability:
    """The months of one member: which branch collects, from when, with which breaks."""

    spans: tuple[Span, ...]
    first_due: Month
    stops: tuple[tuple[Month, Month], ...]

    def owner(self, month: Month) -> int | None:
        """The branch that collects in a month, whether or not anything is owed; None outside all stays."""
        return next((span.branch_id for span in self.spans if span.first <= month <= span.last), None)

    def reason(self, month: Month) -> NotDue | None:
        """Why nothing is owed; None when the member owes dues."""
        if month < self.first_due:
            return NotDue.NOT_YET_MEMBER
        if any(first <= month <= last for first, last in self.stops):
            return NotDue.STOPPED
        return None if self.owner(month) is not None else self._outside(month)

    def _outside(self, month: Month) -> NotDue:
        past = [span for span in self.spans if span.last < month]
        if not past:
            return NotDue.NOT_YET_HERE
        return {TRANSFERRED_OUT: NotDue.TRANSFERRED, DIED: NotDue.DIED, STOPPED: NotDue.STOPPED}.get(
            past[-1].leave_way, NotDue.LEFT
        )

    def nearest_branch(self, month: Month) -> int | None:
        """The branch of a month, else the last one before it, else the first one after it."""
        past = [span.branch_id for span in self.spans if span.first <= month]
        return past[-1] if past else next((span.branch_id for span in self.spans), None)


def liability_of(facts: DuesFacts, member: Member) -> Liability:
    """The months in which a member owes dues, as far as roster and standing say."""
    return Liability(
        spans=tuple(_spans(facts, facts.roster.stays_of.get(member.id, ()))),
        first_due=first_due_month(member, facts.settings.probation_start),
        stops=tuple(_stops(facts.roster.standing_changes_of.get(member.id, ()))),
    )


def first_due_month(member: Member, start: ProbationStart) -> Month:
    """The month of the accepting branch meeting, or the next one by setting; whole, whatever the day."""
    if member.admitted_on is None:
        return EARLIEST
    month = Month.of(member.admitted_on.earliest)
    return month.plus(1) if start is ProbationStart.NEXT_MONTH else month


def first_retired_month(retired_on: date, setting: RetirementMonth) -> Month:
    """The first month for which somebody pays as retired."""
    month = Month.of(retired_on)
    return month if setting is RetirementMonth.SAME_MONTH else month.plus(1)


def _spans(facts: DuesFacts, stays: Iterable[Stay]) -> Iterable[Span]:
    """Stays in order of time as months without overlap: each month belongs to one branch at most."""
    setting = facts.settings.transfer_month
    before: Span | None = None
    left_before: date | None = None
    for stay in sorted(stays, key=lambda one: (one.joined_on or date.min, one.id)):
        first, last = _first_month(stay, setting), _last_month(stay, setting)
        if before is not None and before.last == LATEST:
            return  # two stays are open, a mistake that the checks report; the earlier one collects
        if before is not None:
            is_handed_over = left_before is not None and left_before == stay.joined_on
            first = before.last.plus(1) if is_handed_over else max(first, before.last.plus(1))
        left_before = None
        if first <= last and stay.branch_id is not None:
            before, left_before = Span(first, last, stay.branch_id, stay.leave_way), stay.left_on
            yield before


def _first_month(stay: Stay, setting: TransferMonth) -> Month:
    if stay.joined_on is None:
        return EARLIEST
    month = Month.of(stay.joined_on)
    if stay.join_way != TRANSFERRED_IN:
        return month
    if setting is TransferMonth.PAID_THROUGH and stay.joined_paid_through is not None:
        return stay.joined_paid_through.plus(1)
    is_whole = setting is TransferMonth.NEW_BRANCH or stay.joined_on.day == 1
    return month if is_whole else month.plus(1)


def _last_month(stay: Stay, setting: TransferMonth) -> Month:
    if stay.left_on is None:
        return LATEST
    month = Month.of(stay.left_on)
    if stay.leave_way != TRANSFERRED_OUT:
        return month
    if setting is TransferMonth.PAID_THROUGH and stay.dues_paid_through is not None:
        return stay.dues_paid_through
    is_gone = setting is TransferMonth.NEW_BRANCH or stay.left_on.day == 1
    return month.plus(-1) if is_gone else month


def _stops(changes: Iterable[StandingChange]) -> Iterable[tuple[Month, Month]]:
    """停止党籍 ends the liability from the next month; 恢复党籍 begins it with its own month."""
    ordered = sorted(changes, key=lambda one: one.from_on or date.min)
    for place, change in enumerate(ordered):
        if change.change != STOPPED:
            continue
        ends = [one.from_on for one in ordered[place + 1 :] if one.change == RESTORED and one.from_on is not None]
        ends += [change.to_on] if change.to_on else []
        first = Month.of(change.from_on).plus(1) if change.from_on else EARLIEST
        yield first, Month.of(min(ends)).plus(-1) if ends else LATEST
