"""Who tells of the registers of the sample: finds days and people, and adds entries with those who took part."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from ledger.codes.registers import LEADER_ROLE, PARTICIPANT_ROLE
from ledger.kind import Record, RecordKind
from ledger.kinds.organisation import OrgUnit
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.participants import Participant
from ledger.roster.asof import roster_on
from ledger.roster.facts import RosterFacts
from operations.demo.life_days import working_day
from storage.store import Change

R = TypeVar("R", bound=Record)
_LEFT = 3


class Teller:
    """Adds entries; what would lie after today is left out."""

    def __init__(self, change: Change, facts: RosterFacts, today: date, random: Random) -> None:
        self.facts = facts
        self.today = today
        self.random = random
        self._change = change
        self._documents = 0
        self._things = 0

    def days(self, first: int, months: Iterable[int]) -> list[date]:
        """A working day in each of some months of every year up to today."""
        found = [self.on(year, month) for year in range(first, self.today.year + 1) for month in months]
        return [day for day in found if day is not None]

    def add(self, kind: RecordKind[R], record: R, people: Iterable[Participant] = ()) -> None:
        """Add an entry with its people."""
        added = self._change.add(kind, record)
        for number, one in enumerate(people, start=1):
            self._change.add(PARTICIPANTS, replace(one, record_kind=kind.key, record_id=added.id, order_no=number))

    def on(self, year: int, month: int) -> date | None:
        """A working day in the month, not after today."""
        day = working_day(date(year, month, self.random.randint(3, 20)))
        return day if day <= self.today else None

    def members(self, unit: OrgUnit, day: date, count: int) -> list[int]:
        """Some of those enrolled in a unit on a day."""
        found = sorted({one.member.id for one in roster_on(self.facts, day, unit.id)})
        found = found or sorted(one.id for one in self.facts.members)
        return self.random.sample(found, min(count, len(found)))

    def name(self, unit: OrgUnit, day: date) -> str:
        """The name of one of them."""
        return self.facts.member_by_id[self.members(unit, day, 1)[0]].name

    def people(self, unit: OrgUnit, day: date, count: int) -> list[Participant]:
        """Some of them as participants, the first one leading."""
        roles = (LEADER_ROLE, *[PARTICIPANT_ROLE] * count)
        members = self.members(unit, day, count)
        return [Participant(member_id=one, role=role) for one, role in zip(members, roles, strict=False)]

    def done(self, day: date, days: int) -> date | None:
        """The day on which something was done, sometimes late; every third thing of this year is not done yet."""
        self._things += 1
        done = day + timedelta(days=days + self.random.randint(-days // 2, days // 4))
        is_left = day.year == self.today.year and self._things % _LEFT == 0
        return None if is_left else self.past(done)

    def past(self, day: date) -> date | None:
        """A day that has come."""
        return day if day <= self.today else None

    def document(self, year: int) -> str:
        """The number of the next document."""
        self._documents += 1
        return f"清政办发〔{year}〕{self._documents}号"
