"""The 节假日安排 of a year: entering a span of days at once, taking days out, pasting a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.codes.holidays import HOLIDAY_KIND
from ledger.errors import KnownError, Problem
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.date_reader import read_day
from ledger.intake.holidays import ARRANGED, DAY, HOLIDAYS_TARGET, NAME
from ledger.kinds.development import HOLIDAYS, Holiday
from operations.importing.holidays import HOLIDAYS_IMPORT
from operations.importing.run import ImportResult, apply_plan, open_table, plan_rows
from operations.refusal import refuse_problems
from storage.store import Store

MOST_DAYS = 31
_SHEET = "粘贴的内容"


@dataclass(frozen=True, slots=True)
class HolidaySpan:
    """Days that are arranged alike, the first to the last."""

    first: date | None = None
    last: date | None = None
    is_work: bool = False
    name: str = ""


def holidays_of_year(store: Store, year: int) -> list[Holiday]:
    """The days of a year that are not as their weekday, in order."""
    found = [one for one in store.all(HOLIDAYS) if one.day_on is not None and one.day_on.year == year]
    return sorted(found, key=lambda one: (one.day_on or date.min, one.id))


def span_problems(span: HolidaySpan) -> list[Problem]:
    """What stands against a span."""
    if span.first is None:
        return [Problem("first", "请填写开始日期。")]
    last = span.last or span.first
    if last < span.first:
        return [Problem("last", "结束日期早于开始日期。")]
    if (last - span.first).days >= MOST_DAYS:
        return [Problem("last", f"一次最多登记{MOST_DAYS}天，请核对日期。")]
    return []


def save_span(store: Store, span: HolidaySpan) -> list[Holiday]:
    """Enter every day of a span as one step; a day that is there already is arranged anew.

    Raises KnownError when a day is missing or the span ends before it begins.
    """
    refuse_problems(span_problems(span), "节假日")
    first = span.first or date.min
    days = [first + timedelta(days=offset) for offset in range(((span.last or first) - first).days + 1)]
    known = {one.day_on: one for one in store.all(HOLIDAYS)}
    words = HOLIDAY_KIND.labels[int(span.is_work)]
    with store.change(f"登记节假日：{span.name}{words}{len(days)}天") as change:
        kept = []
        for day in days:
            one = replace(known.get(day, Holiday()), day_on=day, is_work=span.is_work, name=span.name.strip())
            if one.id:
                change.update(HOLIDAYS, one)
                kept.append(one)
            else:
                kept.append(change.add(HOLIDAYS, one))
    return kept


def remove_days(store: Store, holiday_ids: Iterable[int]) -> int:
    """Take days out; returns how many were there."""
    found = [one for number in holiday_ids if (one := store.find(HOLIDAYS, number)) is not None]
    if found:
        with store.change(f"删除节假日{len(found)}天") as change:
            for one in found:
                change.remove(HOLIDAYS, one.id)
    return len(found)


def paste_holidays(store: Store, cells: Sequence[Sequence[str]], today: date) -> ImportResult:
    """Take in cells as a spreadsheet puts them on the clipboard, with or without a header.

    Raises KnownError when no column of them is a day.
    """
    rows = [tuple(row) for row in cells if any(cell.strip() for cell in row)]
    if not rows:
        raise KnownError("剪贴板里没有表格。请在 WPS 里选中日期和安排两列，复制后再粘贴；账簿没有变动。")
    header = () if any(_is_label(cell) for cell in rows[0]) else (tuple(map(_heading, rows[0])),)
    book = Workbook((Sheet(_SHEET, (*header, *rows), is_typed=False),))
    facts = HOLIDAYS_IMPORT.facts(store)
    plan = plan_rows(HOLIDAYS_IMPORT, open_table(HOLIDAYS_IMPORT, book, facts, today), facts, holds_doubtful=True)
    return apply_plan(HOLIDAYS_IMPORT, store, plan, _SHEET)


def _is_label(cell: str) -> bool:
    return HOLIDAYS_TARGET.headings.get(cell.strip()) is not None


def _heading(cell: str) -> str:
    """The heading that a column without one should have, by its first cell."""
    if read_day(cell).value is not None:
        return HOLIDAYS_TARGET.by_key[DAY].label
    key = ARRANGED if HOLIDAY_KIND.find(cell) is not None else NAME
    return HOLIDAYS_TARGET.by_key[key].label
