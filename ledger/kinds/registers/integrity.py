"""廉政教育与谈话: study of the rules, warning education, integrity talks that are no 谈心谈话 of their own."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import INTEGRITY_KIND
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class IntegrityEvent(Record):
    """An event; one held as a meeting of 组织生活 names it, so that it is not counted twice."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    held_on: date | None = fields.day("日期", required=True)
    kind: str = fields.choice("教育类型", INTEGRITY_KIND, required=True, is_closed=False, width=6)
    title: str = fields.text("主题", required=True, width=18)
    place: str = fields.text("地点", width=10)
    host: str = fields.text("主持或主讲人", width=8)
    attendance: int = fields.whole("参加人数")
    meeting_id: int | None = fields.reference("对应会议", "meetings")
    content: str = fields.long_text("主要内容", width=20)
    note: str = fields.long_text("备注", width=12)


INTEGRITY_EVENTS = RecordKind("integrity_events", IntegrityEvent, "廉政教育", lambda one: one.title)
