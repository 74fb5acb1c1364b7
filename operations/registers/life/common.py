"""What the registers of organisational life share: which meetings, how they are called, days, hours and hands."""

from collections.abc import Iterable
from datetime import date, time

from exports.paper.document import Align, Column, Fit, FormCell, FormRow, HeadFields, label
from ledger.codes.meetings import APPRAISAL_MEETING, COMMITTEE_MEETING, GENERAL_COMMITTEE, SEALED
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import GROUP, OrgUnit
from ledger.life.facts import LifeFacts, meeting_order
from ledger.roster.facts import RosterFacts
from operations.registers.definition import RegisterInput

SIGNATURES = ("支部书记：", "组织委员：", "填表人：", "填表日期：　　　　年　　月　　日")
UPRIGHT_SIGNATURES = ("支部书记：", "填表人：", "填表日期：　　年　月　日")
DATE_LINE = "　　　　年　　月　　日"
_NUMERALS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_BODIES = ("支部", "总支", "总支部", "党小组")


def life_of(given: RegisterInput) -> LifeFacts:
    """The facts about meetings and talks. Raises RuntimeError when the input was read for another subject."""
    if given.life is None:
        raise RuntimeError("organisational life was not read")
    return given.life


def unit_id_of(given: RegisterInput) -> int:
    """The organisation that the register is about: the chosen one, else the top of the book; 0 in an empty book."""
    return given.unit.id if given.unit else 0


def units_of(given: RegisterInput) -> frozenset[int]:
    """The organisation of the register and everything below it."""
    return life_of(given).index.below(unit_id_of(given))


# Meetings


def meetings_in(given: RegisterInput, kinds: frozenset[str] | None = None) -> list[Meeting]:
    """The meetings of the organisation held in the period up to the day of the register, by day; none for a blank one.

    ``kinds`` None takes all. A record asked for is found whatever its day; it may then be planned only.
    """
    if given.options.is_blank:
        return []
    facts, wanted = life_of(given), units_of(given)
    if given.options.record_id is not None:
        return _one(facts, given.options.record_id, kinds)
    return [
        one
        for one in sorted(facts.meetings, key=meeting_order)
        if given.period.has(one.held_on)
        and (one.held_on or given.options.as_of) <= given.options.as_of
        and (kinds is None or one.kind in kinds)
        and not wanted.isdisjoint(facts.units_of[one.id])
    ]


def _one(facts: LifeFacts, meeting_id: int, kinds: frozenset[str] | None) -> list[Meeting]:
    """Raises KnownError when there is no such meeting, or when it is of another kind."""
    one = facts.meeting_by_id.get(meeting_id)
    if one is None:
        raise KnownError(f"编号为{meeting_id}的会议不在账簿里，没有可打印的内容；请重新选择会议。")
    if kinds is not None and one.kind not in kinds:
        raise KnownError(f"所选会议是{one.kind}，不能打印{'、'.join(sorted(kinds))}的表册；请重新选择会议。")
    return [one]


def some(found: list[Meeting], given: RegisterInput, what: str) -> list[Meeting]:
    """The meetings found. Raises KnownError when there are none."""
    if not found:
        raise KnownError(f"{given.period.words}没有{what}，没有可打印的内容。")
    return found


def held(found: Iterable[Meeting]) -> list[Meeting]:
    """The meetings that have taken place. Raises KnownError when one asked for has not."""
    meetings = list(found)
    if any(one.held_on is None for one in meetings):
        raise KnownError("会议还没有召开，没有可打印的记录；可以打印空白表。")
    return meetings


# Names


def unit_stem(roster: RosterFacts, unit: OrgUnit | None) -> str:
    """An organisation without 委员会: 中共某局机关第一支部; a 党小组 with its branch before it."""
    if unit is None:
        return ""
    if unit.level != GROUP:
        return unit.full_name.removesuffix("委员会")
    parent = unit_stem(roster, roster.unit_by_id.get(unit.parent_id or 0))
    return overlapped(parent, unit.full_name)


