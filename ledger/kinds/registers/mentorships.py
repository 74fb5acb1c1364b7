"""师徒帮带: who helps whom, from when to when."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kept import TEAM, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentorship(Record):
    """A pair of mentor and apprentice."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    from_on: date | None = fields.day("开始日期", required=True)
    to_on: date | None = fields.day("结束日期")
    mentor_id: int | None = fields.reference("师傅", "members")
    mentor: str = fields.text("师傅（不在名册）", width=5)
    apprentice_id: int | None = fields.reference("徒弟", "members")
    apprentice: str = fields.text("徒弟（不在名册）", width=5)
    goal: str = fields.text("帮带目标", width=16)
    outcome: str = fields.text("帮带情况", width=16)
    note: str = fields.long_text("备注", width=12)


MENTORSHIPS = RecordKind("mentorships", Mentorship, "师徒帮带", lambda one: one.goal or "师徒帮带")

MENTORSHIP_REGISTER = KeptRegister(
    kind=MENTORSHIPS,
    title="师徒帮带登记簿",
    section=TEAM,
    counted="对",
    day="from_on",
    last_day="to_on",
    is_open_ended=True,
    told_apart_by=("mentor_id", "apprentice_id"),
    persons=(PersonPair("mentor_id", "mentor"), PersonPair("apprentice_id", "apprentice")),
    columns=(
        KeptColumn("from_on", 22),
        KeptColumn("to_on", 22),
        KeptColumn("mentor_id", 24),
        KeptColumn("apprentice_id", 24),
        KeptColumn("goal", 60, is_wrapped=True),
        KeptColumn("outcome", 60, is_wrapped=True),
        KeptColumn("note", 34, is_wrapped=True, is_detail=True),
    ),
    hint="谁带谁、从什么时候到什么时候、帮带什么，一对一条。",
    synonyms={
        "from_on": "开始时间 结对日期 日期 时间",
        "to_on": "结束时间",
        "mentor_id": "导师 师父 帮带人",
        "apprentice_id": "学员 帮带对象 徒弟姓名",
        "goal": "帮带内容 目标 培养目标",
        "outcome": "帮带成效 效果",
    },
)
