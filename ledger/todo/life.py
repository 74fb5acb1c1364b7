"""Meetings and talks: planned ones, periods that end soon without a meeting, matters that are overdue."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.codes.talks import PARTNER, TALKER
from ledger.kinds.meetings import DECISIONS, MEETINGS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from ledger.life.facts import LifeFacts
from ledger.life.matters import CONFIDENTIAL, OpenMatter, open_matters
from ledger.life.series import Cell, CellState, Series, year_series
from ledger.todo.todo import Group, Todo, Weight, article_of, days_words

AHEAD = timedelta(days=30)
ENDING = timedelta(days=15)
WEEKDAYS = "一二三四五六日"


def life_todos(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What meetings and talks of a unit (None: the book) and below it leave to do."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    yield from _matters(facts, today, unit_id)
    yield from _meetings(facts, today, wanted)
    yield from _talks(facts, today, wanted)
    yield from _periods(facts, today, unit_id)


def talk_words(facts: LifeFacts, talk_id: int) -> str:
    """``王小明与赵刚谈心谈话``."""
    sides = (people_words(facts, talk_id, role) for role in (TALKER, PARTNER))
    return f"{'与'.join(side for side in sides if side)}谈心谈话"


def people_words(facts: LifeFacts, talk_id: int, role: str) -> str:
    """Those of a talk who take part in a role."""
    people = facts.people_of.get(talk_id, ())
    return "、".join(facts.person_name(who.member_id, who.name) for who in people if who.role == role)


def unit_name(facts: LifeFacts, unit_id: int | None) -> str:
    """The short name of an organisation of the book; empty for none."""
    unit = facts.roster.unit_by_id.get(unit_id or 0)
    return unit.short_name if unit else ""


def _matters(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    for one in open_matters(facts, today, unit_id):
        if one.due_on is None or one.days_over <= 0:
            continue
        is_decision = one.meeting_id is not None
        host = facts.meeting_by_id[one.meeting_id] if one.meeting_id is not None else facts.talk_by_id[one.record_id]
        yield Todo(
            key=f"{'decision' if is_decision else 'talk.follow_up'}:{one.record_id}",
            group=Group.MEETING if is_decision else Group.TALK,
            weight=Weight.OVERDUE,
            on=one.due_on,
            words=_matter_words(one),
            note=days_words(one.due_on, today),
            record_kind=MEETINGS.key if is_decision else TALKS.key,
            record_id=host.id,
            unit_id=host.org_unit_id,
            who=one.responsible,
        )


def _matter_words(one: OpenMatter) -> str:
    """Who and what; of a confidential talk only that there is something."""
    if one.kind_key == DECISIONS.key:
        return f"{one.responsible}：{one.text}" if one.responsible else one.text
    text = one.text if one.text == CONFIDENTIAL else f"：{one.text}"
    return f"{one.responsible}谈话后续{text}"


def _meetings(facts: LifeFacts, today: date, wanted: frozenset[int] | None) -> Iterator[Todo]:
    for one in facts.meetings:
        is_ours = wanted is None or not wanted.isdisjoint(facts.units_of[one.id])
        if one.held_on is not None or one.planned_on is None or one.planned_on > today + AHEAD or not is_ours:
            continue
        hour = one.from_time.isoformat("minutes") if one.from_time else ""
        weight, note = _planned(one.planned_on, today, f"{hour} {one.place}")
        yield Todo(
            key=f"meeting.planned:{one.id}",
            group=Group.MEETING,
            weight=weight,
            on=one.planned_on,
            words=f"{unit_name(facts, one.org_unit_id)} {one.kind}" + (f"：{one.topic}" if one.topic else ""),
            note=note,
            record_kind=MEETINGS.key,
            record_id=one.id,
            unit_id=one.org_unit_id,
            who=facts.person_name(one.chair_id, one.chair_name),
        )


def _talks(facts: LifeFacts, today: date, wanted: frozenset[int] | None) -> Iterator[Todo]:
    for one in facts.talks:
        is_ours = wanted is None or one.org_unit_id in wanted
        if one.held_on is not None or one.planned_on is None or one.planned_on > today + AHEAD or not is_ours:
            continue
        weight, note = _planned(one.planned_on, today, "")
        yield Todo(
            key=f"talk.planned:{one.id}",
            group=Group.TALK,
            weight=weight,
            on=one.planned_on,
            words=talk_words(facts, one.id),
            note=note,
            record_kind=TALKS.key,
            record_id=one.id,
            unit_id=one.org_unit_id,
        )


def _planned(on: date, today: date, detail: str) -> tuple[Weight, str]:
    """``detail`` is hour and place, as far as known; of a talk nothing but the day, for it may be confidential."""
    if on < today:
        return Weight.OVERDUE, "计划的日期已过"
    day = "今天" if on == today else f"周{WEEKDAYS[on.weekday()]}"
    return Weight.PLANNED, " ".join([day, *detail.split()])


def _periods(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """Periods that run, end within a fortnight and have neither a meeting nor a plan; 组织生活会 may be last year's."""
    for year in (today.year - 1, today.year):
        for series in year_series(facts, year, today, unit_id):
            for cell in series.cells if series.is_applicable else ():
                if _ends_soon(cell, today):
                    yield _period(series, cell, today)


def _ends_soon(cell: Cell, today: date) -> bool:
    return cell.state is CellState.OPEN and not cell.planned and cell.first <= today <= cell.last <= today + ENDING


def _period(series: Series, cell: Cell, today: date) -> Todo:
    rule = series.rule
    return Todo(
        key=f"meeting.missing:{series.unit.id}:{series.kind}:{cell.key}",
        group=Group.MEETING,
        weight=Weight.SOON,
        on=cell.last,
        words=f"{series.unit.short_name}{cell.words}还没有{series.kind}",
        note=days_words(cell.last, today),
        article=article_of(rule),
        record_kind=ORG_UNITS.key,
        record_id=series.unit.id,
        rule=rule.id if rule is not None else "",
        scope=cell.key,
        unit_id=series.unit.id,
    )
