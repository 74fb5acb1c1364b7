"""走访慰问与党内关爱: whom the organisation visited, why, with how much and out of which money."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import VISIT_FUND, VISIT_OBJECT, VISIT_OCCASION
from ledger.kind import Record, RecordKind
from ledger.values.money import Money


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit(Record):
    """A visit. ``cash_entry_id`` names the line of the cash book that paid for it, so that the amount stands once."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    visited_on: date | None = fields.day("日期", required=True)
    occasion: str = fields.choice("慰问事由", VISIT_OCCASION, required=True, is_closed=False, width=6)
    member_id: int | None = fields.reference("慰问对象", "members")
    name: str = fields.text("慰问对象（不在名册）", width=5)
    object_kind: str = fields.choice("对象类别", VISIT_OBJECT, is_closed=False, width=6)
    visitors: str = fields.text("走访人", width=10)
    fund: str = fields.choice("经费来源", VISIT_FUND, is_closed=False, width=6)
    amount: Money = fields.money("慰问金额")
    cash_entry_id: int | None = fields.reference(
        "账簿支出", "cash_entries", hint="由党费账簿支出的请关联，金额以账簿为准"
    )
    goods: str = fields.text("慰问品", width=10)
    content: str = fields.long_text("走访情况", width=20)
    note: str = fields.long_text("备注", width=12)


VISITS = RecordKind("visits", Visit, "走访慰问", lambda one: one.name or one.occasion)
