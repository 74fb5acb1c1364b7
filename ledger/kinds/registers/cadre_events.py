"""干部变动: 提拔, 调整, 录用, 选调, 荣退."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import CADRE_CHANGE
from ledger.kept import TEAM, KeptColumn, KeptRegister, PersonPair
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

CADRE_REGISTER = KeptRegister(
    kind=CADRE_EVENTS,
    title="干部变动登记簿",
    section=TEAM,
    counted="人次",
    day="happened_on",
    told_apart_by=("member_id", "change"),
    persons=(PersonPair("member_id", "name"),),
    columns=(
        KeptColumn("happened_on", 22),
        KeptColumn("member_id", 22),
        KeptColumn("change", 26),
        KeptColumn("from_post", 56, is_wrapped=True),
        KeptColumn("to_post", 56, is_wrapped=True),
        KeptColumn("document", 44, is_wrapped=True, is_detail=True),
        KeptColumn("note", 32, is_wrapped=True, is_detail=True),
    ),
    hint="提拔、调整、录用、选调、调入调出和荣退一人一条，各类人数由这里统计。",
    synonyms={
        "happened_on": "变动日期 时间 任职日期 变动时间",
        "member_id": "干部姓名 人员",
        "change": "类型 变动情况 变动类别",
        "from_post": "原单位及职务 原任职务 变动前职务",
        "to_post": "现单位及职务 现任职务 变动后职务 新任职务",
        "document": "文号 任职文件",
    },
)
