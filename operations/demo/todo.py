"""What keeps the first page of the sample alive: holidays of its years, one thing put off."""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.kinds.development import HOLIDAYS, Holiday
from ledger.kinds.figures import SNOOZES, Snooze
from ledger.kinds.organisation import GENERAL_BRANCH, ORG_UNITS, TERMS
from ledger.values.dates import add_months
from storage.store import Change, Store

_DAYS = (((1, 1), 1, "元旦"), ((5, 1), 1, "劳动节"), ((10, 1), 7, "国庆节"))
"""Those that fall on the same days every year; the others need the yearly announcement."""
_SATURDAY, _WEEK = 5, 7


def add_todo(store: Store, change: Change, today: date, years: int) -> None:
    """The holidays of the years of the book, and the term of the 总支 put off for a month."""
    for year in range(today.year - years + 1, today.year + 1):
        for one in _holidays(year):
            change.add(HOLIDAYS, one)
    top = next((unit for unit in store.all(ORG_UNITS) if unit.level == GENERAL_BRANCH), None)
    for term in store.where(TERMS, org_unit_id=top.id) if top is not None else ():
        change.add(
            SNOOZES,
            Snooze(
                todo=f"term.ends.6:{term.id}",
                words=f"{top.short_name if top else ''}第{term.term_no}届任期将届满，请准备换届",
                until=add_months(today, 1),
                reason="换届请示已经起草，待年终工作结束后报送",
                snoozed_on=today,
                snoozed_by=store.operator,
            ),
        )


def _holidays(year: int) -> Iterator[Holiday]:
    """The days off, and after the long ones the next Saturday that is worked instead."""
    for (month, day), length, name in _DAYS:
        first = date(year, month, day)
        for offset in range(length):
            yield Holiday(day_on=first + timedelta(days=offset), name=name)
        after = first + timedelta(days=length)
        if length > 1:
            yield Holiday(day_on=after + timedelta(days=(_SATURDAY - after.weekday()) % _WEEK), is_work=True, name=name)
