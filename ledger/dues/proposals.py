"""What to begin an assessment with: person kind, method and first month, from the roster and the unit's choices."""

from ledger.codes.dues import (
    ANNUAL_SALARY,
    BY_ITEMS,
    CIVIL_SERVANT,
    ENTERPRISE,
    ERROR_FIXED,
    FARMER,
    FIXED,
    FIXED_KINDS,
    INSTITUTION,
    IRREGULAR,
    KIND_CHANGED,
    LAST_QUARTER,
    RATIO_OF_TOTAL,
    RETIRED,
    STUDENT,
    TYPED_BASE,
    UNEMPLOYED,
    WORKER,
)
from ledger.codes.posts import PersonKind, person_kind
from ledger.dues.assessing import Asked
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import first_retired_month, liability_of
from ledger.dues.settings import DuesSettings, PayChange, RetireeBase
from ledger.kinds.member import Member
from ledger.kinds.membership import PostHolding
from ledger.values.months import Month

_KINDS = {
    PersonKind.CIVIL_SERVANT: CIVIL_SERVANT,
    PersonKind.WORKER: WORKER,
    PersonKind.INSTITUTION: INSTITUTION,
    PersonKind.ENTERPRISE: ENTERPRISE,
    PersonKind.RETIRED: RETIRED,
    PersonKind.STUDENT: STUDENT,
    PersonKind.FARMER: FARMER,
    PersonKind.UNEMPLOYED: UNEMPLOYED,
}
_RETIREE_METHODS = {
    RetireeBase.BASIC_PENSION: BY_ITEMS,
    RetireeBase.RATIO: RATIO_OF_TOTAL,
    RetireeBase.TYPED: TYPED_BASE,
}


def proposed_kind(facts: DuesFacts, member_id: int, month: Month) -> str:
    """The person kind that the 工作岗位 of a month suggests; empty when the roster does not say.

    Who retires counts as retired from the month that the unit has chosen (``DuesSettings.retirement_month``).
    """
    begun = [
        (first, held)
        for held in facts.roster.post_holdings_of.get(member_id, ())
        if (first := _first_month(facts.settings, held)) <= month
    ]
    if not begun:
        return ""
    known = person_kind(max(begun, key=lambda one: (one[0], one[1].id))[1].post)
    return _KINDS.get(known, "") if known else ""


def proposed_method(settings: DuesSettings, kind: str) -> str:
    """The usual way to the base of a person kind."""
    if kind in FIXED_KINDS:
        return FIXED
    if kind == RETIRED:
        return _RETIREE_METHODS[settings.retiree_base]
    return LAST_QUARTER if kind == IRREGULAR else BY_ITEMS


def proposed_month(settings: DuesSettings, month: Month, kind: str = "", reason: str = "") -> Month:
    """From when a change that is known in a month should hold: usually from the next yearly verification.

    At once for a changed kind or an error, for annual salaries and irregular income, and where the unit follows 2008
    article 10.
    """
    is_at_once = reason in {KIND_CHANGED, ERROR_FIXED} or kind in {ANNUAL_SALARY, IRREGULAR}
    if is_at_once or settings.pay_change is PayChange.SAME_MONTH:
        return month
    this_year = Month(month.year, settings.effective_month)
    return this_year if month <= this_year else Month(month.year + 1, settings.effective_month)


def proposed(facts: DuesFacts, member_id: int, month: Month) -> Asked:
    """An empty assessment for a member from a month on."""
    kind = proposed_kind(facts, member_id, month)
    method = proposed_method(facts.settings, kind)
    ratio = f"{facts.settings.retiree_ratio}%" if method == RATIO_OF_TOTAL else ""
    return Asked(person_kind=kind, month=month, method=method, ratio=ratio)


def changed_kinds(facts: DuesFacts, month: Month, unit_id: int | None = None) -> list[tuple[Member, str, str]]:
    """Who is assessed as another kind than the roster says: member, assessed kind, kind by the roster.

    A kind that the roster cannot tell apart, as 年薪制人员 or 编外聘用人员, is left alone until the member retires.
    """
    wanted = facts.wanted_branches(unit_id)
    found = []
    for member in facts.roster.members:
        segment = facts.segment_at(member.id, month)
        owner = liability_of(facts, member).owner(month)
        if segment is None or owner is None or (wanted is not None and owner not in wanted):
            continue
        kind = proposed_kind(facts, member.id, month)
        is_told = segment.person_kind in _KINDS.values() or kind == RETIRED
        if kind and is_told and kind != segment.person_kind:
            found.append((member, segment.person_kind, kind))
    return found


def _first_month(settings: DuesSettings, held: PostHolding) -> Month:
    if held.from_on is None:
        return Month(1, 1)
    if person_kind(held.post) is PersonKind.RETIRED:
        return first_retired_month(held.from_on, settings.retirement_month)
    return Month.of(held.from_on)
