"""师徒帮带: who helps whom, from when to when."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
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
