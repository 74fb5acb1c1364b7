"""The 节假日安排 as a kind of import: what the sheet says about a day replaces what the book said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.codes.holidays import OFF, WORKED
from ledger.intake.holidays import ARRANGED, DAY, HOLIDAYS_TARGET, NAME, holiday_values
from ledger.intake.outcome import Action, ExistingRow, RowPlan
from ledger.intake.preview import Preview
from ledger.kinds.development import HOLIDAYS, Holiday
from operations.importing.export import export_rows
from operations.importing.kind import Answers, ImportKind, ImportPlan, held_back
from operations.importing.outputs import Wanted
from storage.store import Change, Store

HolidayFacts = tuple[Holiday, ...]


def _facts(store: Store) -> HolidayFacts:
    return tuple(store.all(HOLIDAYS))


def _existing(facts: HolidayFacts, _: date) -> Sequence[ExistingRow]:
    return [ExistingRow(one.id, holiday_values(one)) for one in facts]


def _settle(preview: Preview, _: HolidayFacts, answers: Answers, before: ImportPlan | None) -> ImportPlan:
    del before
    return ImportPlan(preview, answers, tuple(map(held_back, preview.rows)), preview.rows)


def _write(store: Store, change: Change, plan: ImportPlan) -> None:
    known = {one.id: one for one in store.all(HOLIDAYS)}
    for row in plan.rows:
        if row.action is Action.ADD:
            change.add(HOLIDAYS, _holiday(row, Holiday()))
        elif row.action is Action.UPDATE and row.record_id is not None:
            change.update(HOLIDAYS, _holiday(row, known[row.record_id]))


def _holiday(row: RowPlan, before: Holiday) -> Holiday:
    """An empty cell changes nothing; a new day of which nothing is said is one off."""
    values = row.row.values
    arranged = values.get(ARRANGED) or (WORKED if before.is_work else OFF)
    name = values.get(NAME) or before.name
    day = values.get(DAY)
    return replace(
        before, day_on=day if isinstance(day, date) else before.day_on, is_work=arranged == WORKED, name=str(name)
    )


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    found = [one for one in store.all(HOLIDAYS) if one.day_on is not None]
    rows = [
        holiday_values(one)
        for one in sorted(found, key=lambda one: one.day_on or date.min)
        if wanted.year is None or (one.day_on is not None and one.day_on.year == wanted.year)
    ]
    export_rows(HOLIDAYS_TARGET, rows, path)


HOLIDAYS_IMPORT: ImportKind[HolidayFacts, ImportPlan] = ImportKind(
    key=HOLIDAYS.key,
    title=HOLIDAYS_TARGET.title,
    counted="天",
    template=lambda: HOLIDAYS_TARGET,
    facts=_facts,
    target=lambda _: HOLIDAYS_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
    existing=_existing,
)
