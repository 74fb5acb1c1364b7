"""The frame of the minutes: what is missing, who led, when it was written (defects 14, 15, 18, 28, 29, 31, 32, 34)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ledger.checks.life.case import MINUTES, OWN_CHECK, Case
from ledger.codes.meetings import (
    COMMITTEE_MEETING,
    GENERAL_COMMITTEE,
    GENERAL_MEETING,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LEADERS_LIFE_MEETING,
    LECTURE,
    MEMBER_MEETING,
    STUDY,
)
from ledger.codes.organisation import GROUP_LEADER, sits_on_committee
from ledger.errors import Finding, Level
from ledger.kinds.development import Holiday
from ledger.kinds.meetings import Meeting
from ledger.values.period import holds_on

LED_BY_COMMITTEE = frozenset({MEMBER_MEETING, COMMITTEE_MEETING, GENERAL_MEETING, GENERAL_COMMITTEE})
WITH_LECTURER = frozenset({STUDY, JOINT_ACTIVITY})  # somebody may teach there without giving a 党课
# Those that fall on the same days every year (全国年节及纪念日放假办法), for years whose table nobody has entered.
FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    **dict.fromkeys(((10, 1), (10, 2), (10, 3)), "国庆节"),
}
_SATURDAY = 5


def frame_findings(case: Case) -> Iterator[Finding]:
    """Everything about the head of the minutes."""
    yield from _missing(case)
    yield from _same_person(case)
    yield from _chair(case)
    yield from _late(case)
    yield from _odd_day(case)
    yield from _duration(case)
    yield from _lecture(case)
    yield from _name(case)


def _missing(case: Case) -> Iterator[Finding]:
    """Defect 14: time, place, chair, recorder or topic. At a 党课 the lecturer is asked for by its own check."""
    meeting = case.meeting
    present = {
        "开始时间": meeting.from_time,
        "地点": meeting.place,
        "主持人": meeting.chair_id or meeting.chair_name,
        "记录人": meeting.recorder_id or meeting.recorder_name,
        "主题或议题": meeting.topic or case.sheet.items,
    }
    empty = [label for label, value in present.items() if not value]
    if empty:
        yield case.finding("minutes.complete", Level.MUST, f"缺{'、'.join(empty)}。", MINUTES)


def _same_person(case: Case) -> Iterator[Finding]:
    """Defect 15."""
    meeting = case.meeting
    is_same = (meeting.chair_id is not None and meeting.chair_id == meeting.recorder_id) or (
        bool(meeting.chair_name) and meeting.chair_name == meeting.recorder_name
    )
    if is_same:
        yield case.finding("minutes.recorder", Level.WARN, "主持人和记录人是同一人。", MINUTES)


def _chair(case: Case) -> Iterator[Finding]:
    """Defect 18: the committee leads the member meeting, the group leader the group meeting."""
    meeting, rule = case.meeting, case.rule("meeting.convener")
    if meeting.chair_id is None or rule is None:
        return
    units = set(case.sheet.all_units)
    if meeting.kind == GROUP_MEETING:  # one that is entered for the branch is led by the leader of any of its groups
        units.update(*(case.facts.index.below(unit) for unit in case.sheet.all_units))
    held = [
        office.office
        for office in case.facts.roster.offices_of.get(meeting.chair_id, ())
        if office.org_unit_id in units and holds_on(case.day, office.from_on, office.to_on)
    ]
    chair = case.facts.person_name(meeting.chair_id)
    if meeting.kind in LED_BY_COMMITTEE and not any(sits_on_committee(office) for office in held):
        yield case.by_rule(rule, Level.WARN, f"主持人{chair}当天不是书记、副书记或委员。")
    if meeting.kind == GROUP_MEETING and GROUP_LEADER not in held:
        yield case.by_rule(rule, Level.WARN, f"主持人{chair}当天不是党小组组长。")


def _late(case: Case) -> Iterator[Finding]:
    """Defect 28: 补记 is visible, never hidden and never forbidden."""
    written, days = case.meeting.written_on, case.facts.settings.late_days
    if written is not None and written - case.day > timedelta(days=days):
        late = (written - case.day).days
        yield case.finding("minutes.late", Level.INFO, f"会后{late}天才整理记录，属于补记。", MINUTES)


def _odd_day(case: Case) -> Iterator[Finding]:
    """Defect 29."""
    if case.day > case.as_of:
        yield case.finding("minutes.future", Level.WARN, "召开日期晚于今天；还没有召开的请填写计划日期。", OWN_CHECK)
    elif case.day in case.facts.holiday_on:
        yield from _by_the_table(case, case.facts.holiday_on[case.day])
    elif case.day.weekday() >= _SATURDAY:
        yield case.finding("minutes.weekend", Level.INFO, "召开日期是周末，请核对日期。", OWN_CHECK)
    elif (holiday := _fixed_holiday(case)) is not None:
        yield case.finding("minutes.holiday", Level.INFO, f"召开日期是{holiday}假期，请核对日期。", OWN_CHECK)


def _by_the_table(case: Case, one: Holiday) -> Iterator[Finding]:
    """A weekend day that is worked is as good as any other."""
    if not one.is_work:
        yield case.finding("minutes.holiday", Level.INFO, f"召开日期是{one.name}假期，请核对日期。", OWN_CHECK)


def _fixed_holiday(case: Case) -> str | None:
    """For a year without a table."""
    is_known = case.day.year in case.facts.years_of_holidays
    return None if is_known else FIXED_HOLIDAYS.get((case.day.month, case.day.day))


def _duration(case: Case) -> Iterator[Finding]:
    """Defect 32."""
    minutes = minutes_of(case.meeting)
    if minutes is None:
        return
    if minutes <= 0:
        yield case.finding("minutes.duration", Level.WARN, "结束时间不晚于开始时间。", OWN_CHECK)
    elif minutes > case.facts.settings.longest_minutes:
        hours = f"{minutes / 60:.1f}"
        yield case.finding("minutes.duration", Level.INFO, f"时长{hours}小时，请核对起止时间。", OWN_CHECK)


def _lecture(case: Case) -> Iterator[Finding]:
    """Defect 31: a 党课 has a lecturer and an outline, and minutes of its own."""
    meeting = case.meeting
    if meeting.kind == LECTURE:
        if not (meeting.lecturer_id or meeting.lecturer_name):
            yield case.finding("lecture.lecturer", Level.WARN, "党课没有登记授课人。", MINUTES)
        has_outline = meeting.body or any(one.item.report for one in case.sheet.items)
        if not has_outline and not case.facts.attachments_of_meeting.get(meeting.id):
            yield case.finding("lecture.outline", Level.WARN, "党课没有记录授课提纲或讲稿。", MINUTES)
    elif meeting.kind not in WITH_LECTURER and (meeting.lecturer_id or meeting.lecturer_name):
        yield case.finding("lecture.separate", Level.WARN, "党课应当单独记录，不并入其他会议的记录。", MINUTES)


def _name(case: Case) -> Iterator[Finding]:
    """Defect 34: 民主生活会 is held by leading bodies, a branch holds 组织生活会."""
    rule = case.rule("meeting.right_name")
    text = f"{case.meeting.kind}{case.meeting.topic}"
    if rule is not None and LEADERS_LIFE_MEETING in text:
        yield case.by_rule(rule, Level.MUST, "党支部召开的是组织生活会，民主生活会由领导班子召开。")


def minutes_of(meeting: Meeting) -> int | None:
    """How long a meeting took; None while a time is missing."""
    if meeting.from_time is None or meeting.to_time is None:
        return None
    start = datetime.combine(date.min, meeting.from_time)
    return int((datetime.combine(date.min, meeting.to_time) - start).total_seconds()) // 60
