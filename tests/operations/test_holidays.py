"""节假日: spans are entered at once, tables come by paste and by file, and our own sheet changes nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.errors import KnownError
from ledger.kinds.development import HOLIDAYS, Holiday
from operations.holidays import HolidaySpan, holidays_of_year, paste_holidays, remove_days, save_span
from operations.importing.holidays import HOLIDAYS_IMPORT
from operations.importing.outputs import Wanted
from operations.importing.run import apply_plan, open_table, plan_rows
from operations.sheets import read_workbook
from storage.store import Store
from tests.operations.conftest import NOW

TODAY = NOW.date()


def held(store: Store, year: int = 2026) -> list[tuple[str, bool, str]]:
    return [(str(one.day_on), one.is_work, one.name) for one in holidays_of_year(store, year)]


def test_a_span_is_entered_as_one_step_and_arranges_its_days_anew(store: Store) -> None:
    save_span(store, HolidaySpan(date(2026, 12, 30), date(2027, 1, 2), name="元旦"))
    assert held(store) == [("2026-12-30", False, "元旦"), ("2026-12-31", False, "元旦")]
    save_span(store, HolidaySpan(date(2026, 12, 30), is_work=True, name="元旦"))
    assert held(store) == [("2026-12-30", True, "元旦"), ("2026-12-31", False, "元旦")]
    assert len(held(store, 2027)) == 2
    store.undo()
    store.undo()
    assert held(store) == []


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (HolidaySpan(), "开始日期"),
        (HolidaySpan(date(2026, 10, 8), date(2026, 10, 1)), "早于"),
        (HolidaySpan(date(2026, 10, 1), date(2026, 11, 1)), "最多登记31天"),
    ],
)
def test_a_span_that_cannot_be_is_refused_in_words(store: Store, span: HolidaySpan, words: str) -> None:
    with pytest.raises(KnownError, match=words):
        save_span(store, span)
    assert store.all(HOLIDAYS) == []


def test_days_are_taken_out_together(store: Store) -> None:
    days = save_span(store, HolidaySpan(date(2026, 5, 1), date(2026, 5, 3), name="劳动节"))
    assert remove_days(store, [days[0].id, days[2].id, 999]) == 2
    assert held(store) == [("2026-05-02", False, "劳动节")]


def test_a_table_is_pasted_with_or_without_its_head(store: Store) -> None:
    done = paste_holidays(
        store, [["国庆节", "2026-10-01", "放假"], ["国庆节", "2026年10月10日", "班"], ["", "", ""]], TODAY
    )
    assert done.added == 2
    assert held(store) == [("2026-10-01", False, "国庆节"), ("2026-10-10", True, "国庆节")]
    again = paste_holidays(store, [["日期", "安排"], ["2026-10-10", "放假"], ["2026-10-02", "休息"]], TODAY)
    assert (again.added, again.updated) == (1, 1)
    assert held(store)[1:] == [("2026-10-02", False, ""), ("2026-10-10", False, "国庆节")]


def test_pasting_something_else_says_what_is_wanted_and_changes_nothing(store: Store) -> None:
    for cells in ([], [["", ""]], [["王小明", "男"], ["李娜", "女"]]):
        with pytest.raises(KnownError):
            paste_holidays(store, cells, TODAY)
    assert store.all(HOLIDAYS) == []


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
tables = st.dictionaries(
    days, st.tuples(st.booleans(), st.sampled_from(["", "国庆节", "春节"])), min_size=1, max_size=9
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(table=tables)
def test_our_own_sheet_changes_nothing(store: Store, tmp_path: Path, table: dict[date, tuple[bool, str]]) -> None:
    with store.change("登记") as change:
        for one in store.all(HOLIDAYS):
            change.remove(HOLIDAYS, one.id)
        for day, (is_work, name) in table.items():
            change.add(HOLIDAYS, Holiday(day_on=day, is_work=is_work, name=name))
    before = store.all(HOLIDAYS)
    path = tmp_path / "节假日.xlsx"
    HOLIDAYS_IMPORT.export(store, Wanted(TODAY), path)
    facts = HOLIDAYS_IMPORT.facts(store)
    plan = plan_rows(HOLIDAYS_IMPORT, open_table(HOLIDAYS_IMPORT, read_workbook(path), facts, TODAY), facts)
    assert plan.counts == {"add": 0, "update": 0, "same": len(table), "refuse": 0}
    apply_plan(HOLIDAYS_IMPORT, store, plan, path.name)
    assert store.all(HOLIDAYS) == before
