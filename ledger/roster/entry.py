"""One line of the roster as of a day, with everything that the dated facts say about the person on that day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from ledger.codes.membership import (
    FULL_MEMBER,
    ON_PROBATION,
    RESTORED,
    STANDING_NORMAL,
    STANDING_SUSPENDED,
    STOPPED,
    UNDER_OBSERVATION,
)
from ledger.kinds.member import Member
from ledger.kinds.membership import LostContact, Mobility, StandingChange, Stay
from ledger.kinds.organisation import OrgUnit
from ledger.values.dates import LooseDate, full_years_between
from ledger.values.period import holds_on


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A person enrolled on a day.

    Attributes:
        on: the day that everything here holds for.
        stay: the membership in the branch that covers the day.
        category: 正式党员, 预备党员, or empty when the book does not say.
        status: 党籍状态, 正常 or 停止党籍.
        offices: Party offices held, highest first.
        post: 工作岗位 as written, empty when unknown.
        birthday_origin: the day that returns as 政治生日, admission or conversion as the book has chosen.
    """

    on: date
    member: Member
    stay: Stay
    branch: OrgUnit
    group: OrgUnit | None
    category: str
    status: str
    is_under_observation: bool
    offices: tuple[str, ...]
    post: str
    mobility: Mobility | None
    lost: LostContact | None
    own: Mapping[int, str]
    birthday_origin: LooseDate | None

    @property
    def counts_as_member(self) -> bool:
        """Whether the person counts in 党员数: standing not stopped."""
        return self.status == STANDING_NORMAL

    @property
    def is_full(self) -> bool:
        """A full member in normal standing."""
        return self.counts_as_member and self.category == FULL_MEMBER

    @property
    def may_vote(self) -> bool:
        """Full members vote; not those on probation or under 留党察看 (选举工作条例第五条)."""
        return self.is_full and not self.is_under_observation


def category_on(member: Member, on: date) -> str:
    """正式党员 or 预备党员 on a day, from the dates; from the declared 人员类别 where the dates are silent.

    Source: 党章第七条; 教育管理条例第二十四条 (党籍 begins when the branch meeting passes the acceptance).
    """
    if member.full_member_on is not None:
        return FULL_MEMBER if member.full_member_on.earliest <= on else ON_PROBATION
    if member.person_category:
        return member.person_category
    return ON_PROBATION if _may_be_on_probation(member.admitted_on, on) else ""


def _may_be_on_probation(admitted_on: LooseDate | None, on: date) -> bool:
    """Without a date of conversion somebody is probationary only inside the longest possible probation, two years."""
    return admitted_on is not None and admitted_on.latest <= on and full_years_between(admitted_on.earliest, on) < 2


def status_on(changes: Iterable[StandingChange], on: date) -> str:
    """党籍状态 on a day: the latest 停止党籍 or 恢复党籍 up to that day decides."""
    relevant = [change for change in changes if change.change in (STOPPED, RESTORED)]
    begun = [change for change in relevant if holds_on(on, change.from_on, change.to_on)]
    begun.sort(key=lambda change: change.from_on or date.min)
    return STANDING_SUSPENDED if begun and begun[-1].change == STOPPED else STANDING_NORMAL


def under_observation_on(changes: Iterable[StandingChange], on: date) -> bool:
    """Whether 留党察看 holds on a day."""
    return any(change.change == UNDER_OBSERVATION and holds_on(on, change.from_on, change.to_on) for change in changes)


def each_once(entries: Iterable[RosterEntry]) -> list[RosterEntry]:
    """One entry a person, the last one of somebody with two stays on the same day."""
    return list({entry.member.id: entry for entry in entries}.values())


class Dated(Protocol):
    """A record that holds from a day on."""

    @property
    def from_on(self) -> date | None:
        """First day, None for "since before the book"."""


D = TypeVar("D", bound=Dated)


def latest_begun(records: Iterable[D], on: date) -> D | None:
    """The record that began last on or before a day: for facts that hold until the next one replaces them."""
    begun = [record for record in records if record.from_on is None or record.from_on <= on]
    return max(begun, key=lambda record: record.from_on or date.min, default=None)
