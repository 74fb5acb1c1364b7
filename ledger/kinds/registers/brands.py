"""党建品牌: brands of the organisation and their recognition."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RECOGNITION_LEVEL
from ledger.kept import JOINT_WORK, KeptColumn, KeptRegister
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand(Record):
    """A brand."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    created_on: date | None = fields.day("创建日期", required=True)
    title: str = fields.text("品牌名称", required=True, width=14)
    idea: str = fields.text("品牌内涵", width=20)
    level: str = fields.choice("认定级别", RECOGNITION_LEVEL, is_closed=False, width=5)
    recognised_on: date | None = fields.day("认定日期")
    recognised_by: str = fields.text("认定单位", width=12)
    content: str = fields.long_text("创建情况", width=20)
    ended_on: date | None = fields.day("停用日期")
    note: str = fields.long_text("备注", width=12)


BRANDS = RecordKind("brands", Brand, "党建品牌", lambda one: one.title)

BRAND_REGISTER = KeptRegister(
    kind=BRANDS,
    title="党建品牌登记簿",
    section=JOINT_WORK,
    counted="个",
    day="created_on",
    last_day="ended_on",
    is_open_ended=True,
    told_apart_by=("title",),
    columns=(
        KeptColumn("created_on", 22),
        KeptColumn("title", 44, is_wrapped=True),
        KeptColumn("idea", 60, is_wrapped=True),
        KeptColumn("content", 64, is_wrapped=True, is_detail=True),
        KeptColumn("level", 20),
        KeptColumn("recognised_on", 22),
        KeptColumn("recognised_by", 32, is_wrapped=True, is_detail=True),
    ),
    hint="党建品牌的名称、内涵、创建和认定情况。",
    synonyms={
        "created_on": "创建时间 日期 时间",
        "title": "品牌 名称",
        "idea": "内涵 品牌理念",
        "level": "级别 认定等级",
        "recognised_on": "认定时间",
        "content": "情况 创建举措",
    },
)
