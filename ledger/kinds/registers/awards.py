"""表彰奖励: of persons and of organisations."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import AWARD_LEVEL, AWARD_OBJECT
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Award(Record):
    """An award; without a person it is that of the organisation."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    awarded_on: date | None = fields.day("表彰日期", required=True)
    receiver: str = fields.choice("表彰对象", AWARD_OBJECT, width=4)
    member_id: int | None = fields.reference("姓名", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    title: str = fields.text("荣誉名称", required=True, width=16)
    level: str = fields.choice("表彰级别", AWARD_LEVEL, is_closed=False, width=5)
    awarded_by: str = fields.text("表彰单位", width=14)
    document: str = fields.text("表彰文件", width=12)
    for_year: int = fields.whole("所属年度")
    note: str = fields.long_text("备注", width=12)


AWARDS = RecordKind("awards", Award, "表彰奖励", lambda one: one.title)
