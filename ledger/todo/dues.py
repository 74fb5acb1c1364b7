"""Dues: how many owe, which months wait for 月结 and 年结, how many have no 核定 of the year. One line a branch."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from ledger.dues.arrears import Arrears, arrears_list
from ledger.dues.cells import last_day_to_pay
from ledger.dues.closing import DECEMBER, is_year_closed, next_month_to_close
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.todo.todo import Group, Todo, Weight, due_weight
from ledger.values.money import format_money, total
from ledger.values.months import Month

PAGE = "dues"


def dues_todos(facts: DuesFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """What the dues of the branches of a unit (None: the book) leave to do."""
    wanted = facts.wanted_branches(unit_id)
    branches = [unit for unit in facts.roster.units if unit.level == BRANCH and (wanted is None or unit.id in wanted)]
    yield from _arrears(facts, today, unit_id)
    for unit in branches:
        yield from _closing(facts, unit, today)
    yield from _verification(facts, branches, today)


def _arrears(facts: DuesFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    by_branch: dict[int, list[Arrears]] = defaultdict(list)
    for one in arrears_list(facts, today, unit_id):
        by_branch[one.cells[-1].due.branch_id or 0].append(one)
    for branch, owing in by_branch.items():
        unit = facts.roster.unit_by_id.get(branch)
        if unit is not None:
            yield _owed(facts, unit, owing)


def _owed(facts: DuesFacts, unit: OrgUnit, owing: list[Arrears]) -> Todo:
    oldest = min(one.cells[0].month for one in owing)
    source = facts.rules.principles.get("by_month")
    return Todo(
        key=f"dues.arrears:{unit.id}",
        group=Group.DUES,
        weight=Weight.OVERDUE,
        on=last_day_to_pay(oldest, facts.settings.due_day),
        words=f"{unit.short_name}{len(owing)}名党员欠交党费",
        note=f"最早是{oldest.chinese()}，共{format_money(total(one.owed for one in owing))}元",
        article=source.citation if source else "",
        page=PAGE,
        unit_id=unit.id,
    )


def _closing(facts: DuesFacts, unit: OrgUnit, today: date) -> Iterator[Todo]:
    """Only where months are closed at all: whoever has never closed one keeps no such order."""
    month, last = next_month_to_close(facts, unit.id), Month.of(today).plus(-1)
    if month is None:
        return
    closed = month.plus(-1)
    if closed.number == DECEMBER and not is_year_closed(facts, unit.id, closed.year):
        yield _to_close(unit, f"year:{closed.year}", f"{closed.year}年的党费还没有年结", closed.last_day, Weight.SOON)
    if month <= last:
        weight = Weight.OVERDUE if month < last else Weight.SOON
        words = f"{month.chinese()}的党费还没有月结"
        yield _to_close(unit, month.iso, words, month.plus(1).last_day, weight)


def _to_close(unit: OrgUnit, scope: str, words: str, on: date, weight: Weight) -> Todo:
    return Todo(
        key=f"dues.closing:{unit.id}:{scope}",
        group=Group.DUES,
        weight=weight,
        on=on,
        words=f"{unit.short_name}{words}",
        page=PAGE,
        unit_id=unit.id,
    )


def _verification(facts: DuesFacts, branches: list[OrgUnit], today: date) -> Iterator[Todo]:
    """From a month before the 核定 of a year begins to hold until everybody has one."""
    begins = Month(Month.of(today).plus(1).year, facts.settings.effective_month)
    month = begins if Month.of(today).plus(1) >= begins else begins.plus(-12)
    waiting = _not_verified(facts, month)
    source = facts.rules.principles.get("yearly")
    for unit in branches:
        if waiting[unit.id]:
            yield Todo(
                key=f"dues.verification:{unit.id}:{month.year}",
                group=Group.DUES,
                weight=due_weight(month.last_day, today),
                on=month.last_day,
                words=f"{unit.short_name}{waiting[unit.id]}名党员还没有{month.year}年的党费核定",
                note=f"自{month.chinese()}起执行",
                article=source.citation if source else "",
                page=PAGE,
                unit_id=unit.id,
            )


def _not_verified(facts: DuesFacts, month: Month) -> Counter[int]:
    """How many in each branch owe dues in a month and have no 核定 of its year; who never had one is a finding."""
    found: Counter[int] = Counter()
    for member in facts.roster.members:
        segment = facts.segment_at(member.id, month)
        if segment is None or segment.year >= month.year:
            continue
        liability = liability_of(facts, member)
        owner = liability.owner(month)
        if owner is not None and liability.reason(month) is None:
            found[owner] += 1
    return found
