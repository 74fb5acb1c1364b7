"""干部变动: 提拔, 调整, 录用, 选调, 荣退."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import CADRE_CHANGE
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class CadreEvent(Record):
    """What happened to one person."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    happened_on: date | None = fields.day("日期", required=True)
    member_id: int | None = fields.reference("姓名", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    change: str = fields.choice("变动类型", CADRE_CHANGE, required=True, is_closed=False, width=6)
    from_post: str = fields.text("原职务", width=12)
    to_post: str = fields.text("现职务", width=12)
    document: str = fields.text("文件", width=12)
    note: str = fields.long_text("备注", width=12)


CADRE_EVENTS = RecordKind("cadre_events", CadreEvent, "干部变动", lambda one: one.name or one.change)
