"""处分: sanctions of the Party on members."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import SANCTION
from ledger.kept import DISCIPLINE, KeptColumn, KeptRegister, PersonPair
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

SANCTION_REGISTER = KeptRegister(
    kind=SANCTIONS,
    title="处分登记簿",
    section=DISCIPLINE,
    counted="人次",
    day="decided_on",
    told_apart_by=("member_id", "sanction"),
    persons=(PersonPair("member_id"),),
    columns=(
        KeptColumn("decided_on", 22),
        KeptColumn("member_id", 22),
        KeptColumn("sanction", 28),
        KeptColumn("reason", 62, is_wrapped=True),
        KeptColumn("decided_by", 40, is_wrapped=True),
        KeptColumn("document", 40, is_wrapped=True, is_detail=True),
        KeptColumn("ends_on", 22),
        KeptColumn("lifted_on", 22),
    ),
    hint="党员受到的党纪处分在这里登记，写明影响期满的日期。",
    synonyms={
        "decided_on": "处分日期 处分时间 日期 时间",
        "member_id": "姓名 受处分人 受处分党员",
        "sanction": "处分 处分类型 处分档次",
        "reason": "事由 处分原因 违纪事实",
        "decided_by": "处分机关 决定单位",
        "document": "文号 文件",
        "ends_on": "影响期 影响期至",
        "lifted_on": "解除时间",
    },
)
