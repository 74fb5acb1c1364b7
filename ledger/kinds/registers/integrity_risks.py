"""廉政风险点: risks of posts and the measures against them."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RISK_LEVEL
from ledger.kept import DISCIPLINE, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class IntegrityRisk(Record):
    """A risk from the day it was found until it is closed."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    found_on: date | None = fields.day("排查日期", required=True)
    post: str = fields.text("岗位", required=True, width=10)
    risk: str = fields.text("风险点", required=True, width=18)
    level: str = fields.choice("风险等级", RISK_LEVEL, width=3)
    measure: str = fields.text("防控措施", width=18)
    responsible_id: int | None = fields.reference("责任人", "members")
    responsible: str = fields.text("责任人（不在名册）", width=5)
    reviewed_on: date | None = fields.day("最近复查日期")
    closed_on: date | None = fields.day("销号日期")
    note: str = fields.long_text("备注", width=12)


INTEGRITY_RISKS = RecordKind("integrity_risks", IntegrityRisk, "廉政风险点", lambda one: one.risk)

INTEGRITY_RISK_REGISTER = KeptRegister(
    kind=INTEGRITY_RISKS,
    title="廉政风险点登记簿",
    section=DISCIPLINE,
    counted="个",
    day="found_on",
    last_day="closed_on",
    is_open_ended=True,
    done="closed_on",
    told_apart_by=("post", "risk"),
    persons=(PersonPair("responsible_id", "responsible"),),
    columns=(
        KeptColumn("found_on", 22),
        KeptColumn("post", 34, is_wrapped=True),
        KeptColumn("risk", 56, is_wrapped=True),
        KeptColumn("level", 14, "等级"),
        KeptColumn("measure", 60, is_wrapped=True),
        KeptColumn("responsible_id", 20),
        KeptColumn("reviewed_on", 22, is_detail=True),
        KeptColumn("closed_on", 22),
    ),
    hint="各岗位的廉政风险点和防控措施在这里登记，从排查到销号。",
    synonyms={
        "found_on": "排查时间 日期 时间",
        "post": "岗位名称 职务",
        "risk": "风险 风险内容 廉政风险 风险表现",
        "level": "等级 风险级别",
        "measure": "措施 防范措施",
        "responsible_id": "负责人",
        "reviewed_on": "复查日期 复查时间",
        "closed_on": "销号时间",
    },
)
