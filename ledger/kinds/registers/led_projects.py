"""书记领办项目: projects that a secretary leads himself."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RECOGNITION_LEVEL
from ledger.kept import KEY_WORK, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class LedProject(Record):
    """A project from its start until it is done."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    started_on: date | None = fields.day("立项日期", required=True)
    title: str = fields.text("项目名称", required=True, width=20)
    leader_id: int | None = fields.reference("领办人", "members")
    leader: str = fields.text("领办人（不在名册）", width=5)
    level: str = fields.choice("认定级别", RECOGNITION_LEVEL, is_closed=False, width=5)
    goal: str = fields.long_text("项目目标", width=20)
    progress: str = fields.long_text("进展情况", width=20)
    due_on: date | None = fields.day("完成时限")
    done_on: date | None = fields.day("完成日期")
    outcome: str = fields.text("项目成效", width=16)
    note: str = fields.long_text("备注", width=12)


LED_PROJECTS = RecordKind("led_projects", LedProject, "书记领办项目", lambda one: one.title)

LED_PROJECT_REGISTER = KeptRegister(
    kind=LED_PROJECTS,
    title="书记领办项目登记簿",
    section=KEY_WORK,
    counted="个",
    day="started_on",
    last_day="done_on",
    is_open_ended=True,
    due="due_on",
    done="done_on",
    told_apart_by=("title",),
    persons=(PersonPair("leader_id", "leader"),),
    columns=(
        KeptColumn("started_on", 21),
        KeptColumn("title", 46, is_wrapped=True),
        KeptColumn("leader_id", 18),
        KeptColumn("goal", 48, is_wrapped=True, is_detail=True),
        KeptColumn("progress", 48, is_wrapped=True),
        KeptColumn("due_on", 21),
        KeptColumn("done_on", 21),
        KeptColumn("outcome", 38, is_wrapped=True, is_detail=True),
        KeptColumn("level", 18),
    ),
    hint="书记领办的项目一个一条，从立项到完成。",
    synonyms={
        "started_on": "立项时间 开始日期 日期 时间",
        "title": "项目 领办项目",
        "leader_id": "领办书记 书记 负责人",
        "goal": "目标 项目内容",
        "progress": "进展",
        "due_on": "时限 计划完成时间",
        "done_on": "完成时间",
        "outcome": "成效",
    },
)
