"""谈心谈话: who talked with whom, about what, and what was agreed."""

from dataclasses import dataclass
from datetime import date, time

from ledger import fields
from ledger.codes.meetings import RECORD_STATE
from ledger.codes.talks import OCCASION, TALK_ROLE
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk(Record):
    """A talk, planned or held. A confidential one shows its text on its own sheet only, after a question."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    occasion: str = fields.choice("谈话事由", OCCASION, is_closed=False, width=8)
    planned_on: date | None = fields.day("计划日期")
    held_on: date | None = fields.day("谈话日期")
    from_time: time | None = fields.clock("开始时间")
    to_time: time | None = fields.clock("结束时间")
    place: str = fields.text("地点", width=10)
    content: str = fields.long_text("谈话内容", width=30)
    difficulties: str = fields.long_text("困难和问题", width=20)
    suggestions: str = fields.long_text("意见建议", width=20)
    follow_up: str = fields.text("后续事项", width=18)
    follow_up_due_on: date | None = fields.day("办理时限")
    follow_up_done_on: date | None = fields.day("办结日期")
    outcome: str = fields.text("办理结果", width=16)
    is_confidential: bool = fields.flag("内容保密")
    state: str = fields.choice("记录状态", RECORD_STATE, width=4)
    written_on: date | None = fields.day("整理日期", hint="首次录入记录的日期，由程序填写")
    sealed_on: date | None = fields.day("定稿日期")
    sealed_by: str = fields.text("定稿人", width=5)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkPerson(Record):
    """Somebody who took part in a talk; three or more talkers and partners make it a group talk."""

    talk_id: int | None = fields.reference("谈话", "talks", required=True)
    role: str = fields.choice("谈话身份", TALK_ROLE, required=True, width=4)
    member_id: int | None = fields.reference("党员", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    post: str = fields.text("单位及职务", width=12)
    order_no: int = fields.whole("排列序号")


def _describe_talk(one: Talk) -> str:
    day = one.held_on or one.planned_on
    return f"{day.isoformat() if day else ''}谈心谈话"


TALKS = RecordKind(
    "talks",
    Talk,
    "谈心谈话",
    _describe_talk,
    ("occasion", "place", "content", "difficulties", "suggestions", "follow_up", "outcome", "note"),
)
TALK_PEOPLE = RecordKind("talk_people", TalkPerson, "谈话人员", lambda one: one.name or one.role, ("name", "post"))
