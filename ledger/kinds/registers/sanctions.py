"""处分: sanctions of the Party on members."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import SANCTION
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Sanction(Record):
    """A sanction, with the day on which its period of effect ends."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    decided_on: date | None = fields.day("决定日期", required=True)
    member_id: int | None = fields.reference("党员", "members", required=True)
    sanction: str = fields.choice("处分种类", SANCTION, required=True, width=6)
    reason: str = fields.text("违纪事由", width=18)
    decided_by: str = fields.text("决定机关", width=12)
    document: str = fields.text("处分文件", width=12)
    ends_on: date | None = fields.day("影响期满日期")
    lifted_on: date | None = fields.day("解除日期")
    note: str = fields.long_text("备注", width=12)


SANCTIONS = RecordKind("sanctions", Sanction, "处分", lambda one: one.sanction)
