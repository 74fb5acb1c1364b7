"""廉政风险点: risks of posts and the measures against them."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RISK_LEVEL
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
