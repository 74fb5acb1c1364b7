"""书记领办项目: projects that a secretary leads himself."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RECOGNITION_LEVEL
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
