"""What is known about the people of rows: sex, category and rank on a day, and where somebody is enrolled."""

from datetime import date
from operator import attrgetter
from typing import Protocol

from ledger.codes.membership import FULL_MEMBER, ON_PROBATION
from ledger.codes.person import SEX
from ledger.codes.ranks import CLASSES, rank_class
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureField, Shape
from ledger.kinds.member import Member
from ledger.roster.asof import is_here
from ledger.roster.entry import category_on
from ledger.values.period import holds_on

NOBODY = Member()
LEADER_RANKS = ("厅局级正职", "厅局级副职", "县处级正职", "县处级副职")
"""The levels from 县处级 upwards, by which a 党员领导干部 is known."""


class PersonSeen(Protocol):
    """What a row has seen of a person: the member (an empty one for somebody else) and the day."""

    @property
    def member(self) -> Member:
        """The member."""

    @property
    def on(self) -> date:
        """The day."""


def member_of(facts: FigureFacts, member_id: int | None) -> Member:
    """The member, or an empty one for somebody who is not in the roster."""
    return facts.life.roster.member_by_id.get(member_id or 0, NOBODY)


def units_of_member(facts: FigureFacts, member_id: int, day: date) -> tuple[int, ...]:
    """The branch and the 党小组 in which a member is enrolled on a day."""
    roster = facts.life.roster
    member = roster.member_by_id.get(member_id)
    if member is None:
        return ()
    branches = [stay.branch_id or 0 for stay in roster.stays_of.get(member_id, ()) if is_here(member, stay, day)]
    groups = roster.group_stays_of.get(member_id, ()) if branches else ()
    return (*branches, *(one.group_id or 0 for one in groups if holds_on(day, one.from_on, one.to_on)))


def units_with(facts: FigureFacts, unit_id: int | None, member_id: int | None, day: date) -> tuple[int, ...]:
    """For whom something about a member counts: the organisation that entered it, and below it his branch and group.

    So an activity of the 总支 counts for each branch whose people took part.
    """
    if unit_id is None or member_id is None:
        return (unit_id or 0,)
    below = facts.life.index.below(unit_id)
    own = (one for one in units_of_member(facts, member_id, day) if one in below and one != unit_id)
    return (unit_id, *own)


def _category(seen: PersonSeen) -> str:
    return category_on(seen.member, seen.on) if seen.member.id else ""


PERSON_FIELDS = (
    FigureField("sex", "性别", attrgetter("member.sex"), Shape.CHOICE, SEX.labels),
    FigureField("category", "人员类别", _category, Shape.CHOICE, (FULL_MEMBER, ON_PROBATION)),
    FigureField("rank", "职级", attrgetter("member.rank")),
    FigureField("rank_class", "职务层次", lambda seen: rank_class(seen.member.rank), Shape.CHOICE, tuple(CLASSES)),
    FigureField("department", "工作单位（部门）", attrgetter("member.department")),
)
"""Fields of every source whose rows see a member on a day."""
