"""为企业和群众办实事: problems that were taken up, and when they were solved."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import CASE_SOURCE
from ledger.kept import SERVICE, KeptColumn, KeptRegister, PersonPair
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

SERVICE_CASE_REGISTER = KeptRegister(
    kind=SERVICE_CASES,
    title="为企业和群众办实事登记簿",
    section=SERVICE,
    counted="件",
    day="raised_on",
    due="due_on",
    done="solved_on",
    told_apart_by=("problem",),
    persons=(PersonPair("responsible_id", "responsible"),),
    columns=(
        KeptColumn("raised_on", 21),
        KeptColumn("source", 18),
        KeptColumn("requester", 30, is_wrapped=True, is_detail=True),
        KeptColumn("problem", 54, is_wrapped=True),
        KeptColumn("responsible_id", 18),
        KeptColumn("due_on", 21),
        KeptColumn("solved_on", 21),
        KeptColumn("outcome", 48, is_wrapped=True),
        KeptColumn("feedback", 24, is_wrapped=True, is_detail=True),
    ),
    hint="企业和群众反映的问题一件一条：谁反映、谁负责、何时办结；办结件数由这里统计。",
    synonyms={
        "raised_on": "收到日期 反映日期 登记日期 时间 日期",
        "problem": "问题 诉求 实事内容 事项 问题描述 实事项目 具体事项",
        "requester": "反映人 服务对象 企业名称 反映单位",
        "responsible_id": "承办人 负责人 办理人",
        "due_on": "完成时限 时限 办结时限",
        "solved_on": "完成日期 完成时间 办结时间 解决日期",
        "outcome": "结果 办理情况 解决情况 处理结果",
        "feedback": "满意度 评价 反馈",
    },
)
