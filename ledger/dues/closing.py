"""月结 and 年结: what is fixed, in which order, and what is said when the order is not kept."""

from collections.abc import Iterator
from datetime import date

from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NotDue, liability_of
from ledger.dues.month_due import Ground, MonthDue, due_in
from ledger.errors import Level, Problem
from ledger.kinds.dues import ClosedDue
from ledger.kinds.member import Member
from ledger.values.months import Month

DECEMBER = 12


def next_month_to_close(facts: DuesFacts, branch_id: int) -> Month | None:
    """The month after the last closed one; None when the branch has closed none yet, then any month may be first."""
    closed = facts.closed_months.get(branch_id)
    return max(closed).plus(1) if closed else None


def month_problems(facts: DuesFacts, branch_id: int, month: Month, closed_on: date) -> list[Problem]:
    """Why a month cannot be closed (MUST), and what to look at first (WARN)."""
    found: list[Problem] = []
    wanted = next_month_to_close(facts, branch_id)
    if facts.is_closed(branch_id, month):
        found.append(Problem("month", f"{month.chinese()}已经结账。"))
    elif wanted is not None and month != wanted:
        found.append(Problem("month", f"请按顺序结账，下一个是{wanted.chinese()}。"))
    if closed_on <= month.last_day:
        found.append(Problem("closed_on", f"{month.chinese()}还没有过完，不能结账。"))
    waiting = [member.name for member, due in month_dues(facts, branch_id, month) if _is_waiting(due)]
    if waiting:
        names = "、".join(waiting)
        found.append(Problem("month", f"{names}还没有核定，结账后这个月只能用更正补列。", Level.WARN))
    return found


def year_problems(facts: DuesFacts, branch_id: int, year: int) -> list[Problem]:
    """Why a year cannot be closed."""
    if is_year_closed(facts, branch_id, year):
        return [Problem("year", f"{year}年已经年结。")]
    if not facts.is_closed(branch_id, Month(year, DECEMBER)):
        return [Problem("year", f"{year}年12月还没有月结，请先逐月结账。")]
    earlier = [month.year for month in facts.closed_months.get(branch_id, ()) if month.year < year]
    waiting = [one for one in sorted(set(earlier)) if not is_year_closed(facts, branch_id, one)]
    return [Problem("year", f"请先做{waiting[0]}年的年结。")] if waiting else []


def is_year_closed(facts: DuesFacts, branch_id: int, year: int) -> bool:
    """Whether the 年结 of a branch has been made."""
    return any(
        one.is_year and one.branch_id == branch_id and one.month == Month(year, DECEMBER) for one in facts.closings
    )


def closed_dues(facts: DuesFacts, branch_id: int, month: Month) -> list[ClosedDue]:
    """What the closing of a month fixes: a line for each member with a due, also of zero by exemption."""
    return [
        ClosedDue(
            member_id=member.id,
            month=month,
            due=due.amount,
            ground=due.ground.value,
            assessment_id=due.assessment.id if due.assessment else None,
        )
        for member, due in month_dues(facts, branch_id, month)
        if due.ground is not Ground.NOT_DUE
    ]


def month_dues(facts: DuesFacts, branch_id: int, month: Month) -> Iterator[tuple[Member, MonthDue]]:
    """Everybody whose month the branch collects, with the due."""
    for member in facts.roster.members:
        if member.id not in facts.roster.stays_of:
            continue
        due = due_in(facts, member.id, liability_of(facts, member), month)
        if due.branch_id == branch_id:
            yield member, due


def _is_waiting(due: MonthDue) -> bool:
    return due.reason is NotDue.NOT_ASSESSED
