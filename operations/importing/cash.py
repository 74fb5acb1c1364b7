"""Remittances and lines of the cash book as sheets: one row a record, each field a column of its declaration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ledger.cash.entering import entry_problems, remittance_problems
from ledger.cash.facts import CashFacts
from ledger.errors import Level, Problem
from ledger.fields import FieldInfo, Form
from ledger.intake.cells import Cell
from ledger.intake.date_reader import read_day, read_month
from ledger.intake.matching import ByKeys
from ledger.intake.outcome import Action, ExistingRow, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.readers import read_code, read_money, read_text
from ledger.intake.reading import Reading, Value
from ledger.intake.target import Reader, Target, TargetField
from ledger.kind import RecordKind
from ledger.kinds.cash import CASH_ENTRIES, REMITTANCES
from ledger.kinds.organisation import OrgUnit
from operations.cash.reading import read_cash
from operations.importing.export import export_rows
from operations.importing.kind import Answers, ImportKind, ImportPlan, held_back
from operations.importing.outputs import Wanted
from operations.importing.units import UNIT_MISSING, find_by_name
from storage.store import Change, Store

IS_THERE = "账簿里已有这一笔，其他内容不同；登记后不能改写，请冲正后重新登记。"
_READERS: Mapping[Form, Reader] = {
    Form.TEXT: read_text,
    Form.LONG_TEXT: read_text,
    Form.DAY: read_day,
    Form.MONTH: read_month,
    Form.MONEY: read_money,
}


@dataclass(frozen=True)
class _Sheet:
    """One kind as a sheet.

    Attributes:
        names: the fields that are columns; references among them are organisations of the book.
        keys: the fields by which a record is found again.
        day: the field of its day.
        synonyms: other headings, by field.
        examples: the text of the example row, by field.
        records: those of the book.
        problems: what is to be said about a record before it is kept.
    """

    kind: RecordKind[Any]
    title: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    day: str
    synonyms: Mapping[str, tuple[str, ...]]
    examples: Mapping[str, str]
    records: Callable[[CashFacts], Sequence[Any]]
    problems: Callable[[CashFacts, Any, date], list[Problem]]

    def target(self, units: Sequence[OrgUnit] = ()) -> Target:
        """Headings and readers; names of organisations are read against those of the book."""
        return Target(
            key=self.kind.key,
            title=self.title,
            fields=tuple(self._field(name, self.kind.by_name[name], units) for name in self.names),
            anchor=self.day,
            substance=frozenset({"amount"}),
            matching=ByKeys(self.keys),
        )

    def _field(self, name: str, info: FieldInfo, units: Sequence[OrgUnit]) -> TargetField:
        read = partial(_read_unit, units) if info.form is Form.REFERENCE else _READERS.get(info.form)
        if info.codes is not None:
            read = read_code(info.codes, is_closed=info.is_closed)
        return TargetField(
            key=name,
            label=info.label,
            read=read or read_text,
            synonyms=self.synonyms.get(name, ()),
            is_required=info.required or name == "amount",
            choices=info.codes.labels if info.codes else (),
            is_closed=info.is_closed,
            form=Form.TEXT if info.form is Form.REFERENCE else info.form,
            example=self.examples.get(name, ""),
            hint=info.hint,
        )

    def values_of(self, facts: CashFacts, record: Any) -> dict[str, Value]:
        """A record in fields and values of the target."""
        found: dict[str, Value] = {}
        for name in self.names:
            value = getattr(record, name)
            is_unit = self.kind.by_name[name].form is Form.REFERENCE
            shown = facts.unit_name(value) if is_unit else value
            if shown not in ("", None):
                found[name] = shown
        return found

    def record_of(self, facts: CashFacts, values: Mapping[str, Value]) -> Any:
        """The record that a row means."""
        given = {name: values[name] for name in self.names if values.get(name) is not None}
        for name in self.names:
            if self.kind.by_name[name].form is Form.REFERENCE and name in given:
                unit = find_by_name(str(given[name]), facts.roster.units)
                given[name] = unit.id if unit else None
        return self.kind.record(**given)


def _read_unit(units: Sequence[OrgUnit], cell: Cell) -> Reading:
    """The short name of the organisation that is meant."""
    reading = read_text(cell)
    if not reading.value or not units:
        return reading
    unit = find_by_name(str(reading.value), units)
    if unit is None:
        return Reading(doubt=UNIT_MISSING.format(name=reading.value))
    return Reading(unit.short_name)


def _kind(sheet: _Sheet) -> ImportKind[CashFacts, ImportPlan]:
    def existing(facts: CashFacts, today: date) -> list[ExistingRow]:
        del today
        return [ExistingRow(one.id, sheet.values_of(facts, one)) for one in sheet.records(facts)]

    def settle(preview: Preview, facts: CashFacts, answers: Answers, before: ImportPlan | None) -> ImportPlan:
        del before
        settled = tuple(_settled(sheet, facts, preview.today, row) for row in preview.rows)
        return ImportPlan(preview, answers, tuple(map(held_back, settled)), settled)

    def write(store: Store, change: Change, plan: ImportPlan) -> None:
        facts = read_cash(store)
        for row in plan.rows:
            if row.action is Action.ADD:
                change.add(sheet.kind, sheet.record_of(facts, row.row.values))

    def export(store: Store, wanted: Wanted, path: Path) -> None:
        facts = read_cash(store)
        units = None if wanted.unit_id is None else facts.roster.units_below(wanted.unit_id)
        rows = [
            sheet.values_of(facts, one)
            for one in sheet.records(facts)
            if (units is None or one.org_unit_id in units)
            and (wanted.year is None or getattr(one, sheet.day).year == wanted.year)
        ]
        export_rows(sheet.target(), rows, path)

    return ImportKind(
        key=sheet.kind.key,
        title=sheet.title,
        counted="笔",
        template=sheet.target,
        facts=read_cash,
        target=lambda facts: sheet.target(facts.roster.units),
        settle=settle,
        write=write,
        export=export,
        existing=existing,
    )


def _settled(sheet: _Sheet, facts: CashFacts, today: date, row: RowPlan) -> RowPlan:
    """New rows are looked at as in the window; what the book has is never rewritten by a sheet."""
    if row.action is Action.UPDATE:
        return replace(row, action=Action.REFUSE, reason=IS_THERE)
    if row.action is not Action.ADD:
        return row
    problems = sheet.problems(facts, sheet.record_of(facts, row.row.values), today)
    musts = [one.sentence for one in problems if one.level is Level.MUST]
    if musts:
        return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys(musts)))
    return replace(row, note="".join(one.sentence for one in problems))


REMITTANCES_IMPORT = _kind(
    _Sheet(
        kind=REMITTANCES,
        title="党费上缴记录",
        names=(
            "org_unit_id",
            "to_unit_id",
            "to_name",
            "kind",
            "from_month",
            "to_month",
            "remitted_on",
            "amount",
            "method",
            "slip_no",
            "handed_by",
            "received_by",
            "checked_by",
            "receipt_no",
            "receipt_on",
            "note",
        ),
        keys=("org_unit_id", "kind", "remitted_on", "amount", "slip_no"),
        day="remitted_on",
        synonyms={
            "org_unit_id": ("上缴支部", "上缴党组织", "支部", "党组织"),
            "to_name": ("上级党组织", "收缴机关"),
            "remitted_on": ("缴款日期", "上缴时间"),
            "amount": ("金额", "上缴数额"),
            "slip_no": ("凭证号", "缴款单号"),
        },
        examples={
            "org_unit_id": "第一支部",
            "to_name": "区直机关工委",
            "kind": "党费",
            "remitted_on": "2026-04-08",
            "amount": "4341.00",
            "slip_no": "20260408-02",
        },
        records=lambda facts: facts.remittances,
        problems=remittance_problems,
    )
)
CASH_ENTRIES_IMPORT = _kind(
    _Sheet(
        kind=CASH_ENTRIES,
        title="党费账簿收支记录",
        names=(
            "org_unit_id",
            "fund",
            "entered_on",
            "category",
            "use",
            "summary",
            "amount",
            "voucher_no",
            "counterpart",
            "earmark",
            "decided_on",
            "decision",
            "handled_by",
            "booked_by",
            "note",
        ),
        keys=("org_unit_id", "fund", "entered_on", "category", "summary", "amount", "voucher_no"),
        day="entered_on",
        synonyms={
            "entered_on": ("记账日期", "发生日期"),
            "summary": ("事由", "内容"),
            "voucher_no": ("凭证编号", "记账凭证号"),
            "counterpart": ("对方", "收款单位"),
        },
        examples={
            "org_unit_id": "机关党总支",
            "fund": "党费",
            "entered_on": "2026-06-27",
            "category": "支出",
            "use": "关怀帮扶和走访慰问",
            "summary": "走访慰问生活困难党员2名",
            "amount": "2000.00",
        },
        records=lambda facts: facts.entries,
        problems=entry_problems,
    )
)
