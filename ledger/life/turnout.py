"""到会: three numbers that differ by purpose (应到党员, 应到有表决权, 实到有表决权), and who makes them up.

请假 never lowers 应到; somebody is left out only with the consent of the higher organisation and of the member meeting,
both noted. Whoever is not marked yet is neither present nor absent. Sources: vote.voters and vote.left_out.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ledger.codes.meetings import ABSENT, CANCELLATION, CONVERSION, EXTENSION, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.codes.membership import RIGHTS_SUSPENDED
from ledger.kinds.meetings import Attendance
from ledger.life.expected import expected_entries
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet
from ledger.roster.entry import RosterEntry
from ledger.values.period import holds_on

DURING_PROBATION = frozenset({CONVERSION, EXTENSION, CANCELLATION})


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody expected, the mark that was made, and whether he votes that day."""

    entry: RosterEntry
    attendance: Attendance | None
    may_vote: bool

    @property
    def status(self) -> str:
        """到会, 请假, 缺席 or 不计入应到; empty while nothing is marked."""
        return self.attendance.status if self.attendance else ""

    @property
    def is_left_out(self) -> bool:
        """Left out of 应到 with both consents noted."""
        one = self.attendance
        return bool(one and one.status == LEFT_OUT and one.superior_consent and one.meeting_consent)


@dataclass(frozen=True)
class Turnout:
    """Who was expected at a meeting and who came.

    Attributes:
        marks: everybody whom the roster of the day expects.
        strangers: attendance of people whom the roster does not expect that day.
    """

    marks: tuple[Mark, ...]
    strangers: tuple[Attendance, ...] = ()

    @cached_property
    def expected(self) -> tuple[Mark, ...]:
        """应到: everybody but who was left out with both consents."""
        return tuple(mark for mark in self.marks if not mark.is_left_out)

    @property
    def should(self) -> int:
        """应到党员, 预备党员 included."""
        return len(self.expected)

    @cached_property
    def should_vote(self) -> int:
        """应到有表决权."""
        return sum(mark.may_vote for mark in self.expected)

    @property
    def came(self) -> int:
        """实到."""
        return len(self.with_status(PRESENT))

    @cached_property
    def came_vote(self) -> int:
        """实到有表决权."""
        return sum(mark.may_vote for mark in self.with_status(PRESENT))

    @property
    def on_leave(self) -> tuple[Mark, ...]:
        """请假."""
        return self.with_status(ON_LEAVE)

    @property
    def absent(self) -> tuple[Mark, ...]:
        """缺席, and who was to be left out without the consents."""
        return tuple(mark for mark in self.expected if mark.status in (ABSENT, LEFT_OUT))

    @property
    def unmarked(self) -> tuple[Mark, ...]:
        """Expected, but without any mark."""
        return self.with_status("")

    @property
    def left_out(self) -> tuple[Mark, ...]:
        """不计入应到 with both consents."""
        return tuple(mark for mark in self.marks if mark.is_left_out)

    def with_status(self, status: str) -> tuple[Mark, ...]:
        """The expected with a mark."""
        return self._by_status.get(status, ())

    @cached_property
    def _by_status(self) -> dict[str, tuple[Mark, ...]]:
        found: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.expected:
            found[mark.status].append(mark)
        return {status: tuple(marks) for status, marks in found.items()}


def turnout(facts: LifeFacts, sheet: MeetingSheet) -> Turnout:
    """The attendance of a meeting held against the roster of its day; empty for one without a day."""
    if sheet.day is None:
        return Turnout((), sheet.attendances)
    marked = {one.member_id: one for one in sheet.attendances}
    entries = expected_entries(facts, sheet.meeting.kind, sheet.all_units, sheet.day)
    day, converted = sheet.day, _to_be_converted(sheet)
    marks = tuple(
        Mark(
            entry,
            marked.get(entry.member.id),
            entry.member.id not in converted and may_vote_on(facts, entry, day),
        )
        for entry in entries
    )
    known = {entry.member.id for entry in entries}
    return Turnout(marks, tuple(one for one in sheet.attendances if one.member_id not in known))


def _to_be_converted(sheet: MeetingSheet) -> frozenset[int | None]:
    """Whose 转正 the meeting votes on: until then they are on probation, whatever the day of conversion says."""
    votes = (vote for item in sheet.items for vote in item.votes)
    return frozenset(vote.subject_id for vote in votes if vote.resolution in DURING_PROBATION)


def may_vote_on(facts: LifeFacts, entry: RosterEntry, day: date) -> bool:
    """正式党员 vote, unless under 留党察看 or with their rights suspended (选举工作条例第五条)."""
    changes = facts.roster.standing_changes_of.get(entry.member.id, ())
    return entry.may_vote and not any(
        one.change == RIGHTS_SUSPENDED and holds_on(day, one.from_on, one.to_on) for one in changes
    )
