"""表彰奖励: of persons and of organisations."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import AWARD_LEVEL, AWARD_OBJECT
from ledger.kept import SCORES, TEAM, KeptColumn, KeptRegister, PersonPair
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

AWARD_REGISTER = KeptRegister(
    kind=AWARDS,
    title="表彰奖励登记簿",
    section=TEAM,
    counted="项",
    day="awarded_on",
    told_apart_by=("title", "member_id"),
    persons=(PersonPair("member_id", "name"),),
    columns=(
        KeptColumn("awarded_on", 22),
        KeptColumn("receiver", 18),
        KeptColumn("member_id", 24),
        KeptColumn("title", 62, is_wrapped=True),
        KeptColumn("level", 22),
        KeptColumn("awarded_by", 44, is_wrapped=True),
        KeptColumn("document", 36, is_wrapped=True, is_detail=True),
        KeptColumn("for_year", 18),
        KeptColumn(SCORES, 34, is_wrapped=True),
    ),
    hint="个人和集体受到的表彰一项一条；没有姓名的是集体荣誉。",
    synonyms={
        "awarded_on": "获奖日期 获奖时间 表彰时间 日期 时间",
        "receiver": "对象 个人或集体 类别",
        "member_id": "获奖人 获奖者 受表彰人",
        "title": "奖项 奖项名称 荣誉称号 获奖名称 荣誉",
        "level": "级别 奖项级别 荣誉级别",
        "awarded_by": "颁奖单位 授予单位 颁发单位",
        "document": "文号 文件",
        "for_year": "年度",
    },
)