def overlapped(first: str, second: str) -> str:
    """Two texts one behind the other; what ends the first and begins the second stands once."""
    length = next(size for size in range(min(len(first), len(second)), -1, -1) if first.endswith(second[:size]))
    return first + second[length:]


def meeting_name(facts: LifeFacts, meeting: Meeting) -> str:
    """``中共某局机关第一支部党员大会``."""
    stem = unit_stem(facts.roster, facts.roster.unit_by_id.get(meeting.org_unit_id or 0))
    body = next((one for one in _BODIES if meeting.kind.startswith(one) and stem.endswith((one, f"{one}部"))), "")
    return stem + meeting.kind.removeprefix(body)


def minutes_title(facts: LifeFacts, meeting: Meeting) -> str:
    """``中共某局机关第一支部党员大会记录``; 会议 is added where the kind does not say that it is one."""
    is_no_meeting = meeting.kind in (COMMITTEE_MEETING, GENERAL_COMMITTEE, APPRAISAL_MEETING)
    return f"{meeting_name(facts, meeting)}{'会议' if is_no_meeting else ''}记录"


def number_words(meeting: Meeting) -> str:
    """``2026年第1次``; empty for a meeting without a number."""
    if meeting.number <= 0:
        return ""
    year = meeting.for_year or (meeting.held_on.year if meeting.held_on else 0)
    return f"{year}年第{meeting.number}次" if year else f"第{meeting.number}次"


def state_words(state: str) -> str:
    """What a sheet says as long as it is not final; nothing for 已定稿."""
    return "" if state == SEALED else f"（{state or '草稿'}）"


# Days and hours


def chinese_day(day: date | None) -> str:
    """``2026年3月5日``; empty for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def iso_day(day: date | None) -> str:
    """``2026-03-05``; empty for none."""
    return day.isoformat() if day else ""


def when(day: date | None, start: time | None, end: time | None, between: str = "") -> str:
    """``2026年3月5日（星期四）14:30至16:10`` as far as it is known; ``between`` parts day and hours."""
    if day is None:
        return ""
    hours = span(start, end)
    return f"{chinese_day(day)}（星期{_WEEKDAYS[day.weekday()]}）{between if hours else ''}{hours}"


def span(start: time | None, end: time | None) -> str:
    """``14:30至16:10`` as far as it is known."""
    return "至".join(f"{one:%H:%M}" for one in (start, end) if one is not None)


def numeral(number: int) -> str:
    """``一`` … ``十二`` … ``九十九``, for headings."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return f"{_NUMERALS[tens] if tens > 1 else ''}十{_NUMERALS[ones] if ones else ''}"


# Sheets


def life_head(given: RegisterInput, right: str = "") -> HeadFields:
    """Organisation and period."""
    period = "　　　　年度" if given.options.is_blank else given.period.words
    return HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre=period, right=right)


def as_of_words(given: RegisterInput) -> str:
    """``截至2026年11月22日``; nothing on a blank sheet."""
    return "" if given.options.is_blank else f"截至{chinese_day(given.options.as_of)}"


def count_column(caption: str, width: float, groups: tuple[str, ...] = ()) -> Column:
    """A column of whole numbers."""
    return Column(label=caption, width=width, align=Align.CENTRE, fit=Fit.ONE_LINE, holds=Form.WHOLE, groups=groups)


def day_column(caption: str, width: float) -> Column:
    """A column of days as ``2026-03-05``."""
    return Column(label=caption, width=width, align=Align.CENTRE, fit=Fit.ONE_LINE, holds=Form.DAY)


def tall(caption: str, text: str, columns: int, height: float) -> FormRow:
    """A row with one long text that flows on to the next sheet."""
    cell = FormCell(text=text, columns=columns, fit=Fit.WRAP, name=caption.replace("\n", ""))
    return FormRow((label(caption), cell), height)


def pair(caption: str, text: str = "", columns: int = 1) -> tuple[FormCell, FormCell]:
    """A box with its caption."""
    return label(caption), FormCell(text=text, columns=columns, name=caption.replace("\n", ""))
