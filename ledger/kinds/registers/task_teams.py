"""专班与抽调: teams for central tasks; who was sent, from when to when and whether 脱产, stands in the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kept import HEADS, PEOPLE, TEAM, KeptColumn, KeptRegister, PeopleSetup
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

TASK_TEAM_REGISTER = KeptRegister(
    kind=TASK_TEAMS,
    title="专班与抽调登记簿",
    section=TEAM,
    counted="项",
    day="started_on",
    last_day="ended_on",
    is_open_ended=True,
    told_apart_by=("title",),
    people=PeopleSetup("抽调人员", asks=("role", "from_on", "to_on")),
    columns=(
        KeptColumn("started_on", 22),
        KeptColumn("ended_on", 22),
        KeptColumn("title", 52, is_wrapped=True),
        KeptColumn("lead_unit", 34, is_wrapped=True),
        KeptColumn("content", 50, is_wrapped=True, is_detail=True),
        KeptColumn(PEOPLE, 56, is_wrapped=True),
        KeptColumn(HEADS, 14, is_summed=True),
    ),
    hint="专班和抽调一项一条，写明抽调的人、起止日期和是否脱产；半月以上的人次由这里统计。",
    synonyms={
        "started_on": "开始时间 抽调日期 起始日期 时间 日期",
        "ended_on": "结束时间 截止日期",
        "title": "专班名称 任务名称 抽调任务 名称 专班",
        "lead_unit": "牵头部门 抽调单位",
        "content": "任务 工作内容 工作任务",
        "people": "参加人员 人员 抽调人 姓名",
        "document": "文件 文号",
    },
)
