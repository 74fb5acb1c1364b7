"""三张清单: 重点工作, 攻坚破难, 改革创新, each with owner, due day and state."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import WORK_LIST
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkItem(Record):
    """An item of one of the lists."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    listed_on: date | None = fields.day("列入日期", required=True)
    work_list: str = fields.choice("清单类别", WORK_LIST, required=True, is_closed=False, width=5)
    title: str = fields.text("工作事项", required=True, width=20)
    goal: str = fields.text("目标要求", width=16)
    owner_id: int | None = fields.reference("责任人", "members")
    owner: str = fields.text("责任人（不在名册）", width=5)
    department: str = fields.text("责任科室", width=10)
    due_on: date | None = fields.day("完成时限")
    done_on: date | None = fields.day("完成日期")
    progress: str = fields.long_text("进展情况", width=18)
    note: str = fields.long_text("备注", width=12)


WORK_ITEMS = RecordKind("work_items", WorkItem, "三张清单", lambda one: one.title)
