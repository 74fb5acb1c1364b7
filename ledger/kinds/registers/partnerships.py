"""结对共建: villages, communities and enterprises that the organisation is paired with."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import PARTNER_KIND
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Partnership(Record):
    """A pairing from one day to another."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    from_on: date | None = fields.day("结对日期", required=True)
    to_on: date | None = fields.day("结束日期")
    partner: str = fields.text("结对单位", required=True, width=16)
    kind: str = fields.choice("单位类型", PARTNER_KIND, is_closed=False, width=6)
    contact: str = fields.text("联络人", width=6)
    content: str = fields.long_text("共建内容", width=20)
    outcome: str = fields.text("共建成效", width=16)
    note: str = fields.long_text("备注", width=12)


PARTNERSHIPS = RecordKind("partnerships", Partnership, "结对共建", lambda one: one.partner)
