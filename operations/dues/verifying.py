"""核定: keeping what was verified, renewing a year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.codes.dues import ABOVE_CEILING, FIXED, TYPED_DUE, YEARLY
from ledger.dues.assessing import Asked, Assessed, PayItem, assess
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.dues.proposals import changed_kinds
from ledger.errors import Problem
from ledger.kinds.dues import ASSESSMENT_ITEMS, ASSESSMENTS, Assessment
from ledger.kinds.member import MEMBERS
from ledger.values.money import ZERO, Money, format_money
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.refusal import refuse_problems
from storage.store import Change, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """One verification: what was asked, and who verified it, when and why. ``asked.month`` is its first month."""

    member_id: int
    asked: Asked
    reason: str = YEARLY
    to_month: Month | None = None
    verified_by: str = ""
    verified_on: date | None = None
    note: str = ""


def preview(store: Store, verification: Verification) -> Assessed:
    """What would be kept, with its problems; nothing is written."""
    facts = read_dues(store)
    return assess(facts.rules, facts.settings, verification.asked)


def verify_dues(store: Store, verification: Verification) -> Assessment:
    """Keep an assessment; the same first month again replaces what was verified for it.

    Raises KnownError when something has to be repaired or a month that it would change is closed.
    """
    facts = read_dues(store)
    name = store.get(MEMBERS, verification.member_id).name
    assessed = _checked(facts, verification)
    with store.change(f"核定{name}{verification.asked.month.chinese()}起党费：{_yuan(assessed.due)}") as change:
        return keep_verified(change, facts, verification, assessed)


def verify_many(store: Store, verifications: Sequence[Verification], label: str) -> list[Assessment]:
    """Keep many assessments as one step, all or none; errors as with ``verify_dues``, naming the member."""
    facts = read_dues(store)
    checked = [(one, _checked(facts, one)) for one in verifications]
    with store.change(label) as change:
        return [keep_verified(change, facts, one, assessed) for one, assessed in checked]


def renewals(facts: DuesFacts, year: int, unit_id: int | None = None) -> list[Verification]:
    """Proposals for a year from the last assessment of each member who owes dues then and has none for it yet.

    Who is of another kind by now (``changed_kinds``) is left out: the old pay slip says nothing about the new base.
    """
    month = Month(year, facts.settings.effective_month)
    wanted = facts.wanted_branches(unit_id)
    changed = {member.id for member, _, _ in changed_kinds(facts, month, unit_id)}
    found = []
    for member in facts.roster.members:
        liability = liability_of(facts, member)
        is_here = wanted is None or liability.owner(month) in wanted
        last = facts.segment_at(member.id, month)
        if last is None or last.year >= year or member.id in changed:
            continue
        if is_here and liability.reason(month) is None:
            found.append(_renewal(facts, last, month))
    return found


def _renewal(facts: DuesFacts, last: Assessment, month: Month) -> Verification:
    items = tuple(
        PayItem(item.item, item.amount, item.treatment, item.reason) for item in facts.items_of.get(last.id, ())
    )
    asked = Asked(
        person_kind=last.person_kind,
        month=month,
        method=last.method,
        items=items,
        base=last.base,
        due=last.due if last.method in {TYPED_DUE, FIXED} else ZERO,
        ratio=last.ratio,
        is_above_ceiling=last.ceiling == ABOVE_CEILING,
    )
    return Verification(member_id=last.member_id or 0, asked=asked, reason=YEARLY)


def _checked(facts: DuesFacts, verification: Verification) -> Assessed:
    assessed = assess(facts.rules, facts.settings, verification.asked)
    name = facts.roster.member_by_id[verification.member_id].name
    refuse_problems((*assessed.problems, *month_problems(facts, verification)), f"{name}的核定")
    return assessed


def month_problems(facts: DuesFacts, verification: Verification) -> list[Problem]:
    """A segment may not begin in a month that was closed: its due would look different from what was collected."""
    month = verification.asked.month
    branch_id = liability_of(facts, facts.roster.member_by_id[verification.member_id]).owner(month)
    if branch_id is not None and facts.is_closed(branch_id, month):
        open_from = max(facts.closed_months[branch_id]).plus(1).chinese()
        sentence = f"{month.chinese()}已经结账，请从{open_from}起核定，已结月份的差额用更正登记。"
        return [Problem("from_month", sentence)]
    if verification.to_month is not None and verification.to_month < month:
        return [Problem("to_month", "核定止月早于起月，请改正。")]
    return []


def keep_verified(change: Change, facts: DuesFacts, verification: Verification, assessed: Assessed) -> Assessment:
    """Write an assessment whose problems have been looked at; the same first month again replaces the older one."""
    same = [
        one
        for one in facts.assessments_of.get(verification.member_id, ())
        if one.from_month == verification.asked.month
    ]
    record = assessment_record(verification, assessed)
    if same:
        record = replace(record, id=same[-1].id)
        change.update(ASSESSMENTS, record)
        for item in facts.items_of.get(record.id, ()):
            change.remove(ASSESSMENT_ITEMS, item.id)
    else:
        record = change.add(ASSESSMENTS, record)
    for item in assessed.items:
        change.add(ASSESSMENT_ITEMS, replace(item, assessment_id=record.id))
    return record


def assessment_record(verification: Verification, assessed: Assessed) -> Assessment:
    """The record of a verification whose problems have been looked at."""
    asked = verification.asked
    return Assessment(
        member_id=verification.member_id,
        year=asked.month.year,
        from_month=asked.month,
        to_month=verification.to_month,
        person_kind=asked.person_kind,
        method=assessed.method,
        ratio=asked.ratio,
        base=assessed.base,
        rate=assessed.rate,
        due=assessed.due,
        ceiling=assessed.ceiling,
        rule_from=assessed.rule_from,
        reason=verification.reason,
        verified_by=verification.verified_by,
        verified_on=verification.verified_on,
        note=verification.note,
    )


def _yuan(money: Money) -> str:
    return f"每月{format_money(money)}元"
