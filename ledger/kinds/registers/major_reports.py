"""重大事项报告: what members reported to the organisation."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import MATTER_KIND
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class MajorReport(Record):
    """A report of one member."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    reported_on: date | None = fields.day("报告日期", required=True)
    member_id: int | None = fields.reference("报告人", "members", required=True)
    kind: str = fields.choice("事项类别", MATTER_KIND, is_closed=False, width=6)
    happened_on: date | None = fields.day("事项日期")
    matter: str = fields.text("报告内容", required=True, width=20)
    received_by: str = fields.text("受理人", width=5)
    outcome: str = fields.text("处理意见", width=14)
    note: str = fields.long_text("备注", width=12)


MAJOR_REPORTS = RecordKind("major_reports", MajorReport, "重大事项报告", lambda one: one.matter or one.kind)
