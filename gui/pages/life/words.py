"""The words and signs of the page: short names of kinds, what a state looks like, days."""

from datetime import date

from ledger.codes.meetings import CHECKED, DRAFT, MEETING_KIND, PLANNED, RECORD_STATE, SEALED
from ledger.kinds.meetings import Meeting

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
SHORT_KINDS = {
    "支部党员大会": "党员大会",
    "支部委员会": "支委会",
    "民主评议党员": "民主评议",
    "总支党员大会": "总支大会",
    "总支委员会": "总支委会",
}
STATES = RECORD_STATE.labels
DOTS = {PLANNED: "ring", DRAFT: "half", CHECKED: "full", SEALED: "square"}
"""The sign of a state: what is only planned is hollow. The sign alone says the state."""
SHADES = {PLANNED: "secondary", DRAFT: "warn", CHECKED: "text", SEALED: "good"}
MISSED = "accent"
"""The colour of what was planned for a day that is over and is not entered as held."""


def short_kind(kind: str) -> str:
    """A kind of meeting where there is little room."""
    return SHORT_KINDS.get(kind, kind)


def day_of(meeting: Meeting) -> date | None:
    """The day held, else the day planned."""
    return meeting.held_on or meeting.planned_on


def is_missed(meeting: Meeting, today: date) -> bool:
    """Whether the day for which it was planned is over and it is not entered as held."""
    return meeting.held_on is None and meeting.planned_on is not None and meeting.planned_on < today


def shade_of(meeting: Meeting, today: date) -> str:
    """The colour of its sign."""
    return MISSED if is_missed(meeting, today) else SHADES.get(meeting.state, "secondary")


def state_words(meeting: Meeting, today: date) -> str:
    """草稿, 已核对 …; a planned meeting whose day is over says so."""
    return "计划，已过期" if is_missed(meeting, today) else meeting.state


def long_day(day: date) -> str:
    """``3月12日 星期四``."""
    return f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def hours_words(meeting: Meeting) -> str:
    """``14:30–16:00``, ``14:30``, or nothing."""
    from_time = f"{meeting.from_time:%H:%M}" if meeting.from_time else ""
    to_time = f"{meeting.to_time:%H:%M}" if meeting.to_time else ""
    return f"{from_time}–{to_time}" if from_time and to_time else from_time


def kind_order(kind: str) -> tuple[int, str]:
    """Kinds in the order of the code list, own kinds after them."""
    return (MEETING_KIND.order(kind), kind)
