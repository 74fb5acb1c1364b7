"""The talks of a year as rows of a table. Of a confidential one the list shows who and when, nothing of its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gui.tables.column import Align, Column
from ledger.codes.meetings import DRAFT, PLANNED, SEALED
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.kinds.talks import Talk, TalkPerson
from ledger.life.facts import LifeFacts
from ledger.names.pinyin import PinyinTable

COVERED = "保密"
_GROUP_TALK = 3
_OVER, _WAITING, _DONE = "▲", "○", "●"


class Chip(StrEnum):
    """The filters above the table."""

    ALL = "all"
    PLANNED = "planned"
    FOLLOW_UP = "follow_up"
    UNSEALED = "unsealed"


CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.ALL, "全部"),
    (Chip.PLANNED, "计划"),
    (Chip.FOLLOW_UP, "待办后续"),
    (Chip.UNSEALED, "未定稿"),
)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk as the list shows it on a day.

    Attributes:
        people: the names by role, in their order.
        is_group: three or more talkers and partners.
        searched: what it is found by without opening it, in small letters.
    """

    talk: Talk
    people: dict[str, tuple[str, ...]]
    unit: str
    is_group: bool
    today: date
    searched: str

    @property
    def day(self) -> date | None:
        """The day held, else the day planned."""
        return self.talk.held_on or self.talk.planned_on

    @property
    def is_planned(self) -> bool:
        """Planned and not held."""
        return self.talk.held_on is None

    @property
    def is_overdue(self) -> bool:
        """Planned for a day that has passed."""
        return self.is_planned and self.talk.planned_on is not None and self.talk.planned_on < self.today

    @property
    def has_open_follow_up(self) -> bool:
        """Something was agreed and is not done."""
        one = self.talk
        return bool(one.follow_up) and (one.follow_up_done_on is None or one.follow_up_done_on > self.today)

    @property
    def is_follow_up_over(self) -> bool:
        """What was agreed is not done and its day has passed."""
        due = self.talk.follow_up_due_on
        return self.has_open_follow_up and due is not None and due < self.today

    @property
    def waits(self) -> int:
        """How much of it is overdue."""
        return int(self.is_overdue) + int(self.is_follow_up_over)

    def is_in(self, chip: str) -> bool:
        """Whether a filter leaves it."""
        tests = {
            Chip.PLANNED: self.is_planned,
            Chip.FOLLOW_UP: self.has_open_follow_up,
            Chip.UNSEALED: not self.is_planned and self.talk.state != SEALED,
        }
        return tests.get(Chip(chip), True)


def talk_lines(facts: LifeFacts, unit_id: int | None, today: date, pinyin: PinyinTable) -> list[TalkLine]:
    """Every talk of a unit (None: of the book) and those below it, the newest first."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    made = [
        talk_line(facts, talk, today, pinyin) for talk in facts.talks if wanted is None or talk.org_unit_id in wanted
    ]
    return sorted(made, key=lambda one: (one.day or date.max, one.talk.id), reverse=True)


def talk_line(facts: LifeFacts, talk: Talk, today: date, pinyin: PinyinTable) -> TalkLine:
    """One talk as the list shows it."""
    taking_part = facts.people_of.get(talk.id, ())
    people = {role: tuple(_names(facts, taking_part, role)) for role in (TALKER, PARTNER, TAKER)}
    unit = facts.roster.unit_by_id.get(talk.org_unit_id or 0)
    names = dict.fromkeys(name for group in people.values() for name in group)
    words = [*names, *(pinyin.search_text(name) for name in names), unit.short_name if unit else ""]
    if not talk.is_confidential:
        words += [talk.occasion, talk.place]
    return TalkLine(
        talk=talk,
        people=people,
        unit=unit.short_name if unit else "",
        is_group=is_group_talk(taking_part),
        today=today,
        searched=" ".join(words).casefold(),
    )


def is_group_talk(people: Iterable[TalkPerson]) -> bool:
    """Whether three or more talkers and partners took part; who only took notes does not count."""
    return sum(1 for one in people if one.role != TAKER) >= _GROUP_TALK


def _names(facts: LifeFacts, people: Iterable[TalkPerson], role: str) -> Iterable[str]:
    return (facts.person_name(one.member_id, one.name) for one in people if one.role == role)


# What stands in the cells


def _day(line: TalkLine) -> str:
    if line.day is None:
        return ""
    return f"{line.day.isoformat()}{' 计划' if line.is_planned else ''}"


def _partners(line: TalkLine) -> str:
    return ("集体：" if line.is_group else "") + "、".join(line.people[PARTNER])


def _covered(text: str, line: TalkLine) -> str:
    return COVERED if line.talk.is_confidential and text else text


def follow_up_text(line: TalkLine) -> str:
    """What was agreed with a sign of how it stands; of a confidential talk only the sign and the day."""
    one = line.talk
    if not one.follow_up:
        return ""
    words = COVERED if one.is_confidential else one.follow_up
    if not line.has_open_follow_up:
        return f"{_DONE} 已办结　{words}"
    due = one.follow_up_due_on
    if due is None:
        return f"{_WAITING} 待办　{words}"
    if line.is_follow_up_over:
        return f"{_OVER} 逾期{(line.today - due).days}天　{words}"
    return f"{_WAITING} {due:%m-%d}前　{words}"


def state_text(line: TalkLine) -> str:
    """The state of the record; a plan whose day has passed says so."""
    if line.is_overdue:
        return f"{_OVER} 计划已过"
    return PLANNED if line.is_planned else (line.talk.state or DRAFT)


def _state_shade(line: TalkLine) -> str:
    if line.is_overdue:
        return "accent"
    return "secondary"


def _follow_up_shade(line: TalkLine) -> str:
    if line.is_follow_up_over:
        return "accent"
    return "" if line.has_open_follow_up else "secondary"


TALK_COLUMNS: tuple[Column[TalkLine], ...] = (
    Column("day", "日期", 8, _day, sort=lambda one: one.day.isoformat() if one.day else None),
    Column("talkers", "谈话人", 7, lambda one: "、".join(one.people[TALKER])),
    Column("partners", "谈话对象", 9, _partners),
    Column("state", "记录", 5, state_text, align=Align.LEFT, shade=_state_shade),
    Column("occasion", "事由", 8, lambda one: _covered(one.talk.occasion, one)),
    Column("follow_up", "后续", 14, follow_up_text, shade=_follow_up_shade),
    Column("place", "地点", 8, lambda one: _covered(one.talk.place, one)),
    Column("unit", "党组织", 6, lambda one: one.unit),
    Column("takers", "记录人", 5, lambda one: "、".join(one.people[TAKER]), is_optional=True),
)
