"""The meetings as rows of a table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gui.pages.life.board import Counted, LifeBoard
from gui.pages.life.words import STATES, day_of, hours_words, is_missed, kind_order, shade_of, state_words
from gui.tables.column import Align, Column
from ledger.codes.meetings import PLANNED
from ledger.kinds.meetings import Meeting
from ledger.life.marks import Tally

ALL, LACKING = "all", "lacking"
CHIPS = ((ALL, "全部"), *((state, state) for state in STATES), (LACKING, "有缺项"))


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting with what was counted about it; ``tally`` and ``lacks`` are None until it was."""

    meeting: Meeting
    unit: str
    today: date
    tally: Tally | None = None
    lacks: int | None = None

    @property
    def day(self) -> date | None:
        """The day held, else planned."""
        return day_of(self.meeting)


def meeting_lines(board: LifeBoard, counted: Counted | None) -> list[MeetingLine]:
    """Every meeting of the year, the latest first."""
    today = board.scope.today
    lines = [
        MeetingLine(
            one,
            board.units_name(one),
            today,
            counted.tallies.get(one.id) if counted is not None else None,
            counted.lacks.get(one.id, 0) if counted is not None else None,
        )
        for one in board.meetings
    ]
    return lines[::-1]


def chip_test(chip: str) -> Callable[[MeetingLine], bool]:
    """Which lines a filter leaves."""
    if chip == ALL:
        return lambda _: True
    if chip == LACKING:
        return lambda line: bool(line.lacks)
    return lambda line: line.meeting.state == chip


def search_text(line: MeetingLine) -> str:
    """For going to a line by typing."""
    return f"{line.meeting.kind} {line.meeting.topic} {line.unit}"


def _number(line: MeetingLine) -> str:
    return f"第{line.meeting.number}次" if line.meeting.number else ""


def _attended(line: MeetingLine) -> str:
    if line.tally is None or line.meeting.state == PLANNED:
        return ""
    return f"{line.tally.should} / {line.tally.came}"


def _share(line: MeetingLine) -> float | None:
    return line.tally.came / line.tally.should if line.tally is not None and line.tally.should else None


def _lacks(line: MeetingLine) -> str:
    return str(line.lacks) if line.lacks else ""


COLUMNS = (
    Column[MeetingLine](
        "day",
        "日期",
        6,
        lambda line: f"{line.day:%Y-%m-%d}" if line.day else "",
        shade=lambda line: "accent" if is_missed(line.meeting, line.today) else "",
    ),
    Column[MeetingLine]("hours", "时间", 6, lambda line: hours_words(line.meeting), is_optional=True),
    Column[MeetingLine](
        "kind", "会议", 7, lambda line: line.meeting.kind, sort=lambda line: kind_order(line.meeting.kind)
    ),
    Column[MeetingLine]("number", "次数", 4, _number, sort=lambda line: line.meeting.number or None),
    Column[MeetingLine]("topic", "主题", 14, lambda line: line.meeting.topic),
    Column[MeetingLine]("unit", "召开单位", 7, lambda line: line.unit),
    Column[MeetingLine]("attended", "应到 / 实到", 5, _attended, sort=_share, align=Align.RIGHT),
    Column[MeetingLine](
        "state",
        "状态",
        6,
        lambda line: state_words(line.meeting, line.today),
        sort=lambda line: STATES.index(line.meeting.state) if line.meeting.state in STATES else len(STATES),
        shade=lambda line: shade_of(line.meeting, line.today),
    ),
    Column[MeetingLine](
        "lacks", "缺项", 3, _lacks, sort=lambda line: line.lacks or None, align=Align.RIGHT, shade=lambda _: "warn"
    ),
    Column[MeetingLine]("place", "地点", 9, lambda line: line.meeting.place),
    Column[MeetingLine](
        "for_year", "所属年度", 5, lambda line: str(line.meeting.for_year or ""), align=Align.RIGHT, is_optional=True
    ),
)
