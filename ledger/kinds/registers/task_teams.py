"""专班与抽调: teams for central tasks; who was sent, from when to when and whether 脱产, stands in the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskTeam(Record):
    """A team (专班) or a detachment."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    started_on: date | None = fields.day("开始日期", required=True)
    ended_on: date | None = fields.day("结束日期")
    title: str = fields.text("专班或任务名称", required=True, width=18)
    lead_unit: str = fields.text("牵头单位", width=12)
    content: str = fields.long_text("主要任务", width=20)
    document: str = fields.text("抽调文件", width=12)
    note: str = fields.long_text("备注", width=12)


TASK_TEAMS = RecordKind("task_teams", TaskTeam, "专班与抽调", lambda one: one.title)
