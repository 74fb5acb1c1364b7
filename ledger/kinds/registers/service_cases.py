"""为企业和群众办实事: problems that were taken up, and when they were solved."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import CASE_SOURCE
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceCase(Record):
    """A problem from its day until it is solved."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    raised_on: date | None = fields.day("受理日期", required=True)
    source: str = fields.choice("问题来源", CASE_SOURCE, is_closed=False, width=5)
    requester: str = fields.text("反映单位或个人", width=12)
    problem: str = fields.text("问题或诉求", required=True, width=20)
    responsible_id: int | None = fields.reference("责任人", "members")
    responsible: str = fields.text("责任人（不在名册）", width=5)
    due_on: date | None = fields.day("办理时限")
    solved_on: date | None = fields.day("办结日期")
    outcome: str = fields.text("办理结果", width=18)
    feedback: str = fields.text("反馈评价", width=10)
    note: str = fields.long_text("备注", width=12)


SERVICE_CASES = RecordKind("service_cases", ServiceCase, "为企业和群众办实事", lambda one: one.problem)
