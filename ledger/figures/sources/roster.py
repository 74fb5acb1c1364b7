"""The roster on the last day of the year, as a source of figures, and what each member has studied."""

from collections.abc import Iterable
from decimal import Decimal

from ledger.codes.membership import FULL_MEMBER, ON_PROBATION
from ledger.codes.person import EDUCATION, SEX
from ledger.codes.posts import PersonKind, person_kind
from ledger.codes.ranks import CLASSES, rank_class
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureField, FigureRow, Shape, Source, YearSpan
from ledger.kinds.member import MEMBERS
from ledger.life.hours import study_hours
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.rules.seniority import age_of, seniority_of


def members_on_last_day(facts: FigureFacts, span: YearSpan, unit_id: int | None = None) -> list[RosterEntry]:
    """Who is enrolled and counts as a member on 31 December, or on the day of the question; nobody before the year."""
    if span.as_of.year < span.year:
        return []
    return [one for one in each_once(roster_on(facts.life.roster, span.last, unit_id)) if one.counts_as_member]


def _units(entry: RosterEntry) -> tuple[int, ...]:
    return (entry.branch.id,) if entry.group is None else (entry.branch.id, entry.group.id)


def _roster_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for entry in members_on_last_day(facts, span):
        yield FigureRow(MEMBERS.key, entry.member.id, span.last, _units(entry), entry.member.id, entry)


def _hour_rows(facts: FigureFacts, span: YearSpan, day: str) -> Iterable[FigureRow]:
    del day
    for one in study_hours(facts.life, span.year, span.as_of):
        member_id = one.entry.member.id
        yield FigureRow(MEMBERS.key, member_id, span.last, _units(one.entry), member_id, one)


def age_on_day(entry: RosterEntry) -> int:
    """周岁; 0 when unknown."""
    return age_of(entry.member.birth_on, entry.on) or 0


def seniority_years(entry: RosterEntry) -> Decimal:
    """党龄 in years, whole months as parts; 0 before becoming a full member."""
    found = seniority_of(entry.member.full_member_on, entry.on, entry.member.seniority_correction)
    return Decimal(found.months) / 12 if found else Decimal(0)


def is_retired(entry: RosterEntry) -> bool:
    """Whether the 工作岗位 of the day is that of a retired person."""
    return person_kind(entry.post) is PersonKind.RETIRED


def _words(facts: FigureFacts, row: FigureRow) -> str:
    return facts.person_words(row.person)


ROSTER_SOURCE = Source(
    "roster",
    "年末在册党员",
    "名",
    (
        FigureField("category", "人员类别", lambda one: one.category, Shape.CHOICE, (FULL_MEMBER, ON_PROBATION)),
        FigureField("sex", "性别", lambda one: one.member.sex, Shape.CHOICE, SEX.labels),
        FigureField("ethnic_group", "民族", lambda one: one.member.ethnic_group),
        FigureField("education", "学历", lambda one: one.member.education, Shape.CHOICE, EDUCATION.labels),
        FigureField("age", "年龄", age_on_day, Shape.NUMBER),
        FigureField("seniority", "党龄（年）", seniority_years, Shape.NUMBER),
        FigureField("post", "工作岗位", lambda one: one.post),
        FigureField("is_retired", "离退休", is_retired, Shape.FLAG),
        FigureField("rank_class", "职务层次", lambda one: rank_class(one.member.rank), Shape.CHOICE, tuple(CLASSES)),
        FigureField("is_mobile", "流动党员", lambda one: one.mobility is not None, Shape.FLAG),
        FigureField("is_lost", "失联党员", lambda one: one.lost is not None, Shape.FLAG),
        FigureField("department", "工作单位（部门）", lambda one: one.member.department),
    ),
    _roster_rows,
    _words,
    has_people=True,
)
HOURS_SOURCE = Source(
    "study_hours",
    "党员学时",
    "名",
    (
        FigureField("hours", "学时", lambda one: one.hours, Shape.NUMBER, places=1),
        FigureField("is_enough", "达到规定学时", lambda one: not one.is_short, Shape.FLAG),
    ),
    _hour_rows,
    _words,
    has_people=True,
)
