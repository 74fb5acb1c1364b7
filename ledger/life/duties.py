"""Which kinds of meetings are asked of an organisation, how often, and when it is not asked for them.

支部工作条例第十一至十三、十六条; 教育管理条例第十七、十八条. Where no text gives a number nothing is asked: a 总支 has
its meetings listed, and 党课 follow the book's own setting.
"""

from dataclasses import dataclass
from datetime import date

from ledger.codes.meetings import (
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    GENERAL_COMMITTEE,
    GENERAL_MEETING,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    PARTY_DAY,
)
from ledger.codes.membership import FULL_MEMBER
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OrgUnit
from ledger.life.expected import committee_ids, enrolled_ids, has_members
from ledger.life.facts import LifeFacts
from ledger.roster.entry import category_on
from ledger.values.period import holds_on

BY_FOR_YEAR = frozenset({LIFE_MEETING, APPRAISAL_MEETING})
NO_NUMBER = "没有统一规定次数，只列出召开情况"
NO_GROUPS = "没有党小组，不适用"
NO_COMMITTEE = "没有设支部委员会，不适用"
NO_LECTURES = "设置为不规定次数"
_FREQUENCY = {12: "每月1次", 4: "每季度1次", 2: "每半年1次", 1: "每年1次"}


def has_committee(facts: LifeFacts, unit: OrgUnit, day: date) -> bool:
    """Whether a branch has a committee, or has to have one: three in its offices, or seven full members.

    The numbers are those of committee.size.least and committee.full_members.least (支部工作条例第六章).
    """
    least, full = facts.rules.find("committee.size.least", day), facts.rules.find("committee.full_members.least", day)
    if least and len(committee_ids(facts, unit.id, day)) >= least.value:
        return True
    members = (facts.roster.member_by_id[one] for one in enrolled_ids(facts, unit.id, day))
    return full is not None and sum(category_on(one, day) == FULL_MEMBER for one in members) >= full.value


@dataclass(frozen=True, slots=True)
class Duty:
    """A kind of meeting of a unit.

    Attributes:
        kind: 会议类型.
        rule_id: the rule that asks for it; empty where nothing is asked.
        per_year: how many even periods the year has; one meeting is asked for in each.
        words: how often, or why not.
        needs_committee: it is asked only of a branch that has a committee.
    """

    kind: str
    rule_id: str
    per_year: int
    words: str
    needs_committee: bool = False


def duties_of(facts: LifeFacts, unit: OrgUnit) -> tuple[Duty, ...]:
    """The kinds of meetings that a unit's year is made of, in the order of the registers."""
    if unit.level == GROUP:
        return (Duty(GROUP_MEETING, "meeting.group.per_month", 12, "一般每月1次"),)
    if unit.level == GENERAL_BRANCH:
        return (Duty(GENERAL_MEETING, "", 4, NO_NUMBER), Duty(GENERAL_COMMITTEE, "", 12, NO_NUMBER))
    return _of_branch(facts, unit) if unit.level == BRANCH else ()


def _of_branch(facts: LifeFacts, unit: OrgUnit) -> tuple[Duty, ...]:
    groups = () if facts.index.groups_of.get(unit.id) else (Duty(GROUP_MEETING, "", 12, NO_GROUPS),)
    return (
        Duty(MEMBER_MEETING, "meeting.member.per_quarter", 4, "一般每季度1次"),
        Duty(COMMITTEE_MEETING, "meeting.committee.per_month", 12, "一般每月1次", needs_committee=True),
        *groups,
        _lectures(facts),
        Duty(PARTY_DAY, "meeting.party_day.per_month", 12, "每月1次"),
        Duty(LIFE_MEETING, "meeting.life.per_year", 1, "每年至少1次，按所属年度"),
        Duty(APPRAISAL_MEETING, "meeting.appraisal.per_year", 1, "一般每年1次，按所属年度"),
    )


def _lectures(facts: LifeFacts) -> Duty:
    """党课: no text gives a number, so the book's setting does."""
    per_year = facts.settings.lectures_per_year
    if per_year not in _FREQUENCY:
        return Duty(LECTURE, "", 4, NO_LECTURES)
    return Duty(LECTURE, "meeting.lecture", per_year, f"按本账簿设置{_FREQUENCY[per_year]}")


def is_asked(facts: LifeFacts, unit: OrgUnit, duty: Duty, day: date) -> bool:
    """Whether a unit has anybody on a day who could hold the meeting."""
    return has_committee(facts, unit, day) if duty.needs_committee else has_members(facts, unit.id, day)


def counts_as(meeting: Meeting, kind: str) -> bool:
    """Whether a meeting fulfils the duty of a kind.

    联合活动 is a form, not a duty: it counts as 主题党日 or 党课 where its 专题 or 主题 says so.
    """
    if meeting.kind == kind:
        return True
    return meeting.kind == JOINT_ACTIVITY and kind in (PARTY_DAY, LECTURE) and kind in f"{meeting.tags}{meeting.topic}"


def year_of(meeting: Meeting, kind: str) -> int | None:
    """The year for which a meeting counts: 所属年度 for 组织生活会 and 民主评议, else that of its day."""
    day = meeting.held_on or meeting.planned_on
    if day is None:
        return None
    return meeting.for_year or day.year if kind in BY_FOR_YEAR else day.year


def exists_throughout(unit: OrgUnit, first: date, last: date) -> bool:
    """Whether a unit was there on every day of a period, as far as that is known."""
    return holds_on(first, unit.founded_on, unit.ended_on) and holds_on(last, unit.founded_on, unit.ended_on)
