"""A branch's book and that of its 党总支, in which the branch was kept as well: the same people under other numbers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.kinds.talks import TALK_PEOPLE, TALKS, Talk, TalkPerson
from operations.exchange import MergePlan, Side, Status, merge
from storage.store import Change, Store
from tests.operations.exchange.branches import TODAY, branch_book, enrol, handed_up, planned, superior_book

PEOPLE = ("王芳", "李强", "赵敏")
GUEST = "来宾"
"""Begins the name of somebody who is typed, not chosen from the roster."""


class Pen:
    """Enters records for the branch in one of the books."""

    def __init__(self, book: Store, change: Change, unit_id: int, day: date) -> None:
        self._book = book
        self.add = change.add
        self.unit_id = unit_id
        self.day = day

    def person(self, name: str) -> int:
        return self._book.where(MEMBERS, name=name)[0].id

    def talk(self, *names: str, **more: Any) -> None:
        had = self.add(TALKS, Talk(**{"org_unit_id": self.unit_id, "held_on": self.day, "content": "谈工作", **more}))
        for name in names:
            typed = name.removeprefix(GUEST)
            member_id = self.person(name) if typed == name else None
            who = TalkPerson(talk_id=had.id, role="谈话对象", member_id=member_id, name="" if member_id else typed)
            self.add(TALK_PEOPLE, who)


Write = Callable[[Pen], object]


class Meeters:
    """Both books."""

    def __init__(self, folder: Path) -> None:
        self.branch = branch_book(folder / "支部.zbtz", "第一支部", PEOPLE, 0)
        self.top = superior_book(folder / "总支.zbtz", "第一支部")
        self._folder = folder
        self._unit_id = self.top.where(ORG_UNITS, level=BRANCH)[0].id
        with self.branch.change("清空") as change:
            for person in self.branch.all(TALK_PEOPLE):
                change.remove(TALK_PEOPLE, person.id)
            for talk in self.branch.all(TALKS):
                change.remove(TALKS, talk.id)
        with self.top.change("录入") as change:
            for name in reversed(PEOPLE):
                enrol(change, self._unit_id, None, name)

    def write(self, there: Write, here: Write, day: date = TODAY) -> None:
        """Enter something of a day in each."""
        for book, unit_id, write in ((self.branch, 1, there), (self.top, self._unit_id, here)):
            with book.change("登记") as change:
                write(Pen(book, change, unit_id, day))

    def plan(self) -> MergePlan:
        return planned(self.top, handed_up(self.branch, self._folder / "支部.zbjh").path)

    def merged(self, side: Side | None = None) -> MergePlan:
        """What was planned, and has been done; ``side`` is chosen wherever both differ."""
        plan = self.plan()
        merge(self.top, plan, TODAY, {one.place: side for one in plan.items if one.waits and side})
        return plan

    def close(self) -> None:
        self.branch.close()
        self.top.close()


def statuses(plan: MergePlan, kind: RecordKind[Any]) -> list[Status]:
    return [one.status for one in plan.items if one.kind is kind]
