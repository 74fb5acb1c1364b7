"""Days of a meeting's record in an impossible order (defect 55)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.checks.life.case import OWN_CHECK, Case
from ledger.errors import Finding, Level


@dataclass(frozen=True, slots=True)
class Step:
    """Two days of which the second cannot come first; a day that is not known says nothing."""

    scope: str
    later_name: str
    later: date | None
    earlier_name: str
    earlier: date | None

    @property
    def is_backwards(self) -> bool:
        """Whether the order is impossible."""
        return self.later is not None and self.earlier is not None and self.later < self.earlier

    @property
    def sentence(self) -> str:
        """What is wrong."""
        return f"{self.later_name}{self.later}早于{self.earlier_name}{self.earlier}。"


def order_findings(case: Case) -> Iterator[Finding]:
    """Held, written, sealed, added to; decided and done; missed and made up."""
    for step in _steps(case):
        if step.is_backwards:
            yield case.finding("minutes.order", Level.MUST, step.sentence, OWN_CHECK, step.scope)


def _steps(case: Case) -> Iterator[Step]:
    meeting = case.meeting
    yield Step("written", "整理日期", meeting.written_on, "召开日期", case.day)
    yield Step("sealed", "定稿日期", meeting.sealed_on, "整理日期", meeting.written_on or case.day)
    for addendum in case.facts.addenda_of_meeting.get(meeting.id, ()):
        yield Step(f"addendum-{addendum.id}", "补正日期", addendum.added_on, "定稿日期", meeting.sealed_on)
    for one in case.sheet.decisions:
        yield Step(f"decision-{one.id}", f"“{one.text}”的完成日期", one.done_on, "召开日期", case.day)
    for mark in case.sheet.attendances:
        if mark.made_up_on is not None and mark.made_up_on < case.day:
            name = case.facts.person_name(mark.member_id)
            yield Step(f"made-up-{mark.id}", f"{name}的补课日期", mark.made_up_on, "召开日期", case.day)
