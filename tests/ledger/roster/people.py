"""Small rosters for tests: short to write, plain to read."""

from datetime import date
from typing import Any

from ledger.kinds.member import Member
from ledger.kinds.membership import Stay
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate

TOP = OrgUnit(id=1, level=GENERAL_BRANCH, full_name="中共某局机关总支部委员会", short_name="机关党总支")
FIRST = OrgUnit(id=2, level=BRANCH, full_name="中共某局机关第一支部委员会", short_name="第一支部", parent_id=1)
SECOND = OrgUnit(id=3, level=BRANCH, full_name="中共某局机关第二支部委员会", short_name="第二支部", parent_id=1)
GROUP_ONE = OrgUnit(id=4, level=GROUP, full_name="第一党小组", short_name="第一党小组", parent_id=2)
UNITS = (TOP, FIRST, SECOND, GROUP_ONE)


def member(member_id: int, name: str, admitted: str = "2010-07-01", full: str = "2011-07-01") -> Member:
    return Member(
        id=member_id,
        name=name,
        sex="男",
        admitted_on=LooseDate.from_iso(admitted) if admitted else None,
        full_member_on=LooseDate.from_iso(full) if full else None,
    )


def stay(member_id: int, branch: OrgUnit = FIRST, joined: str = "", left: str = "") -> Stay:
    return Stay(
        id=100 + member_id,
        member_id=member_id,
        branch_id=branch.id,
        joined_on=date.fromisoformat(joined) if joined else None,
        left_on=date.fromisoformat(left) if left else None,
    )


def facts(*members: Member, stays: tuple[Stay, ...] | None = None, **more: Any) -> RosterFacts:
    given = stays if stays is not None else tuple(stay(one.id) for one in members)
    return RosterFacts(units=UNITS, members=members, stays=given, **more)
