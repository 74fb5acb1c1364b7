"""年度组织生活工作手册: the year of an organisation in one volume, from the roster to the figures."""

from collections.abc import Iterator
from dataclasses import replace

from exports.paper.document import Chapter, Cover, Part, Register, Volume
from ledger.checks.answers import with_answers
from ledger.checks.life import life_findings
from ledger.codes.organisation import SECRETARY
from ledger.kinds.meetings import Meeting
from ledger.values.period import holds_on
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.attendance import attendance_tables
from operations.registers.life.committee import offices_register, plans_register, terms_register
from operations.registers.life.common import chinese_day, life_of, meetings_in, number_words, unit_id_of
from operations.registers.life.completion import completion_forms
from operations.registers.life.findings import LEVELS, findings_of
from operations.registers.life.hours import hours_summary
from operations.registers.life.life_problems import problem_lists, problems_listing
from operations.registers.life.minutes import OFFICIAL_LAYOUT, meetings_listing, parts_of
from operations.registers.life.minutes_flow import blank_flow
from operations.registers.life.statistics import statistics_register
from operations.registers.life.talk_register import talk_register
from operations.registers.period import Span
from operations.registers.roster import ROSTER
from operations.registers.yearbook.more import more_chapters

TITLE = "组织生活工作手册"
PLAIN, WITH_FINDINGS = "plain", "findings"
LAYOUTS = ((PLAIN, "不含自查清单"), (WITH_FINDINGS, "附自查清单"))


def yearbook(given: RegisterInput) -> Volume:
    """The volume; blank for a book that is written by hand. A confidential talk is in it only by day and people."""
    asked = replace(given, options=replace(given.options, record_id=None, member_id=None, columns=None))
    return Volume(cover=_cover(asked), chapters=tuple(_chapters(asked)))


def _cover(given: RegisterInput) -> Cover:
    if given.options.is_blank:
        return Cover(title=TITLE, year="　　　　年度", unit=given.unit_name, secretary="　　　　　　")
    first, last = given.period.first_day, min(given.period.last_day, given.options.as_of)
    return Cover(
        title=TITLE,
        year=f"{given.period.year}年度",
        unit=given.unit_name,
        secretary=_secretary(given),
        lines=(f"起止时间：{chinese_day(first)}至{chinese_day(last)}",) if first <= last else (),
    )


def _secretary(given: RegisterInput) -> str:
    """Who is 书记 of the organisation on the last day."""
    last = min(given.period.last_day, given.options.as_of)
    return "、".join(
        life_of(given).person_name(one.member_id)
        for one in given.facts.offices
        if one.org_unit_id == unit_id_of(given) and one.office == SECRETARY and holds_on(last, one.from_on, one.to_on)
    )


def _chapters(given: RegisterInput) -> Iterator[Chapter]:
    yield Chapter("党员名册", (_roster(given),))
    yield Chapter("党组织设置和任期", (offices_register(given), terms_register(given)))
    yield Chapter("年度计划", (plans_register(given),))
    yield _minutes(given)
    yield from _problems(given)
    yield Chapter("谈心谈话登记", (talk_register(given),))
    yield Chapter("组织生活考勤", tuple(attendance_tables(given)))
    yield Chapter("学时登记", (hours_summary(given),))
    yield Chapter("三会一课完成和统计", (*completion_forms(given), statistics_register(given)))
    yield from more_chapters(given)
    if given.options.layout == WITH_FINDINGS:
        yield Chapter("自查清单", (_findings(given),))


def _roster(given: RegisterInput) -> Register:
    """The roster of the last day, id numbers and phones masked as chosen."""
    last = min(given.period.last_day, given.options.as_of)
    part = ROSTER.document(replace(given, options=replace(given.options, as_of=last)))
    if not isinstance(part, Register):
        raise TypeError("the roster is one register")
    return part


def _minutes(given: RegisterInput) -> Chapter:
    """The list of the meetings, then the minutes of each in the order of their days."""
    if given.options.is_blank:
        return Chapter("会议记录", (blank_flow(given),))
    parts: list[Part] = [meetings_listing(given)]
    names = ["会议登记表"]
    for one in meetings_in(given):
        papers = parts_of(given, one, OFFICIAL_LAYOUT)
        parts += papers
        name = _name(given, one)
        names += [name, *[f"{name}（补正）"] * (len(papers) - 1)]
    return Chapter("会议记录", tuple(parts), tuple(names))


def _problems(given: RegisterInput) -> Iterator[Chapter]:
    """What the 组织生活会 of the year has found; nothing in a year without one."""
    if given.options.is_blank:
        yield Chapter("组织生活会问题整改", tuple(problem_lists(given)))
        return
    listing = problems_listing(given)
    if listing.rows:
        yield Chapter("组织生活会问题整改", (listing,))


def _name(given: RegisterInput, one: Meeting) -> str:
    """``3月5日　支部党员大会（2026年第1次）``: the entry in the contents; other organisations are named."""
    unit = given.facts.unit_by_id.get(one.org_unit_id or 0)
    host = f"{unit.short_name}　" if unit and unit.id != unit_id_of(given) else ""
    day = f"{one.held_on.month}月{one.held_on.day}日" if one.held_on else ""
    number = number_words(one)
    return f"{day}　{host}{one.kind}" + (f"（{number}）" if number else "")


def _findings(given: RegisterInput) -> Part:
    """What the self-check finds about meetings and talks, with the answers given."""
    if given.options.is_blank:
        return findings_of(given, (), is_blank=True)
    facts = life_of(given)
    found = life_findings(facts, given.options.as_of, unit_id_of(given))
    weights = list(LEVELS)
    checked = with_answers(sorted(found, key=lambda one: weights.index(one.level)), facts.answers)
    return findings_of(given, checked)


YEARBOOK = RegisterDefinition(
    "life_yearbook",
    f"年度{TITLE}",
    (),
    yearbook,
    subject=Subject.FIGURES,
    span=Span.YEAR,
    listing=meetings_listing,
    layouts=LAYOUTS,
    has_docx=True,
)
