"""批示交办: instructions of leaders, with the day by which they have to be answered."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction(Record):
    """An instruction until it is done."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    received_on: date | None = fields.day("收到日期", required=True)
    instructed_by: str = fields.text("批示领导", width=8)
    document: str = fields.text("文件或文号", width=14)
    matter: str = fields.text("批示内容", required=True, width=20)
    owner_id: int | None = fields.reference("承办人", "members")
    owner: str = fields.text("承办人（不在名册）", width=5)
    due_on: date | None = fields.day("办理时限")
    done_on: date | None = fields.day("办结日期")
    outcome: str = fields.text("办理情况", width=18)
    note: str = fields.long_text("备注", width=12)


INSTRUCTIONS = RecordKind("instructions", Instruction, "批示交办", lambda one: one.matter)
