"""What a whole year asks of persons, named from October on: talks and hours that are lacking. One line a branch."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ledger.kinds.organisation import BRANCH, ORG_UNITS, OrgUnit
from ledger.kinds.registers.trainings import TRAININGS
from ledger.life.coverage import talk_coverage
from ledger.life.facts import LifeFacts
from ledger.life.hours import MemberHours, study_hours
from ledger.todo.todo import Group, Todo, Weight, article_of, days_words
from ledger.values.period import holds_on

_FROM_MONTH = 10
_NAMED = 3


def yearly_todos(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What the running year still asks of the members of a unit (None: the book)."""
    if today.month < _FROM_MONTH:
        return
    wanted = None if unit_id is None else facts.index.below(unit_id)
    branches = [
        unit
        for unit in facts.roster.units
        if unit.level == BRANCH
        and (wanted is None or unit.id in wanted)
        and holds_on(today, unit.founded_on, unit.ended_on)
    ]
    short = _short_by_branch(facts, today, unit_id)
    for unit in branches:
        yield from _talks(facts, unit, today)
        if unit.id in short:
            yield _hours(facts, unit, short[unit.id], today)


def names_words(names: list[str]) -> str:
    """``张三、李四、王五等5人``; all of them when there are few."""
    shown = "、".join(names[:_NAMED])
    return f"{shown}等{len(names)}人" if len(names) > _NAMED else shown


def _talks(facts: LifeFacts, unit: OrgUnit, today: date) -> Iterator[Todo]:
    rule = facts.rules.find("talk.per_year", today)
    missing = dict.fromkeys(one.member_id for one in talk_coverage(facts, today.year, today, unit.id).missing)
    if rule is None or not missing:
        return
    last = date(today.year, 12, 31)
    yield Todo(
        key=f"talk.missing:{unit.id}:{today.year}",
        group=Group.TALK,
        weight=Weight.SOON,
        on=last,
        words=f"{unit.short_name}{today.year}年还有谈心谈话没有安排：{names_words([*map(facts.person_name, missing)])}",
        note=days_words(last, today),
        article=article_of(rule),
        record_kind=ORG_UNITS.key,
        record_id=unit.id,
        rule=rule.id,
        scope=str(today.year),
        unit_id=unit.id,
    )


def _short_by_branch(facts: LifeFacts, today: date, unit_id: int | None) -> dict[int, list[MemberHours]]:
    """Nothing where no meeting has hours at all: that is one finding, and nobody is short for it."""
    found: dict[int, list[MemberHours]] = defaultdict(list)
    people = study_hours(facts, today.year, today, unit_id)
    for one in people if any(person.lines for person in people) else ():
        if one.is_short:
            found[one.entry.branch.id].append(one)
    return found


def _hours(facts: LifeFacts, unit: OrgUnit, short: list[MemberHours], today: date) -> Todo:
    last = date(today.year, 12, 31)
    names = names_words([one.entry.member.name for one in short])
    return Todo(
        key=f"hours.short:{unit.id}:{today.year}",
        group=Group.HOURS,
        weight=Weight.SOON,
        on=last,
        words=f"{unit.short_name}{len(short)}名党员{today.year}年集中学习学时不足：{names}",
        note=days_words(last, today),
        article=article_of(facts.rules.find("hours.member", today)),
        page="registers",
        part=TRAININGS.key,
        unit_id=unit.id,
    )
