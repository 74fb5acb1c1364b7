"""What a member owes for a month: the verified amount, nothing, less by approval, or what was closed."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ledger.codes.dues import EXEMPT, LIABLE, NOT_LIABLE, PAID_ELSEWHERE, RETIRED
from ledger.dues.facts import DuesFacts, last_by_start
from ledger.dues.liability import Liability, NotDue, liability_of
from ledger.kinds.dues import Assessment, Circumstance, ClosedDue, Exemption
from ledger.values.money import ZERO, Money
from ledger.values.months import Month


class Ground(StrEnum):
    """On what ground an amount is owed. The values stand in closed months."""

    ORDINARY = "应交"
    REDUCED = "少交"
    EXEMPT = "免交"
    NOT_DUE = "不应交"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDue:
    """The due of one member and month.

    Attributes:
        amount: what is owed, corrections included.
        reason: why nothing is owed, with ``Ground.NOT_DUE`` only.
        branch_id: the branch that collects; None when the member is in none.
        is_closed: the amount was fixed when the month was closed.
        correction: the part of ``amount`` that was corrected after closing.
        is_provisional: the assessment is of an earlier year, because this year's is still missing.
    """

    month: Month
    amount: Money
    ground: Ground
    branch_id: int | None
    reason: NotDue | None = None
    assessment: Assessment | None = None
    exemption: Exemption | None = None
    circumstance: Circumstance | None = None
    is_closed: bool = False
    correction: Money = ZERO
    is_provisional: bool = False


def due_of(facts: DuesFacts, member_id: int, month: Month) -> MonthDue:
    """The due of a member for a month. Raises KeyError for a member that the book does not know."""
    return due_in(facts, member_id, liability_of(facts, facts.roster.member_by_id[member_id]), month)


def due_in(facts: DuesFacts, member_id: int, liability: Liability, month: Month) -> MonthDue:
    """Like ``due_of``, for many months of a member whose liability is known."""
    closed = facts.closed_due_at.get((member_id, month))
    if closed is not None:
        return _closed(facts, closed, month)
    branch_id = liability.owner(month)
    if branch_id is not None and facts.is_closed(branch_id, month):
        return _corrected(facts, member_id, _left_out(_open(facts, member_id, liability, month)))
    return _open(facts, member_id, liability, month)


def acts(exemption: Exemption, month: Month, person_kind: str) -> bool:
    """Whether an exemption lowers the due of a month: inside its months and approved by whom the rules ask for."""
    first, last = exemption.from_month, exemption.to_month
    is_inside = first is not None and last is not None and first <= month <= last
    return is_inside and is_approved(exemption, person_kind)


def is_approved(exemption: Exemption, person_kind: str) -> bool:
    """Whether the body that the rules ask for has decided.

    A serving member needs the next-higher Party committee (2008 article 7), which no 支部 or 总支 is; for the retired
    the decision of the branch is enough (2017).
    """
    if person_kind == RETIRED:
        return exemption.decided_on is not None or exemption.approved_on is not None
    has_approval = exemption.approved_on is not None and bool(exemption.approved_by)
    return has_approval and not is_below_committee(exemption.approved_by)


def is_below_committee(body: str) -> bool:
    """Whether a body is a 支部, 总支 or 党小组 by its name, and so no Party committee."""
    return any(word in body for word in ("支部", "总支", "党小组"))


def _left_out(due: MonthDue) -> MonthDue:
    """A closed month without a line for the member: nothing is owed, for the same reason as if it were open."""
    if due.reason is None or due.reason is NotDue.NOT_ASSESSED:
        return _nothing(due.month, due.branch_id, NotDue.NOT_IN_CLOSING)
    return replace(due, is_closed=True)


def _open(facts: DuesFacts, member_id: int, liability: Liability, month: Month) -> MonthDue:
    branch_id = liability.owner(month)
    reason = liability.reason(month)
    circumstance = last_by_start(facts.circumstances_of.get(member_id, ()), month)
    situation = circumstance.situation if circumstance else ""
    if situation == LIABLE and reason is not None:
        branch_id, reason = liability.nearest_branch(month), None
    elif reason is None and situation in _EXCUSED:
        reason = _EXCUSED[situation]
    if reason is not None:
        return _nothing(month, branch_id, reason, circumstance)
    segment = facts.segment_at(member_id, month)
    if segment is None:
        return _nothing(month, branch_id, NotDue.NOT_ASSESSED, circumstance)
    return _ordinary(facts, segment, month, branch_id, circumstance)


_EXCUSED = {NOT_LIABLE: NotDue.BY_HAND, PAID_ELSEWHERE: NotDue.PAID_ELSEWHERE}


def _ordinary(
    facts: DuesFacts, segment: Assessment, month: Month, branch_id: int | None, circumstance: Circumstance | None
) -> MonthDue:
    amount, ground = segment.due, Ground.ORDINARY
    exemption = _exemption(facts, segment, month)
    if exemption is not None:
        is_exempt = exemption.relief == EXEMPT
        amount = ZERO if is_exempt else min(exemption.amount, segment.due)
        ground = Ground.EXEMPT if is_exempt else Ground.REDUCED
    return MonthDue(
        month=month,
        amount=amount,
        ground=ground,
        branch_id=branch_id,
        assessment=segment,
        exemption=exemption,
        circumstance=circumstance,
        is_provisional=segment.year < month.year,
    )


def _exemption(facts: DuesFacts, segment: Assessment, month: Month) -> Exemption | None:
    given = facts.exemptions_of.get(segment.member_id or 0)
    if not given:
        return None
    acting = [one for one in given if acts(one, month, segment.person_kind)]
    return acting[-1] if acting else None


def _closed(facts: DuesFacts, closed: ClosedDue, month: Month) -> MonthDue:
    due = MonthDue(
        month=month,
        amount=closed.due,
        ground=Ground(closed.ground),
        branch_id=facts.branch_of_closing.get(closed.closing_id or 0),
        assessment=facts.assessment_by_id.get(closed.assessment_id or 0),
        is_closed=True,
    )
    return _corrected(facts, closed.member_id or 0, due)


def _corrected(facts: DuesFacts, member_id: int, due: MonthDue) -> MonthDue:
    correction = facts.correction_at.get((member_id, due.month), ZERO)
    if not correction:
        return due
    amount = Money(due.amount + correction)
    ground = Ground.ORDINARY if due.ground is Ground.NOT_DUE and amount else due.ground
    return MonthDue(
        month=due.month,
        amount=amount,
        ground=ground,
        branch_id=due.branch_id,
        reason=due.reason if ground is Ground.NOT_DUE else None,
        assessment=due.assessment,
        is_closed=True,
        correction=correction,
    )


def _nothing(month: Month, branch_id: int | None, reason: NotDue, circumstance: Circumstance | None = None) -> MonthDue:
    return MonthDue(
        month=month,
        amount=ZERO,
        ground=Ground.NOT_DUE,
        branch_id=branch_id,
        reason=reason,
        circumstance=circumstance,
        is_closed=reason is NotDue.NOT_IN_CLOSING,
    )
