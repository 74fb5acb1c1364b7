"""批示交办: instructions of leaders, with the day by which they have to be answered."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kept import KEY_WORK, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Instruction(Record):
    """An instruction until it is done."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    received_on: date | None = fields.day("收到日期", required=True)
    instructed_by: str = fields.text("批示领导", width=8)
    document: str = fields.text("文件或文号", width=14)
    matter: str = fields.text("批示内容", required=True, width=20)
    owner_id: int | None = fields.reference("承办人", "members")
    owner: str = fields.text("承办人（不在名册）", width=5)
    due_on: date | None = fields.day("办理时限")
    done_on: date | None = fields.day("办结日期")
    outcome: str = fields.text("办理情况", width=18)
    note: str = fields.long_text("备注", width=12)


INSTRUCTIONS = RecordKind("instructions", Instruction, "批示交办", lambda one: one.matter)

INSTRUCTION_REGISTER = KeptRegister(
    kind=INSTRUCTIONS,
    title="批示交办登记簿",
    section=KEY_WORK,
    counted="件",
    day="received_on",
    due="due_on",
    done="done_on",
    told_apart_by=("matter",),
    persons=(PersonPair("owner_id", "owner"),),
    columns=(
        KeptColumn("received_on", 21),
        KeptColumn("instructed_by", 26, is_wrapped=True),
        KeptColumn("document", 36, is_wrapped=True, is_detail=True),
        KeptColumn("matter", 60, is_wrapped=True),
        KeptColumn("owner_id", 20),
        KeptColumn("due_on", 21),
        KeptColumn("done_on", 21),
        KeptColumn("outcome", 56, is_wrapped=True),
    ),
    hint="领导批示和上级交办的事项一件一条，写明办理时限；到期没有办结的会提醒。",
    synonyms={
        "received_on": "收文日期 交办日期 日期 时间 批示日期",
        "instructed_by": "领导 批示人 交办单位",
        "document": "文号 文件 来文",
        "matter": "内容 交办事项 批示事项 事项",
        "owner_id": "经办人 责任人",
        "due_on": "时限 办结时限 完成时限",
        "done_on": "办结时间 完成日期",
        "outcome": "结果 落实情况 办理结果",
    },
)
