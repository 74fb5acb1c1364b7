"""How somebody whose acceptance is approved comes to stand in the roster: once, and from the day of the meeting."""

from dataclasses import replace
from datetime import date

from ledger.codes.membership import ON_PROBATION
from ledger.development.facts import DevelopmentFacts
from ledger.errors import KnownError
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.roster.asof import is_enrolled
from ledger.values.dates import LooseDate
from storage.store import Change, Store

SAFE = "数据没有变动。"


def refuse_other_unit(store: Store, case: DevelopmentCase) -> None:
    """Only a branch takes people in."""
    unit = store.get(ORG_UNITS, case.org_unit_id or 0)
    if unit.level != BRANCH:
        raise KnownError(f"{unit.short_name}不是党支部，不能编入，请在档案中选择所在党支部。{SAFE}")


def refuse_namesake(store: Store, known: DevelopmentCase) -> None:
    """Somebody stands in the roster already, and the case does not say that it is the same person."""
    if known.member_id is not None:
        return
    for one in store.where(MEMBERS, id_number=known.id_number) if known.id_number else ():
        raise KnownError(f"名册中已有身份证号相同的{one.name}，请在档案的“名册中的党员”中选择本人。{SAFE}")
    for one in store.where(MEMBERS, name=known.name):
        if _may_be(one, known):
            same = "是同一人的请在档案的“名册中的党员”中选择本人"
            raise KnownError(f"名册中已有同名的{one.name}，{same}，不是的请先填写两人的身份证号。{SAFE}")


def _may_be(member: Member, known: DevelopmentCase) -> bool:
    """Whether a namesake may be the person: no id numbers to tell them apart, and the same birth or admission."""
    if member.id_number and known.id_number:
        return False
    accepted, born = known.accepted_on, known.birth_on
    if member.admitted_on is not None and accepted is not None and member.admitted_on.agrees_with(accepted):
        return True
    return member.birth_on is not None and born is not None and member.birth_on.agrees_with(born)


def needs_stay(store: Store, facts: DevelopmentFacts, member: Member, accepted_on: date) -> bool:
    """Whether a stay is to be entered from the meeting on: not for who is enrolled, nor for who came over later."""
    later = (one for one in store.where(STAYS, member_id=member.id) if (one.joined_on or date.min) > accepted_on)
    return not is_enrolled(facts.roster, member, accepted_on) and not any(later)


def entered(store: Store, change: Change, facts: DevelopmentFacts, known: DevelopmentCase) -> Member:
    """The person in the roster: new, or known already and only filled up."""
    given = _member_of(facts, known)
    if known.member_id is None:
        return change.add(MEMBERS, given)
    member = store.get(MEMBERS, known.member_id)
    if member.full_member_on is not None and known.accepted_on and member.full_member_on.latest < known.accepted_on:
        member = replace(member, full_member_on=None, seniority_basis="", person_category=ON_PROBATION)  # joins again
    filled = replace(
        member,
        admitted_on=given.admitted_on,
        introducers=member.introducers or given.introducers,
        admitted_at=member.admitted_at or given.admitted_at,
        person_category=member.person_category or given.person_category,
    )
    change.update(MEMBERS, filled)
    return filled


def _member_of(facts: DevelopmentFacts, known: DevelopmentCase) -> Member:
    unit = facts.roster.unit_by_id.get(known.org_unit_id or 0)
    return Member(
        name=known.name,
        sex=known.sex,
        ethnic_group=known.ethnic_group,
        birth_on=known.birth_on,
        id_number=known.id_number,
        native_place=known.native_place,
        education=known.education,
        admitted_on=LooseDate.of(known.accepted_on) if known.accepted_on else None,
        person_category=ON_PROBATION,
        introducers=sponsor_names(facts, known),
        admitted_at=unit.full_name if unit else "",
        department=known.department,
        admin_post=known.admin_post,
        work_started_on=known.work_started_on,
        phone=known.phone,
    )


def sponsor_names(facts: DevelopmentFacts, known: DevelopmentCase) -> str:
    """The sponsors of the day of the meeting."""
    if known.accepted_on is None:
        return ""
    return "、".join(facts.person_name(one) for one in facts.sponsors_on(known.id, known.accepted_on))
