"""三张清单: 重点工作, 攻坚破难, 改革创新, each with owner, due day and state."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import WORK_LIST
from ledger.kept import KEY_WORK, KeptColumn, KeptRegister, PersonPair
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

WORK_ITEM_REGISTER = KeptRegister(
    kind=WORK_ITEMS,
    title="三张清单登记簿",
    section=KEY_WORK,
    counted="项",
    day="listed_on",
    due="due_on",
    done="done_on",
    told_apart_by=("work_list", "title"),
    persons=(PersonPair("owner_id", "owner"),),
    columns=(
        KeptColumn("work_list", 22),
        KeptColumn("listed_on", 21),
        KeptColumn("title", 50, is_wrapped=True),
        KeptColumn("goal", 44, is_wrapped=True, is_detail=True),
        KeptColumn("owner_id", 18),
        KeptColumn("department", 26, is_wrapped=True, is_detail=True),
        KeptColumn("due_on", 21),
        KeptColumn("done_on", 21),
        KeptColumn("progress", 44, is_wrapped=True),
    ),
    hint="重点工作、攻坚破难、改革创新三张清单，一项一条：谁负责、何时完成、进展如何。",
    synonyms={
        "work_list": "清单 类别 清单名称",
        "listed_on": "立项日期 日期 时间",
        "title": "工作内容 事项 工作任务 项目 任务",
        "goal": "目标 工作目标 要求",
        "owner_id": "负责人 承办人",
        "department": "科室 责任单位 牵头科室",
        "due_on": "时限 完成时间 截止日期",
        "done_on": "完成情况日期 办结日期",
        "progress": "进展 工作进展 完成情况",
    },
)
